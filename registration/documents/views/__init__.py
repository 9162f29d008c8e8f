"""Pages of papers: people's own, the public's, the organizers'."""
