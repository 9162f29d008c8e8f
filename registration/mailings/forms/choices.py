"""Which letters somebody wants; whether an edition reminds people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.mailings.models import LetterChoice


class ChoicesForm(forms.ModelForm[LetterChoice]):
    class Meta:
        model = LetterChoice
        fields = ("takes_news", "takes_day", "takes_soon")
        labels = {
            "takes_news": _("News of the symposium"),
            "takes_day": _("My day: each morning, the sessions that concern me"),
            "takes_soon": _("Half an hour before each of my sessions"),
        }


class ReminderForm(forms.Form):
    is_on = forms.BooleanField(
        label=_("Remind people of their sessions"),
        required=False,
        help_text=_(
            "At seven in the morning of each day: what somebody has starred, has a place in, or "
            "takes part in. People choose themselves whether they want it, and whether they want "
            "a letter half an hour before each session."
        ),
    )
