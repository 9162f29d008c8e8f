"""Small things that every app may use: no models, no knowledge of symposia."""
