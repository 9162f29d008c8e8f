"""Who is at the other end of a socket. Nothing is looked up before something is asked."""

from types import SimpleNamespace
from typing import Any, Self, cast
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.cookie import parse_cookie
from django.utils.module_loading import import_string

from streaming.live.threads import in_thread
from streaming.questions.access import Participant
from symposium.accounts.models import User
from symposium.lib import viewers
from symposium.lib.addresses import address_of, client_address

Scope = dict[str, Any]
LONGEST_QUERY = 1_000


class Visitor:
    """The person behind a socket or request."""

    def __init__(self, *, viewer: str, address: str, session_key: str = "") -> None:
        self.viewer = viewer
        self.address = address
        self._session_key = session_key
        self._user: User | None = None
        self._is_known = not session_key

    @classmethod
    def of_scope(cls, scope: Scope) -> Self:
        headers = dict(scope["headers"])
        cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin1"))
        return cls(
            viewer=viewers.id_in(cookies.get(viewers.COOKIE, "")) or "",
            address=client_address(
                str((scope.get("client") or [""])[0]),
                headers.get(b"x-forwarded-for", b"").decode("latin1"),
            ),
            session_key=_session_key_of(cookies),
        )

    @classmethod
    def of_request(cls, request: HttpRequest) -> Self:
        return cls(
            viewer=viewers.viewer_of(request) or "",
            address=address_of(request),
            session_key=request.session.session_key or "",
        )

    async def user(self, *, anew: bool = False) -> User | None:
        """The signed-in person; one query for the first call, and for each one with `anew`."""
        if self._session_key and (anew or not self._is_known):
            self._user = await _user_of_session(self._session_key)
            self._is_known = True
        return self._user

    async def participant(self) -> Participant | None:
        """As somebody who may ask and vote; None for a browser without cookies."""
        user = await self.user()
        return Participant(user, self.viewer) if user or self.viewer else None


class Wanted:
    """What a browser asks for in a socket's address."""

    def __init__(self, query_string: bytes) -> None:
        query = parse_qs(query_string[:LONGEST_QUERY].decode("latin1"))
        self.after = query.get("after", [""])[0]
        self.moderators_after = query.get("moderators_after", [""])[0]
        self.as_moderator = query.get("as", [""])[0] == "moderator"
        language = query.get("language", [""])[0]
        codes = [code for code, _name in settings.LANGUAGES]
        self.language = language if language in codes else settings.LANGUAGE_CODE


def _session_key_of(cookies: dict[str, str]) -> str:
    """The session's key; empty for what none of ours can be, as a database might choke on it."""
    key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    return key if key.isascii() and key.isalnum() else ""


@in_thread
def _user_of_session(session_key: str) -> User | None:
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    request = SimpleNamespace(session=store(session_key))
    user = get_user(cast("HttpRequest", request))
    return user if isinstance(user, User) and user.is_active else None
