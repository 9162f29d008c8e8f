"""Letters about one's own data, and to organizers about what has been erased."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.lib import mail, personal_data
from symposium.privacy.models import RetentionReport


def send_erasure_code(user: User, code: str, minutes: int) -> None:
    mail.send_later(
        template="privacy/emails/code",
        to=user.email,
        language=user.language,
        context={"code": code, "minutes": minutes, "person": user},
    )


def send_farewell(email: str, language: str) -> None:
    """The last message: that everything is gone."""
    mail.send_later(template="privacy/emails/erased", to=email, language=language, context={})


def send_report(report: RetentionReport) -> None:
    """To all organizers of the edition, each in their own language."""
    labels = {field.name: field.label for field in personal_data.fields()}
    edition = report.edition
    organizers = edition.appointments.filter(role=Role.ORGANIZER).select_related("user")
    for person in {appointment.user for appointment in organizers}:
        with translation.override(person.language):
            path = reverse("privacy:report", args=[edition.slug, report.pk])
        mail.send_later(
            template="privacy/emails/report",
            to=person.email,
            language=person.language,
            context={
                "edition": edition,
                "report": report,
                "lines": [(labels.get(name, name), count) for name, count in report.counts.items()],
                "address": settings.SITE_URL + path,
            },
        )
