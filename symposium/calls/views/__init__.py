"""Pages of calls: for visitors, authors, jurors and organizers."""
