"""Pages: taking part, one's own participation, and the organizers' lists and figures."""
