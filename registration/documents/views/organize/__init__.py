"""The organizers' pages of papers."""
