"""Health for machines, and friendly answers for people when something went wrong."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from symposium.lib.addresses import address_of
from symposium.operations import queries

LOOPBACK = {"127.0.0.1", "::1"}


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives. Touches nothing else, so that a broken database restarts no one."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The parts that pages need answer; 503 names the one that does not."""
    parts = queries.parts_ready()
    return JsonResponse({"parts": parts}, status=200 if all(parts.values()) else 503)


# Lets go of all that the worker has kept, and of the worker itself.
NO_WORKER = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("program-")) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
"""


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the program for reading without a network, for the whole site.

    With OFFLINE_COPIES=0 it is one that takes everything back, also where the other one works.
    """
    built = settings.BASE_DIR / "frontend" / "dist" / "service-worker.js"
    if settings.OFFLINE_COPIES and built.exists():
        script = built.read_text(encoding="utf-8")
    else:
        script = NO_WORKER
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text format, for the machine itself or the bearer of METRICS_TOKEN."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    with_token = bool(token) and secrets.compare_digest(given.encode(), token.encode())
    if not with_token and (settings.PRODUCTION or address_of(request) not in LOOPBACK):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lay open too long: say so, and that the way back keeps what was typed."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without request and context: it must work when the database does not."""
    return HttpResponse(render_to_string("500.html"), status=500)
