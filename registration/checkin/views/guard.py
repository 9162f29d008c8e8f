"""Devices show the secret that pairing gave them; no cookie is looked at."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django_ratelimit.core import is_ratelimited

from registration.checkin import access
from registration.checkin.models import Device
from symposium.lib.events import encode
from symposium.lib.rate_limits import is_past_limit
from symposium.program.models import Edition

DeviceView = Callable[..., HttpResponse]

# A device asks every three seconds and at each scan.
CALLS_OF_A_DEVICE = "240/m"
STRANGERS_CALLS = "60/m"


def answers(content: Mapping[str, Any] | str, status: int = 200) -> HttpResponse:
    """JSON for one device alone."""
    text = content if isinstance(content, str) else encode(dict(content))
    return HttpResponse(
        text,
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "private, no-store"},
    )


def for_devices(*, even_locked_out: bool = False) -> Callable[[DeviceView], DeviceView]:
    """Hand the view the device that calls. Strangers get 401; a device that is locked out gets
    410, on which it deletes all it holds."""

    def decorate(view: DeviceView) -> DeviceView:
        @csrf_exempt
        @wraps(view)
        def guarded(
            request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
            device = access.get_device_by_secret(edition, secret if scheme == "Bearer" else "")
            if device is None:
                # Only failures count: all devices of a hall may share one address.
                if is_past_limit(request, "checkin.strangers", STRANGERS_CALLS, methods=METHODS):
                    return answers({"code": "too_many"}, 429)
                return answers({"code": "not_paired"}, 401)
            if _is_past_limit(request, device):
                return answers({"code": "too_many"}, 429)
            if device.is_revoked and not even_locked_out:
                return answers({"code": "locked_out"}, 410)
            return view(request, device, *args, **kwargs)

        return guarded

    return decorate


METHODS = ("GET", "POST")


def _is_past_limit(request: HttpRequest, device: Device) -> bool:
    return settings.RATE_LIMITS_ENABLED and bool(
        is_ratelimited(
            request,
            group="checkin.device",
            key=lambda _group, _request: str(device.pk),
            rate=CALLS_OF_A_DEVICE,
            method=METHODS,
            increment=True,
        )
    )
