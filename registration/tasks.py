"""What the clock brings about: offers that nobody has answered in time, files that nobody has
taken up."""

from celery import shared_task
from django.utils import timezone

from registration import answer_files
from registration.actions import offers, workshops
from registration.models import Registration, Workshop, WorkshopPlace
from symposium.program.models import Edition


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def end_offers() -> None:
    """End run-out offers in each edition and workshop that has any, each in a transaction of its
    own."""
    at = timezone.now()
    over = Registration.objects.filter(state=Registration.State.OFFERED, answer_by__lte=at)
    for edition in Edition.objects.filter(pk__in=over.order_by().values("edition")):
        offers.end_offers(edition=edition, at=at)
    late = WorkshopPlace.objects.filter(state=WorkshopPlace.State.OFFERED, answer_by__lte=at)
    for workshop in Workshop.objects.filter(pk__in=late.order_by().values("workshop")):
        workshops.end_place_offers(workshop=workshop, at=at)


@shared_task  # type: ignore[untyped-decorator]  # as above
def sweep_files() -> None:
    """Delete files whose senders have never finished registering."""
    answer_files.sweep(at=timezone.now())
