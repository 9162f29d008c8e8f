"""Tables of the exhibition: works of museums, the editions that show them, and their media."""

from symposium.exhibition.models.exhibit import Exhibit, Hall
from symposium.exhibition.models.medium import Medium
from symposium.exhibition.models.work import Work

__all__ = ["Exhibit", "Hall", "Medium", "Work"]
