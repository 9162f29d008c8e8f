"""Publishing: what would change, the button, and what was published before."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.program import actions, queries
from symposium.program.forms import ReleaseForm
from symposium.program.models import Edition
from symposium.program.views.guard import organizers

PAGE_SIZE = 50


@organizers(Permission.PUBLISH_PROGRAM)
def publish(request: HttpRequest, edition: Edition) -> HttpResponse:
    latest = queries.release_history(edition).first()
    seen = {"after": latest.number if latest else 0}
    form = ReleaseForm(request.POST or None, initial=seen)
    if request.method == "POST" and form.is_valid():
        return _publish(request, edition, form)
    context = {
        "form": form,
        "changes": queries.changes_since_release(edition),
        "counts": queries.count_findings(queries.findings_of(edition)),
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
    except actions.PublishedMeanwhile as refusal:
        messages.warning(request, str(refusal))
        return redirect("program:publish", edition.slug)
    except (actions.NothingChanged, actions.NothingToPublish) as refusal:
        messages.info(request, str(refusal))
    else:
        text = _("The program is published as release %(number)d. Everybody sees it now.")
        messages.success(request, text % {"number": release.number})
    return redirect("program:releases", edition.slug)


@organizers()
def releases(request: HttpRequest, edition: Edition) -> HttpResponse:
    history = Paginator(queries.release_history(edition), PAGE_SIZE)
    context = {"page": history.get_page(request.GET.get("page"))}
    return render(request, "program/organize/releases.html", context)
