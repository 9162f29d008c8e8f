"""Letters that must not go out twice: their words with placeholders, and how each is sent once."""
