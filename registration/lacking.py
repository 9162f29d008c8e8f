"""What a registration still lacks, from every app that asks something of it.

An app calls `register` with a source of its own when it starts; nothing is imported upwards.
"""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from registration import names
from registration.models import Registration
from registration.queries import answers

# For many registrations at once: sentences or nouns by id, in the reader's language.
Source = Callable[[Sequence[Registration]], Mapping[int, list[str]]]
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def of(registrations: Sequence[Registration]) -> dict[int, list[str]]:
    """What each of them lacks, by id; an empty list where nothing does. Those who do not come
    lack nothing. All belong to one edition."""
    coming = [one for one in registrations if one.state not in ("canceled", "declined")]
    if not coming:
        return {one.pk: [] for one in registrations}
    found: dict[int, list[str]] = {one.pk: [] for one in registrations}
    for one in coming:
        found[one.pk] += _own(one)
    for source in (_answers, *_sources):
        for pk, words in source(coming).items():
            found[pk] += words
    return found


def _own(registration: Registration) -> list[str]:
    lacking = []
    if not registration.latin_name and not names.is_latin(registration.display_name):
        lacking.append(_("Name in Latin letters"))
    if not registration.email:
        lacking.append(_("E-mail address"))
    return lacking


def _answers(registrations: Sequence[Registration]) -> Mapping[int, list[str]]:
    """Required questions that are not answered; three queries."""
    questions = answers.questions_of(registrations[0].edition)
    found = answers.lacking(registrations, questions)
    return {pk: [str(question) for question in open_ones] for pk, open_ones in found.items()}
