"""A person's own calendar: the page with its secret address, what calendars read there, and the
stars of a device as a file."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program import access, actions, queries
from symposium.program.formats import ical
from symposium.program.forms import DeviceStarsForm
from symposium.program.models import Edition
from symposium.program.queries import OwnSessions
from symposium.program.views.publication import publication_of

READING = ("GET", "HEAD")


@require_safe
@never_cache
def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """For everybody: with an account the address, without one the file of the device's stars."""
    context: dict[str, object] = {}
    if request.user.is_authenticated:
        person = actor(request)
        calendar = queries.personal_calendar_of(person, edition)
        context["own"] = queries.own_sessions(person, edition, queries.released_program(edition))
        context["calendar"] = calendar
        if calendar:
            path = reverse("program:calendar_feed", args=[edition.slug, calendar.secret])
            address = settings.SITE_URL + path
            context["address"] = address
            context["subscribe"] = "webcal://" + address.partition("://")[2]
    response = render(request, "program/calendar.html", context)
    # The page holds a secret: no other site learns its address, no search engine keeps it.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@limited("calendar", by_address="30/m", by_account="30/m")
def change(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Make the address, or another one; with `revoke` end it."""
    if not request.user.is_authenticated:
        return redirect("program:calendar", edition.slug)
    if request.POST.get("revoke"):
        actions.revoke_calendar(edition=edition, user=actor(request))
        messages.success(request, _("The address is gone. Calendars find nothing there any more."))
    else:
        actions.make_calendar(edition=edition, user=actor(request), at=timezone.now())
        messages.success(
            request,
            _("This is your address. One that you had before leads nowhere now."),
        )
    return redirect("program:calendar", edition.slug)


@require_safe
@limited("calendar.feed", by_address="600/m", methods=READING)
def feed(request: HttpRequest, edition: Edition, secret: str) -> HttpResponse:
    """The sessions of whoever has the secret. Kept by nobody but the calendar that asked."""
    calendar = access.get_personal_calendar(edition, secret)
    own = queries.own_sessions(
        calendar.user,
        edition,
        queries.released_program(edition),
        dropped=calendar.dropped,
    )
    return _answer(edition, own)


@require_safe
@limited("calendar.starred", by_address="60/m", methods=READING)
def starred(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The sessions that a device names, as a file; what is unknown among them is passed over."""
    form = DeviceStarsForm(request.GET)
    if not form.is_valid():
        return HttpResponse(
            " ".join(map(str, form.errors["guids"])),
            status=400,
            content_type="text/plain; charset=utf-8",
        )
    program = queries.released_program(edition)
    own = queries.chosen_sessions(program, guids=form.cleaned_data["guids"])
    response = _answer(edition, own)
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-stars.ics"'
    return response


def _answer(edition: Edition, own: OwnSessions) -> HttpResponse:
    name = _("%(edition)s: my sessions") % {"edition": edition.name}
    publication = publication_of(edition, queries.released_program(edition))
    content = ical.write_chosen(publication, ical.Chosen(name, own.sessions, own.cancelled))
    response = HttpResponse(content, content_type=ical.CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
