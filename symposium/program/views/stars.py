"""Stars of signed-in people. Without an account they stay on the device."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from symposium.lib.http import actor, same_for_everybody
from symposium.lib.rate_limits import limited
from symposium.program import access, actions, queries
from symposium.program.forms import StarForm, StarsForm
from symposium.program.models import Edition


@require_http_methods(["GET", "POST"])
@limited("stars", by_address="60/m", by_account="120/m")
def star(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Set a star or take it away; leads back to where the button stood.

    Strangers' pages carry no token, so without scripts their button merely asks (GET), and leads
    to the sign-in.
    """
    session = access.get_released_session(queries.released_program(edition), slug)
    address = reverse("program:session", args=[edition.slug, session.slug])
    if not request.user.is_authenticated:
        return redirect_to_login(address)
    if request.method != "POST":
        return redirect(address)
    form = StarForm(request.POST)
    form.is_valid()
    starred = bool(form.cleaned_data.get("starred"))
    actions.set_star(
        user=actor(request),
        session=access.get_row_of(edition, session),
        starred=starred,
        at=timezone.now(),
    )
    if request.accepts("text/html"):
        back = form.cleaned_data.get("next", "")
        ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        to_session = "" if "#" in back else f"#s-{session.number}"
        return redirect(f"{back}{to_session}" if ours else address)
    return JsonResponse({"starred": starred})


@require_safe
@same_for_everybody
@cache_control(max_age=60)
def slots(request: HttpRequest, edition: Edition) -> HttpResponse:
    """When each session is, so that a device can tell which of its stars overlap.

    `{guid: [start, end, title, address]}`; instants in seconds since 1970.
    """
    program = queries.released_program(edition)
    return JsonResponse(
        {
            session.guid: [
                int(session.starts_at.timestamp()),
                int(session.ends_at.timestamp()),
                str(session.title),
                reverse("program:session", args=[edition.slug, session.slug]),
            ]
            for session in program.sessions
        }
    )


@require_POST
@limited("stars", by_address="60/m", by_account="120/m")
def merge(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Bring the stars that a device has kept into the account, after signing in."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": "sign_in"}, status=403)
    form = StarsForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": "invalid", "fields": form.errors}, status=400)
    person = actor(request)
    actions.merge_stars(
        user=person, edition=edition, guids=form.cleaned_data["guids"], at=timezone.now()
    )
    return JsonResponse({"stars": sorted(queries.starred_guids(person, edition))})
