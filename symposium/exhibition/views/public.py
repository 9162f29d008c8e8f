"""The exhibition as visitors walk through it."""

from csp.constants import WASM_UNSAFE_EVAL
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from symposium.exhibition import access, queries
from symposium.exhibition.forms import choice_from
from symposium.lib import sdg
from symposium.program.models import Edition

# The 3D viewer brings one <style> of its own, and decoders in WebAssembly. The hash is that of its
# present version; `model-viewer.test.ts` tells when a newer one needs another.
VIEWER_STYLE = "'sha256-PXtZZkJMMyc18o/DN1ZEFOJ2qEGq95IQbVaJFMOXOb0='"
with_viewer = csp_update({"script-src": [WASM_UNSAFE_EVAL], "style-src": [VIEWER_STYLE]})


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The entrance and the walls; with a choice in the address, the plates that fit it."""
    wall = queries.wall(edition, choice_from(request.GET), page=request.GET.get("page"))
    context = {"wall": wall, "goals": sdg.goals().values()}
    return render(request, "exhibition/index.html", context)


@require_safe
def works(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where people look who shorten a work's address."""
    return redirect("exhibition:index", edition.slug)


@require_safe
def work(request: HttpRequest, edition: Edition, slug: str) -> HttpResponseBase:
    exhibit = access.get_exhibit_for(request.user, edition, slug)
    page = queries.work_page(exhibit)
    context = {"exhibit": exhibit, "work": exhibit.work, "page": page}

    def answer(request: HttpRequest) -> HttpResponseBase:
        return render(request, "exhibition/work.html", context)

    return (with_viewer(answer) if page.model else answer)(request)


@require_safe
def institutions(request: HttpRequest, edition: Edition) -> HttpResponse:
    context = {"places": queries.institutions_on_show(edition)}
    return render(request, "exhibition/institutions.html", context)


@require_safe
def institution(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    museum = access.get_institution_for(request.user, edition, slug)
    if museum.slug != slug:
        return redirect("exhibition:institution", edition.slug, museum.slug, permanent=True)
    context = {"museum": museum, "exhibits": queries.exhibits_of(edition, museum)}
    return render(request, "exhibition/institution.html", context)
