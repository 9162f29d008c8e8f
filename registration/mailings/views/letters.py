"""One letter as it was sent; addresses from which letters came back; reminders."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.mailings import access, actions, queries
from registration.mailings.forms import ReminderForm
from registration.mailings.models import Letter, ReminderSwitch
from registration.mailings.views.mailings import ROWS_A_PAGE, senders_only
from symposium.lib.http import actor
from symposium.program.models import Edition

Standing = Letter.Standing


@never_cache
@require_GET
@senders_only
def letter(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_letter_for(request.user, edition, pk)
    standing = found.standing_at(timezone.now())
    context = {
        "letter": found,
        "standing": standing,
        "bounces": found.bounces.all(),
        "can_be_sent": standing not in {Standing.WAITING, Standing.GOING},
        "is_unclear": standing == Standing.UNCLEAR,
    }
    return render(request, "mailings/letter.html", context)


@require_POST
@senders_only
def again(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_letter_for(request.user, edition, pk)
    try:
        actions.send_again(letter=found, by=actor(request), at=timezone.now())
        messages.success(request, _("The letter is on its way again."))
    except actions.LetterOnItsWay as refusal:
        messages.error(request, str(refusal))
    return redirect("mailings:letter", edition.slug, pk)


@never_cache
@require_GET
@senders_only
def bounces(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What came back; `?all=1` shows what is settled and what may pass, too."""
    rows = access.bounces_of(edition).select_related(
        "letter__registration", "letter__mailing", "cleared_by"
    )
    shows_all = bool(request.GET.get("all"))
    rows = rows if shows_all else rows.filter(is_hard=True, cleared_at=None)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mailings/bounces.html", {"page": page, "shows_all": shows_all})


@require_POST
@senders_only
def clear(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    bounce = access.get_bounce_for(request.user, edition, pk)
    actions.clear_bounce(bounce=bounce, edition=edition, by=actor(request), at=timezone.now())
    text = _("Letters go to %(address)s again.")
    messages.success(request, text % {"address": bounce.email})
    return redirect("mailings:bounces", edition.slug)


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
def reminders(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Whether people are reminded, and those who would be."""
    switch = ReminderSwitch.objects.filter(edition=edition).first()
    if request.method == "POST":
        form = ReminderForm(request.POST)
        form.is_valid()
        actions.switch_reminders(
            edition=edition,
            is_on=form.cleaned_data["is_on"],
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("mailings:reminders", edition.slug)
    sent = Letter.objects.filter(edition=edition, kind__in=[Letter.DAY, Letter.SOON])
    page = Paginator(sent, ROWS_A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        "form": ReminderForm(initial={"is_on": switch.is_on if switch else True}),
        "count": len(queries.readers(edition)),
        "page": page,
        "letters": [(one, one.standing_at(now)) for one in page],
    }
    return render(request, "mailings/reminders.html", context)
