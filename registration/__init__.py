"""Who attends: registrations, by category, institution and country."""
