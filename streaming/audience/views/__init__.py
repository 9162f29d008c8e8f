"""The beacon of players, and the organizers' page of the audience."""
