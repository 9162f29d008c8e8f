"""Letters to many and to one: their words, each that was or will be sent, what came back."""

from registration.mailings.models.letters import Letter, LetterQuerySet, Pace
from registration.mailings.models.mailings import Mailing, MailingQuerySet, Purpose
from registration.mailings.models.reading import Bounce, BounceQuerySet, LetterChoice
from registration.mailings.models.words import LetterTemplate, LetterWords, ReminderSwitch

__all__ = [
    "Bounce",
    "BounceQuerySet",
    "Letter",
    "LetterChoice",
    "LetterQuerySet",
    "LetterTemplate",
    "LetterWords",
    "Mailing",
    "MailingQuerySet",
    "Pace",
    "Purpose",
    "ReminderSwitch",
]
