"""Tables of people: what their columns mean, what their rows say, and what importing would do."""
