"""“What people are told”: the edition's own words for the letters of registration; templates."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.letters.kinds import KINDS
from registration.mailings import access, actions
from registration.mailings.forms import KindForm, TemplateForm
from registration.mailings.models import LetterTemplate, LetterWords
from registration.mailings.views.mailings import senders_only
from registration.mailings.views.previews import (
    our_words,
    people_of,
    posted,
    preview,
    preview_kind,
    wants_preview,
)
from registration.models import Registration
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@never_cache
@require_GET
@senders_only
def words(request: HttpRequest, edition: Edition) -> HttpResponse:
    own = set(LetterWords.objects.filter(edition=edition).values_list("kind", flat=True))
    context = {
        "kinds": [(slug, kind.label, slug in own) for slug, kind in KINDS.items()],
        "templates": LetterTemplate.objects.filter(edition=edition),
    }
    return render(request, "mailings/told.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
@limited("mailings.write", by_address="300/h", by_account="300/h")
def kind(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404(_("There is no such letter."))
    own = LetterWords.objects.filter(edition=edition, kind=kind).first()
    form = KindForm(posted(request), edition=edition, kind=kind, own=own)
    people = people_of(Registration.objects.filter(edition=edition))
    context = {"form": form, "people": people, "kind": kind, "label": KINDS[kind].label}
    context |= {"own": own, "has_part": KINDS[kind].has_part}
    context["ours"] = our_words(people, kind=kind)
    if request.method == "POST" and form.is_valid():
        if not wants_preview(request):
            actions.save_words(
                edition=edition,
                kind=kind,
                subject=form.words.subject,
                text=form.words.text,
                by=actor(request),
                at=timezone.now(),
            )
            messages.success(request, _("The words are saved."))
            return redirect("mailings:words", edition.slug)
        context["preview"] = preview_kind(request, form, people, kind=kind)
    return render(request, "mailings/words.html", context, status=422 if form.errors else 200)


@require_POST
@senders_only
def drop(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    actions.drop_words(edition=edition, kind=kind, by=actor(request), at=timezone.now())
    messages.success(request, _("The letter has our own words again."))
    return redirect("mailings:words", edition.slug)


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
@limited("mailings.write", by_address="300/h", by_account="300/h")
def create_template(request: HttpRequest, edition: Edition) -> HttpResponse:
    return _template(request, edition, LetterTemplate(edition=edition))


@never_cache
@require_http_methods(["GET", "POST"])
@senders_only
@limited("mailings.write", by_address="300/h", by_account="300/h")
def template(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _template(request, edition, access.get_template_for(request.user, edition, pk))


@require_POST
@senders_only
def delete_template(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_template_for(request.user, edition, pk)
    actions.delete_template(template=found, by=actor(request), at=timezone.now())
    messages.success(request, _("The template is deleted."))
    return redirect("mailings:words", edition.slug)


def _template(request: HttpRequest, edition: Edition, found: LetterTemplate) -> HttpResponse:
    form = TemplateForm(posted(request), template=found)
    people = people_of(Registration.objects.filter(edition=edition))
    context = {"form": form, "people": people, "template": found, "is_template": True}
    if request.method == "POST" and form.is_valid():
        if not wants_preview(request):
            actions.save_template(template=form.to_template(), by=actor(request), at=timezone.now())
            messages.success(request, _("The template is saved."))
            return redirect("mailings:words", edition.slug)
        purpose = form.cleaned_data["purpose"]
        context["preview"] = preview(request, form, people, purpose=purpose)
    return render(request, "mailings/words.html", context, status=422 if form.errors else 200)
