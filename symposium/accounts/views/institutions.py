"""The way to an institution's own sign-in and back (OpenID Connect).

The way back has one address, in English, so that an institution need register no more than that.
"""

import logging

import requests
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from symposium.accounts.adapters.institutions import LANGUAGE
from symposium.lib.rate_limits import limited

log = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "POST"])
@limited("institution", by_address="200/m")
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the institution's page. A form of ours may not lead to another site by itself, says our
    own Content-Security-Policy; so the answer is a page that goes on."""
    if request.method == "GET":
        page: HttpResponse = views.login(request, provider_id)
        return page
    request.session[LANGUAGE] = translation.get_language()
    try:
        with translation.override(settings.LANGUAGE_CODE):
            answer: HttpResponse = views.login(request, provider_id)
    except (requests.RequestException, ValueError, KeyError):
        log.warning("The institution %s does not answer as it should.", provider_id, exc_info=True)
        return render(request, "socialaccount/authentication_error.html", status=502)
    if "Location" not in answer:
        return answer
    return render(request, "socialaccount/onward.html", {"address": answer["Location"]})


@never_cache
@require_GET
@limited("institution.back", by_address="200/m", methods=("GET",))
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    answer: HttpResponse = views.callback(request, provider_id)
    return answer
