"""What is done by the clock, and how often."""

from typing import Any

from celery.schedules import crontab

# Seconds between two turns.
BEAT = {
    "streaming.audience.tasks.take_samples": 15.0,
    "streaming.audience.tasks.close_minutes": 60.0,
    "symposium.program.tasks.notices.send_notices": 60.0,
    "symposium.calls.tasks.send_overdue": 300.0,
    "registration.mailings.tasks.send_letters": 5.0,
    "registration.mailings.tasks.write_reminders": 60.0,
    "registration.tasks.end_offers": 60.0,
    "symposium.accounts.tasks.end_overdue_support": 300.0,
    "symposium.accounts.tasks.forget_unused_accounts": 24 * 3600.0,
    "registration.documents.tasks.erase_what_is_due": 6 * 3600.0,
    "registration.tasks.sweep_files": 6 * 3600.0,
}
# Every night, in UTC.
NIGHTLY = {"symposium.privacy.tasks.erase_due": crontab(hour=2, minute=15)}


def schedule(*, is_demonstration: bool) -> dict[str, dict[str, Any]]:
    """For Celery. What waited longer than its turn is left out: the next one does the same."""
    often = dict(BEAT)
    if is_demonstration:
        often["symposium.demonstration.tasks.watch"] = 15.0
    return {
        task: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
        for task, seconds in often.items()
    } | {
        task: {"task": task, "schedule": at, "options": {"expires": 6 * 3600}}
        for task, at in NIGHTLY.items()
    }
