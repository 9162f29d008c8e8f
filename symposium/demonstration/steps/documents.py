"""Papers of the demonstration: designs, a threshold, a visa letter asked for and one issued. The
passports are invented."""

from datetime import timedelta

from registration.documents import actions, drafts
from registration.documents.models import BadgeDesign, CertificateRule, VisaRequest
from registration.models import Registration
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.demonstration.steps.accounts import email_of
from symposium.program.models import Edition

COLORS = {
    "delegate": "#26547c",
    "speaker": "#a63d2f",
    "exhibitor": "#3f6b4f",
    "observer": "#6b5b95",
    "student": "#b07d2b",
    "press": "#4a4a48",
    "staff": "#1c1a17",
}
PERCENT = 50
PASSPORTS = [
    {"full_name": "AMINA EXAMPLE", "number": "X0000001", "born_on": "1980-02-29"},
    {"full_name": "OMAR SPECIMEN", "number": "X0000002", "born_on": "1975-07-14"},
]


def load(edition: Edition) -> None:
    """Make what is missing. Two people from abroad ask for a letter; the second has it."""
    for category in edition.categories.all():
        color = COLORS.get(category.slug, COLORS["delegate"])
        BadgeDesign.objects.get_or_create(
            edition=edition, category=category, defaults={"color": color}
        )
    CertificateRule.objects.get_or_create(
        edition=edition, category=None, workshop=None, defaults={"percent": PERCENT}
    )
    if not VisaRequest.objects.filter(registration__edition=edition).exists():
        _ask_for_letters(edition)


def _ask_for_letters(edition: Edition) -> None:
    organizer = User.objects.get(email=email_of(Role.ORGANIZER))
    guests = Registration.objects.confirmed().filter(edition=edition, mode="on_site")
    abroad = guests.exclude(territory__in=["", "CN", "HK", "MO"]).with_details().order_by("pk")
    at = edition.starts_at - timedelta(days=20)
    requests = [
        actions.request_visa_letter(
            registration=registration,
            passport={
                **passport,
                "nationality": registration.territory,
                "expires_on": f"{edition.ends_on.year + 5}-01-31",
            },
            journey={
                "embassy": f"Embassy, {registration.territory_name}",
                "language": "en",
                "arrives_on": edition.starts_on - timedelta(days=1),
                "leaves_on": edition.ends_on + timedelta(days=1),
            },
            by=organizer,
            at=at,
        )
        for registration, passport in zip(abroad[:2], PASSPORTS, strict=False)
    ]
    if requests:
        issued_at = at + timedelta(days=2)
        actions.issue(draft=drafts.visa_letter(requests[-1]), by=organizer, at=issued_at)
    for registration in abroad[2:5]:
        actions.issue(draft=drafts.invitation(registration), by=organizer, at=at)
