"""The installable page itself: the same for everybody, for what it shows is on the device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from symposium.lib.http import same_for_everybody
from symposium.program.models import Edition

PAPER = "#faf6ed"


@same_for_everybody
@require_safe
@cache_control(no_cache=True)
def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything else happens in the browser, which may be without a network."""
    base = reverse("checkin:page", args=[edition.slug])
    settings_of_page = {
        "edition": edition.slug,
        "base": base,
        "languages": [{"code": code, "name": name} for code, name in settings.LANGUAGES],
    }
    return render(request, "checkin/page.html", {"settings_of_page": settings_of_page})


@same_for_everybody
@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest, edition: Edition) -> JsonResponse:
    """https://www.w3.org/TR/appmanifest/"""
    base = reverse("checkin:page", args=[edition.slug])
    name = _("Check-in: %(edition)s") % {"edition": edition}
    content = {
        "name": name,
        "short_name": _("Check-in"),
        "id": base,
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static("check-in-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("check-in-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("check-in-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@same_for_everybody
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The service worker; it keeps this page for hours without a network, and nothing above it."""
    built = settings.BASE_DIR / "frontend" / "dist" / "check-in-worker.js"
    # Without a built front end there is no page to keep either.
    script = built.read_text(encoding="utf-8") if built.exists() else ""
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
