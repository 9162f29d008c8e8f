"""Pages: an edition's privacy notice, what is kept how long, and one's own data."""
