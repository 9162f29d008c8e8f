"""The front door and an edition's opening page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from symposium.home import access, queries
from symposium.lib import time_zones
from symposium.program.models import Edition


def front(request: HttpRequest) -> HttpResponse:
    """Lead to the current edition in the visitor's language."""
    with translation.override(translation.get_language_from_request(request)):
        response = redirect("home:index", access.get_front_edition().slug)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    opening = queries.opening_page(edition, at=timezone.now())
    context = {"opening": opening, "zone_is_chosen": time_zones.is_chosen(request)}
    return render(request, "home/index.html", context)
