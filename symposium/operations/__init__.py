"""Running the installation: health, readiness, metrics, and error pages that always answer."""
