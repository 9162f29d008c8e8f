"""Forms of people's own accounts."""
