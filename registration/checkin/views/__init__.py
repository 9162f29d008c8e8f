"""Pages and answers of check-in: for devices, and for organizers."""
