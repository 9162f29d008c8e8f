"""Publishing: what is open, what would change, who is told, the button, and what was published."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from symposium.accounts.roles import Permission
from symposium.lib import after_commit
from symposium.lib.http import actor
from symposium.program import access, actions, emails, queries, tasks
from symposium.program.forms import ReleaseForm, RestoreForm
from symposium.program.models import Edition
from symposium.program.views.guard import organizers

PAGE_SIZE = 50
LETTERS_ON_A_PAGE = 100


@organizers(Permission.PUBLISH_PROGRAM)
def publish(request: HttpRequest, edition: Edition) -> HttpResponse:
    latest = queries.release_history(edition).first()
    seen = {"after": latest.number if latest else 0}
    form = ReleaseForm(request.POST or None, initial=seen)
    if request.method == "POST" and form.is_valid():
        return _publish(request, edition, form)
    context = {
        "form": form,
        "gate": queries.gate_of(edition, is_first=latest is None),
        "latest": latest,
    }
    return render(request, "program/organize/publish.html", context)


def _publish(request: HttpRequest, edition: Edition, form: ReleaseForm) -> HttpResponse:
    try:
        release = actions.publish_program(
            edition=edition,
            by=actor(request),
            at=timezone.now(),
            note=form.cleaned_data["note"],
            after=form.cleaned_data["after"],
        )
    except (actions.PublishedMeanwhile, actions.Unresolved) as refusal:
        messages.warning(request, str(refusal))
        return redirect("program:publish", edition.slug)
    except (actions.NothingChanged, actions.NothingToPublish) as refusal:
        messages.info(request, str(refusal))
        return redirect("program:releases", edition.slug)
    after_commit.run_task(tasks.send_notices)
    text = _("The program is published as release %(number)d. Everybody sees it now.")
    messages.success(request, text % {"number": release.number})
    return redirect("program:release", edition.slug, release.number)


@require_safe
@organizers(Permission.PUBLISH_PROGRAM)
def letter(request: HttpRequest, edition: Edition, language: str) -> HttpResponse:
    """The letter that the next release would bring to somebody with this language, as it looks."""
    changes = queries.draft_changes(edition)
    recipients = queries.recipients_of(
        edition, changes, is_first=not queries.released_program(edition).number
    )
    notice = queries.draft_notice(edition, recipients, language=language, at=timezone.now())
    if notice is None:
        raise Http404(_("Nobody would get a letter in this language."))
    content = queries.notice_content(notice, changes)
    nonce = str(getattr(request, "csp_nonce", ""))
    return HttpResponse(emails.notice_parts(notice, content, nonce=nonce)["html"])


@organizers()
def releases(request: HttpRequest, edition: Edition) -> HttpResponse:
    history = Paginator(queries.release_history(edition), PAGE_SIZE)
    context = {"page": history.get_page(request.GET.get("page"))}
    return render(request, "program/organize/releases.html", context)


@require_safe
@organizers(Permission.PUBLISH_PROGRAM)
def release(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """One release: what it changed, who was told of it and when, and the way back to it."""
    shown = access.get_release_for(request.user, edition, number)
    letters = Paginator(shown.notices.all(), LETTERS_ON_A_PAGE)
    context = {
        "release": queries.changes_of(shown),
        "shown": shown,
        "page": letters.get_page(request.GET.get("page")),
        "states": queries.notice_states(shown, at=timezone.now()),
        "program": queries.released_program(edition),
        "form": RestoreForm(),
    }
    return render(request, "program/organize/release.html", context)


@require_POST
@organizers(Permission.PUBLISH_PROGRAM)
def send_again(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Once more to all whose letter has failed or has perhaps been lost."""
    shown = access.get_release_for(request.user, edition, number)
    count = actions.send_again(release=shown, by=actor(request), at=timezone.now())
    after_commit.run_task(tasks.send_notices)
    text = ngettext("%(count)d letter is sent again.", "%(count)d letters are sent again.", count)
    messages.success(request, text % {"count": count})
    return redirect("program:release", edition.slug, number)


@require_POST
@organizers(Permission.PUBLISH_PROGRAM)
def restore(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Bring a release back as the next one; the draft stays as it is."""
    shown = access.get_release_for(request.user, edition, number)
    form = RestoreForm(request.POST)
    form.is_valid()
    try:
        made = actions.restore_release(
            release=shown,
            by=actor(request),
            at=timezone.now(),
            note=form.cleaned_data.get("note", ""),
        )
    except actions.NothingChanged:
        text = _("The public reads the program of release %(number)d already.")
        messages.info(request, text % {"number": number})
        return redirect("program:release", edition.slug, number)
    after_commit.run_task(tasks.send_notices)
    text = _("Release %(number)d is back, as release %(made)d. The draft has stayed as it was.")
    messages.success(request, text % {"number": number, "made": made.number})
    return redirect("program:release", edition.slug, made.number)
