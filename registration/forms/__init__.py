"""What people fill in to take part, and what organizers narrow their lists with."""

from registration.forms.filters import FilterForm, StateForm
from registration.forms.taking_part import RegistrationForm

__all__ = ["FilterForm", "RegistrationForm", "StateForm"]
