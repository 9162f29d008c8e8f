"""Mailings: all of them, a new one, its words, its recipients, and how far it has come."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from registration.mailings import access, actions, queries
from registration.mailings.forms import MailingForm, RecipientsForm
from registration.mailings.models import Letter, LetterTemplate, Mailing
from registration.mailings.views.previews import (
    people_of,
    posted,
    preview,
    wants_preview,
)
from registration.models import Registration
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
LANGUAGE_NAMES = dict(settings.LANGUAGES)
senders_only = requires(Permission.SEND_MESSAGES)


@never_cache
@require_GET
@senders_only
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    mailings = queries.mailings_of(edition)
    progress = queries.progress(mailings, at=timezone.now())
    rows = [(one, progress[one.pk]) for one in mailings]
    return render(request, "mailings/index.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
@limited("mailings.write", by_address="300/h", by_account="300/h")
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The words of a new one, from a template if `?template=` names one. Nothing is saved by
    `preview` and `test`."""
    templates = LetterTemplate.objects.filter(edition=edition)
    wanted = request.GET.get("template", "")
    template = templates.filter(pk=wanted).first() if wanted.isdecimal() else None
    form = MailingForm(posted(request), edition=edition, template=template)
    if request.method == "POST" and form.is_valid() and not wants_preview(request):
        mailing = actions.create_mailing(
            edition=edition,
            subject=form.words.subject,
            text=form.words.text,
            purpose=form.cleaned_data["purpose"],
            by=actor(request),
            at=timezone.now(),
        )
        return redirect("mailings:recipients", edition.slug, mailing.pk)
    return _words_page(request, edition, form, templates=templates, template=template)


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
@limited("mailings.write", by_address="300/h", by_account="300/h")
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    mailing = access.get_mailing_for(request.user, edition, pk)
    if not mailing.is_draft:
        messages.error(request, str(actions.AlreadyStarted()))
        return redirect("mailings:mailing", edition.slug, pk)
    form = MailingForm(posted(request), edition=edition, mailing=mailing)
    if request.method == "POST" and form.is_valid() and not wants_preview(request):
        try:
            actions.change_mailing(
                mailing=mailing,
                version=form.cleaned_data["version"] or 0,
                by=actor(request),
                at=timezone.now(),
                subject=form.words.subject,
                text=form.words.text,
                purpose=form.cleaned_data["purpose"],
            )
        except (actions.AlreadyStarted, actions.ChangedMeanwhile) as refusal:
            form.add_error(None, str(refusal))
            return _words_page(request, edition, form, mailing=mailing, is_newer=True)
        messages.success(request, _("The words are saved."))
        return redirect("mailings:mailing", edition.slug, pk)
    return _words_page(request, edition, form, mailing=mailing)


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
def recipients(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Choose and look (GET), then keep what the address says (POST)."""
    mailing = access.get_mailing_for(request.user, edition, pk)
    chosen = request.GET.dict() if request.GET else mailing.wanted
    form = RecipientsForm(request.POST if request.method == "POST" else chosen, edition=edition)
    if request.method == "POST" and not form.errors:
        try:
            actions.change_mailing(
                mailing=mailing,
                version=mailing.version,
                by=actor(request),
                at=timezone.now(),
                wanted=form.to_keep(),
            )
        except (actions.AlreadyStarted, actions.ChangedMeanwhile) as refusal:
            messages.error(request, str(refusal))
        return redirect("mailings:mailing", edition.slug, pk)
    page = Paginator(form.rows.with_details(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"mailing": mailing, "form": form, "page": page}
    status = 422 if request.method == "POST" else 200
    return render(request, "mailings/recipients.html", context, status=status)


@never_cache
@require_GET
@senders_only
def mailing(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A draft with what is to be looked at before it starts; else its progress and letters."""
    found = access.get_mailing_for(request.user, edition, pk)
    if found.is_draft:
        form = RecipientsForm(found.wanted, edition=edition)
        context = {
            "mailing": found,
            "summary": queries.summary(found, form.rows),
            "filters": _said(form),
            "is_gone": bool(form.errors),
            "languages": [LANGUAGE_NAMES[code] for code in found.text if found.text[code]],
        }
        return render(request, "mailings/draft.html", context)
    now = timezone.now()
    standing = request.GET.get("standing", "")
    rows = queries.letters_of(found, standing=standing, at=now)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mailing": found,
        "progress": queries.progress_of(found, at=now),
        "page": page,
        "letters": [(letter, letter.standing_at(now)) for letter in page],
        "standing": standing,
        "standings": Letter.Standing.choices,
    }
    return render(request, "mailings/mailing.html", context)


@never_cache
@require_GET
@senders_only
def progress(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What the page asks for again and again while letters leave."""
    found = access.get_mailing_for(request.user, edition, pk)
    counted = queries.progress_of(found, at=timezone.now())
    names = ("waiting", "going", "sent", "returned", "failed", "unclear", "left_out")
    return JsonResponse(
        {
            "state": found.state,
            "percent": counted.percent,
            "done": counted.done,
            "addressed": counted.addressed,
            **{name: getattr(counted, name) for name in names},
        }
    )


def _words_page(
    request: HttpRequest,
    edition: Edition,
    form: MailingForm,
    *,
    mailing: Mailing | None = None,
    **context: Any,
) -> HttpResponse:
    rows = Registration.objects.filter(edition=edition)
    if mailing is not None:
        rows = RecipientsForm(mailing.wanted, edition=edition).rows
    people = people_of(rows)
    if request.method == "POST" and form.is_valid() and wants_preview(request):
        purpose = form.cleaned_data["purpose"]
        context["preview"] = preview(request, form, people, purpose=purpose)
    if context.get("is_newer") and mailing is not None:
        mailing.refresh_from_db()
        form.data = _with_version(request.POST, mailing.version)
    context |= {"form": form, "mailing": mailing, "people": people}
    return render(request, "mailings/words.html", context, status=422 if form.errors else 200)


def _with_version(data: QueryDict, version: int) -> QueryDict:
    """What was typed, ready to be saved over what somebody else has written meanwhile."""
    copied = data.copy()
    copied["version"] = str(version)
    return copied


def _said(form: RecipientsForm) -> list[tuple[str, str]]:
    """The filters that narrow, in words: (field, choice)."""
    told = []
    for field in form.shown_fields:
        value = form.cleaned_data.get(field.name)
        choices = dict(getattr(field.field, "choices", []))
        if value or field.name == "state":
            told.append((str(field.label), str(choices.get(value or "", value))))
    return told
