"""The words of letters: one page for each letter and language, with a look at the paper."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.access import registrations_for
from registration.documents import actions, tasks, wording
from registration.documents.forms import LetterTextForm
from registration.documents.models import IssuedDocument, LetterText
from registration.documents.samples import sample_of
from registration.documents.views import files
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition

LANGUAGES = dict(settings.LANGUAGES)


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def letters(request: HttpRequest, edition: Edition) -> HttpResponse:
    written = {(text.kind, text.language) for text in LetterText.objects.filter(edition=edition)}
    rows = [
        (kind, [(code, name, (kind.value, code) in written) for code, name in settings.LANGUAGES])
        for kind in LetterText.Kind
    ]
    return render(request, "documents/organize/letters.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.ISSUE_DOCUMENTS)
def letter(request: HttpRequest, edition: Edition, kind: str, language: str) -> HttpResponse:
    text = _text(edition, kind, language)
    form = LetterTextForm(request.POST if request.method == "POST" else None, instance=text)
    if form.is_valid():
        actions.save_text(text=text, changes=form.changes(), by=actor(request), at=timezone.now())
        messages.success(request, _("The text has been saved. Letters that are out keep theirs."))
        return redirect("documents:letter", edition.slug, kind, language)
    context = {
        "form": form,
        "text": text,
        "language_name": LANGUAGES[language],
        "allowed": sorted(wording.ALLOWED[LetterText.Kind(kind)]),
        "table": wording.TABLE,
    }
    status = 422 if form.is_bound else 200
    return render(request, "documents/organize/letter.html", context, status=status)


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def sample(request: HttpRequest, edition: Edition, kind: str, language: str) -> HttpResponse:
    """The letter as it is saved, with invented data. Nothing is issued."""
    _text(edition, kind, language)
    return files.download(sample_of(edition, kind, language), f"{kind}-{language}.pdf")


@require_POST
@requires(Permission.ISSUE_DOCUMENTS)
def invite(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Invitation letters for all confirmed people, as one file."""
    people = registrations_for(request.user, edition).confirmed().order_by("display_name", "pk")
    try:
        batch = actions.request_batch(
            edition=edition,
            kind=IssuedDocument.Kind.INVITATION,
            registration_ids=list(people.values_list("pk", flat=True)),
            by=actor(request),
            at=timezone.now(),
            run_by=tasks.make_batch,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("documents:letters", edition.slug)
    return redirect("documents:batch", edition.slug, batch.guid)


def _text(edition: Edition, kind: str, language: str) -> LetterText:
    """The text that is there, or a new one with the house's own words."""
    if kind not in LetterText.Kind.values or language not in LANGUAGES:
        raise Http404
    found = LetterText.objects.filter(edition=edition, kind=kind, language=language).first()
    if found is not None:
        return found
    with translation.override(language):
        return LetterText(edition=edition, kind=kind, language=language, **wording.usual(kind))
