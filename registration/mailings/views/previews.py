"""Words with a real person: shown, or sent to whoever writes them."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registration import letters
from registration.letters.values import addresses
from registration.mailings import actions, emails
from registration.mailings.forms import WordsForm
from registration.mailings.models import LetterTemplate
from registration.models import Registration, RegistrationQuerySet
from symposium.lib.http import actor

PEOPLE = 100


def people_of(rows: RegistrationQuerySet) -> list[Registration]:
    """From whom to choose; in the order of the latest registered."""
    return list(rows.with_details().select_related("user")[:PEOPLE])


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def wants_preview(request: HttpRequest) -> bool:
    return "preview" in request.POST or "test" in request.POST


def preview(
    request: HttpRequest, form: WordsForm, people: list[Registration], *, purpose: str
) -> dict[str, Any] | None:
    """The letter as the chosen person would get it; None while nobody is registered."""
    chosen = _chosen(request, people)
    if chosen is None:
        return None
    words = form.words
    letter = LetterTemplate(subject=words.subject, text=words.text)
    nonce = str(getattr(request, "csp_nonce", ""))
    parts = emails.mailing_parts(letter, purpose=purpose, registration=chosen, nonce=nonce)
    return _told(request, parts, chosen)


def preview_kind(
    request: HttpRequest, form: WordsForm, people: list[Registration], *, kind: str
) -> dict[str, Any] | None:
    """A letter of registration with these words."""
    chosen = _chosen(request, people)
    if chosen is None:
        return None
    words = letters.Words(form.words.subject, form.words.text)
    written = letters.written(
        chosen,
        kind=kind,
        to=chosen.email,
        context={"nonce": str(getattr(request, "csp_nonce", "")), **_examples(chosen)},
        words=words,
    )
    parts = emails.Parts(written.subject, written.text, written.html)
    return _told(request, parts, chosen)


def our_words(people: list[Registration], *, kind: str) -> letters.Written | None:
    """What we write in a letter of this kind, in the organizer's language."""
    if not people:
        return None
    example = copy(people[0])
    example.language = get_language() or "en"
    return letters.written(
        example, kind=kind, to=example.email, context=_examples(example), words=None
    )


def _told(request: HttpRequest, parts: emails.Parts, chosen: Registration) -> dict[str, Any]:
    if "test" in request.POST:
        person = actor(request)
        actions.send_test(parts=parts, to=person)
        messages.success(request, _("Sent to %(address)s.") % {"address": person.email})
    return {"parts": parts, "person": chosen}


def _chosen(request: HttpRequest, people: list[Registration]) -> Registration | None:
    wanted = request.POST.get("person", "")
    return next((one for one in people if str(one.pk) == wanted), people[0] if people else None)


def _examples(registration: Registration) -> dict[str, object]:
    """What the part of ours that follows the words would name."""
    return {**addresses(registration.edition), "until": "…", "workshop": "…", "colleague": "…"}
