"""The words of a call's letters: write, look at them with a real proposal, try them on oneself."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from symposium.calls import access, actions, emails, queries, wording
from symposium.calls.forms import LetterForm
from symposium.calls.models import Call, LetterKind, LetterTemplate, Submission
from symposium.calls.views.organize import managers_only
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@managers_only
@require_safe
def index(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    own = set(LetterTemplate.objects.filter(call=call).values_list("kind", flat=True))
    kinds = [(kind, kind.value in own) for kind in LetterKind]
    context = {
        "call": call,
        "kinds": kinds,
        "failed": queries.letters_of(call, failed=True),
        "letters": queries.letters_of(call),
    }
    return render(request, "calls/organize/letters.html", context)


@managers_only
@limited("calls.letters", by_address="120/h", by_account="120/h")
def edit(request: HttpRequest, edition: Edition, slug: str, kind: str) -> HttpResponse:
    """The words in each language. `preview` shows them with a real proposal, `test` sends that to
    whoever asks; neither saves."""
    call = access.get_call_to_manage(request.user, edition, slug)
    if kind not in LetterKind.values:
        raise Http404(_("There is no such letter."))
    form = LetterForm(request.POST or None, call=call, kind=kind)
    context: dict[str, Any] = {
        "call": call,
        "kind": LetterKind(kind),
        "form": form,
        "placeholders": [
            (f"{{{name}}}", meaning)
            for name, meaning in wording.MEANINGS.items()
            if name in wording.ALLOWED[kind]
        ],
        "examples": list(call.submissions.sent()[:50]),
        "letter_languages": settings.LANGUAGES,
    }
    if request.method == "POST" and form.is_valid():
        template = form.to_template()
        if "preview" not in request.POST and "test" not in request.POST:
            actions.save_template(template=template, by=actor(request), at=timezone.now())
            messages.success(request, _("The words are saved."))
            return redirect("calls:letters", edition.slug, slug)
        context["preview"] = _preview(request, call, kind, template)
    status = 422 if form.errors else 200
    return render(request, "calls/organize/letter.html", context, status=status)


def _preview(
    request: HttpRequest, call: Call, kind: str, template: LetterTemplate
) -> dict[str, Any] | None:
    """The letter with a real proposal in one language; None while there is no proposal."""
    examples = call.submissions.sent().select_related("call__edition", "owner")
    chosen = examples.filter(code=request.POST.get("example", "")).first() or examples.first()
    if chosen is None:
        return None
    language = request.POST.get("language", "")
    language = language if language in dict(settings.LANGUAGES) else call.languages[0]
    words = emails.written(kind, chosen, _reader(chosen, language), template)
    if "test" in request.POST:
        person = actor(request)
        actions.send_test(subject=words.subject, text=words.text, to=person)
        messages.success(request, _("Sent to %(address)s.") % {"address": person.email})
    return {"words": words, "example": chosen, "language": language}


def _reader(submission: Submission, language: str) -> emails.Reader:
    """The owner, as if they read this language, and without a link that would act in their name."""
    owner = emails.owner_of(submission)
    return emails.Reader(owner.name, owner.email, language)


@require_POST
@managers_only
def reset(request: HttpRequest, edition: Edition, slug: str, kind: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    actions.drop_template(call=call, kind=kind, by=actor(request), at=timezone.now())
    messages.success(request, _("The letter has our own words again."))
    return redirect("calls:letter", edition.slug, slug, kind)


@require_POST
@managers_only
def again(request: HttpRequest, edition: Edition, slug: str, pk: int) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    letter = access.get_letter_to_manage(request.user, call, pk)
    actions.send_again(letter=letter, by=actor(request), at=timezone.now())
    messages.success(request, _("The letter is on its way again."))
    return redirect("calls:letters", edition.slug, slug)
