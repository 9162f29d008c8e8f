"""What a symposium is, and the wiring of the whole."""

from symposium.celery import app as celery_app

__all__ = ["celery_app"]
