"""What visitors choose and what organizers write."""

from symposium.exhibition.forms.filters import TableForm, choice_from
from symposium.exhibition.forms.medium import MediumForm
from symposium.exhibition.forms.work import WorkForm

__all__ = ["MediumForm", "TableForm", "WorkForm", "choice_from"]
