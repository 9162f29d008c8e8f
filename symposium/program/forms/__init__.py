"""What people fill in around the program."""

from symposium.program.forms.selection import SelectionForm, StarForm, StarsForm

__all__ = ["SelectionForm", "StarForm", "StarsForm"]
