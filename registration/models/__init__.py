"""Who attends an edition: as what, from where, by whose invitation, on which of the seats."""

from registration.models.categories import (
    Category,
    CategoryQuerySet,
    CategoryQuestion,
    Question,
    QuestionQuerySet,
)
from registration.models.delegations import Delegation, Invitation
from registration.models.registration import (
    ANSWER_FILES,
    CODE_ALPHABET,
    CODE_LENGTH,
    Answer,
    Registration,
    RegistrationQuerySet,
    new_code,
)
from registration.models.seats import Quota, SeatRules, Workshop, WorkshopPlace
from registration.models.transfers import Transfer

__all__ = [
    "ANSWER_FILES",
    "CODE_ALPHABET",
    "CODE_LENGTH",
    "Answer",
    "Category",
    "CategoryQuerySet",
    "CategoryQuestion",
    "Delegation",
    "Invitation",
    "Question",
    "QuestionQuerySet",
    "Quota",
    "Registration",
    "RegistrationQuerySet",
    "SeatRules",
    "Transfer",
    "Workshop",
    "WorkshopPlace",
    "new_code",
]
