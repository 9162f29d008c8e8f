"""A small institution that speaks OpenID Connect over real HTTP, for one client of its own."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "symposium", "between-us-only"


@dataclass
class Institution:
    """Whoever comes to it is `person`, signed in there already."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    refuses: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        if asked["client_id"] != CLIENT:
            raise PermissionError
        if self.refuses:
            answer = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            answer = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def token(self, asked: dict[str, str]) -> dict[str, Any]:
        """A code counts once, for the client whose secret and verifier come with it."""
        before = self.codes.pop(asked["code"])
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (asked["client_id"], asked["client_secret"]) != (CLIENT, SECRET):
            raise PermissionError
        if challenge != before["code_challenge"] or asked["redirect_uri"] != before["redirect_uri"]:
            raise PermissionError
        access = secrets.token_urlsafe(16)
        self.tokens[access] = self.person
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.person}
        signed = jwt.encode(claims, SECRET * 3, algorithm="HS256")
        return {"access_token": access, "token_type": "Bearer", "id_token": signed}


@contextmanager
def running() -> Iterator[Institution]:
    institution = Institution()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            institution.asked.append(path)
            if path == "/.well-known/openid-configuration":
                self._say(institution.configuration())
            elif path == "/authorize":
                asked = {key: value for key, [value] in query.items()}
                self.send_response(302)
                self.send_header("Location", institution.authorize(asked))
                self.end_headers()
            elif path == "/userinfo":
                bearer = self.headers["Authorization"].removeprefix("Bearer ")
                self._say(institution.tokens[bearer])
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            institution.asked.append(self.path)
            try:
                self._say(institution.token({k: v for k, [v] in parse_qs(body).items()}))
            except (KeyError, PermissionError):
                self.send_error(400)

        def _say(self, answer: dict[str, Any]) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    institution.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield institution
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
