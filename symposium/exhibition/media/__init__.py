"""What an uploaded file really is, and what visitors get of it. Knows files, not the database."""
