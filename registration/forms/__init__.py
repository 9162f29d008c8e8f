"""What people fill in to take part, and what organizers narrow their lists with."""

from registration.forms.asking import Files
from registration.forms.filters import FilterForm, StateForm
from registration.forms.taking_part import RegistrationForm
from registration.forms.transfers import ColleagueForm, TakeOverForm

__all__ = ["ColleagueForm", "Files", "FilterForm", "RegistrationForm", "StateForm", "TakeOverForm"]
