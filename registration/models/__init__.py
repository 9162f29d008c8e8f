"""Who attends an edition: as what, from where, by whose invitation, on which of the seats."""

from registration.models.categories import (
    AskedQuerySet,
    Category,
    CategoryQuerySet,
    CategoryQuestion,
    Question,
)
from registration.models.delegations import Delegation, Invitation
from registration.models.desk import Note, SavedList
from registration.models.registration import (
    ANSWER_FILES,
    CODE_ALPHABET,
    CODE_LENGTH,
    Answer,
    Registration,
    RegistrationQuerySet,
    new_code,
)
from registration.models.seats import Quota, SeatRules
from registration.models.transfers import Transfer
from registration.models.uploads import PeopleUpload
from registration.models.workshops import Workshop, WorkshopPlace

__all__ = [
    "ANSWER_FILES",
    "CODE_ALPHABET",
    "CODE_LENGTH",
    "Answer",
    "AskedQuerySet",
    "Category",
    "CategoryQuerySet",
    "CategoryQuestion",
    "Delegation",
    "Invitation",
    "Note",
    "PeopleUpload",
    "Question",
    "Quota",
    "Registration",
    "RegistrationQuerySet",
    "SavedList",
    "SeatRules",
    "Transfer",
    "Workshop",
    "WorkshopPlace",
    "new_code",
]
