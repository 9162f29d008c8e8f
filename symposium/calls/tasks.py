"""What Celery finds here: letters. They are sent in `delivery`, which actions may queue."""

from symposium.calls.delivery import send_letter, send_overdue

__all__ = ["send_letter", "send_overdue"]
