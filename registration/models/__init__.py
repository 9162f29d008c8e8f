"""Who attends an edition: as what, from where, by whose invitation, on which of the seats."""

from registration.models.categories import Category, CategoryQuestion, Question
from registration.models.delegations import Delegation, Invitation
from registration.models.registration import (
    CODE_ALPHABET,
    CODE_LENGTH,
    Answer,
    Registration,
    RegistrationQuerySet,
    new_code,
)
from registration.models.seats import Quota, Workshop, WorkshopPlace

__all__ = [
    "CODE_ALPHABET",
    "CODE_LENGTH",
    "Answer",
    "Category",
    "CategoryQuestion",
    "Delegation",
    "Invitation",
    "Question",
    "Quota",
    "Registration",
    "RegistrationQuerySet",
    "Workshop",
    "WorkshopPlace",
    "new_code",
]
