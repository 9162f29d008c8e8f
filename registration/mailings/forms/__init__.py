"""What organizers write and choose for letters, and what readers choose."""

from registration.mailings.forms.choices import ChoicesForm, ReminderForm
from registration.mailings.forms.recipients import RecipientsForm
from registration.mailings.forms.words import KindForm, MailingForm, TemplateForm, WordsForm

__all__ = [
    "ChoicesForm",
    "KindForm",
    "MailingForm",
    "RecipientsForm",
    "ReminderForm",
    "TemplateForm",
    "WordsForm",
]
