"""The criteria with which a new jury begins; organizers change them."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from symposium.jury.models import Criterion, Procedure

USUAL = [
    (
        3,
        _("Substance"),
        _("Is it correct, well founded, and more than what everybody knows already?"),
    ),
    (2, _("Use to others"), _("Can other museums, large and small, take something home?")),
    (2, _("Clarity"), _("Is it clear what will be said or shown, and to whom?")),
    (1, _("Fit"), _("Does it fit the theme and the languages of this edition?")),
]


def usual_criteria(procedure: Procedure, languages: Sequence[str]) -> list[Criterion]:
    """Not saved yet; in each of the languages."""
    criteria = []
    for position, (weight, name, hint) in enumerate(USUAL):
        names, hints = {}, {}
        for language in languages:
            with translation.override(language):
                names[language], hints[language] = str(name), str(hint)
        criteria.append(
            Criterion(procedure=procedure, name=names, hint=hints, weight=weight, position=position)
        )
    return criteria
