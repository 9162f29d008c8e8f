"""Sending letters: each once. A letter is claimed before it is sent, so that a task that is
delivered twice, or dies in the middle, never sends it twice."""

from datetime import timedelta

from celery import shared_task
from django.core.mail import EmailMessage
from django.utils import timezone

from symposium.calls.models import Letter
from symposium.lib.letters import post

# A letter whose task was lost is sent by the next round.
OVERDUE = timedelta(minutes=5)


@shared_task(name="symposium.calls.tasks.send_letter")  # type: ignore[untyped-decorator]  # Celery has no types
def send_letter(letter_id: int) -> None:
    waiting = Letter.objects.filter(pk=letter_id, claimed_at__isnull=True)
    if not waiting.update(claimed_at=timezone.now(), failure=""):
        return
    letter = Letter.objects.get(pk=letter_id)
    outcome = post.hand_over(EmailMessage(subject=letter.subject, body=letter.text, to=[letter.to]))
    if outcome.fate == post.Fate.SENT:
        Letter.objects.filter(pk=letter_id).update(sent_at=timezone.now())
    else:
        # An organizer sees it and sends it again; nobody can know whether it has left.
        Letter.objects.filter(pk=letter_id).update(failure=outcome.text[:300])


@shared_task(name="symposium.calls.tasks.send_overdue")  # type: ignore[untyped-decorator]  # as above
def send_overdue() -> None:
    """Letters whose task never came: the broker was down when they were written."""
    before = timezone.now() - OVERDUE
    overdue = Letter.objects.filter(claimed_at__isnull=True, written_at__lt=before)
    for letter_id in overdue.values_list("pk", flat=True)[:500]:
        send_letter(letter_id)
