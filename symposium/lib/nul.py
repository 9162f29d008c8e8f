"""Keeps NUL characters away: nobody types one, and PostgreSQL refuses every text that has one.

Forms refuse it in their fields; here it is refused in addresses, and dropped from cookies.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase

NUL = "\0"


class NulMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if NUL in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            # No person reads this, so it costs neither a template nor a query.
            return HttpResponseBadRequest("No address has a NUL.\n", content_type="text/plain")
        for name, value in list(request.COOKIES.items()):
            if NUL in value:
                del request.COOKIES[name]
        return self.get_response(request)
