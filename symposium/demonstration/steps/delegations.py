"""Three delegations, one of which has members in line, and invitations in each state. Whoever comes
is among the representatives already, so that the published figures stay as they are."""

from datetime import UTC, datetime, timedelta

from registration.models import Category, Delegation, Invitation, Quota, Registration
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.demonstration.steps.accounts import email_of
from symposium.institutions.models import Institution
from symposium.program.actions import appoint
from symposium.program.models import Edition

PAKISTAN = "Pakistan Museum of Natural History"
MOSCOW = "State Darwin Museum"
GREECE = "Partner organisation 35"
DUNEDIN = "Otago Museum"
# Came when the seats of their museum were taken; what each lacks shows on the head's page.
IN_LINE = [
    ("Curator of Minerals", "", "curator-of-minerals@example.org"),
    ("أمين قسم الأحافير", "", ""),
    ("Taxidermist", "", ""),
]
DAYS_BEFORE = 12


def load(edition: Edition) -> None:
    """Make the delegations and invitations; once."""
    if edition.delegations.exists():
        return
    at = edition.starts_at - timedelta(days=60)
    head = User.objects.get(email=email_of(Role.HEAD_OF_DELEGATION))
    pakistan = _delegation(edition, PAKISTAN, at, head=head, most_members=8, stays_together=True)
    _delegation(edition, MOSCOW, at, head_email="second-head@example.org", most_members=5)
    _delegation(edition, GREECE, at, head=_second_head(edition))
    _stand_in_line(pakistan)
    _invite(edition, at)


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, those in line have come before them again."""
    rows = Registration.objects.filter(edition=edition, state="waiting")
    for number, (name, _latin, _email) in enumerate(IN_LINE):
        rows.filter(display_name=name).update(**_times(edition, number))


def _delegation(
    edition: Edition,
    name: str,
    at: datetime,
    *,
    head: User | None = None,
    head_email: str = "",
    most_members: int | None = None,
    stays_together: bool = False,
) -> Delegation:
    institution = Institution.objects.get(sort_name=name)
    delegation = Delegation.objects.create(
        edition=edition,
        institution=institution,
        head=head,
        head_email=head.email if head else head_email,
        most_members=most_members,
        stays_together=stays_together,
        created_at=at,
    )
    edition.registrations.filter(institution=institution).update(delegation=delegation)
    return delegation


def _second_head(edition: Edition) -> User:
    email = "third-head@example.org"
    head = User.objects.filter(email=email).first() or User.objects.create_user(
        email, display_name="Third head of delegation"
    )
    appoint(edition=edition, user=head, role=Role.HEAD_OF_DELEGATION)
    return head


def _stand_in_line(delegation: Delegation) -> None:
    edition, institution = delegation.edition, delegation.institution
    seated = delegation.members.seated().count()
    Quota.objects.create(edition=edition, name=PAKISTAN, size=seated, institution=institution)
    delegate = Category.objects.get(edition=edition, slug="delegate")
    Registration.objects.bulk_create(
        Registration(
            edition=edition,
            category=delegate,
            delegation=delegation,
            institution=institution,
            territory=institution.territory,
            display_name=name,
            latin_name=latin,
            email=email,
            mode="on_site",
            **_times(edition, number),
        )
        for number, (name, latin, email) in enumerate(IN_LINE)
    )


def _times(edition: Edition, number: int) -> dict[str, object]:
    came = edition.starts_at - timedelta(days=DAYS_BEFORE, minutes=-number)
    return {"state": "waiting", "registered_at": came, "waiting_since": came}


def _invite(edition: Edition, at: datetime) -> None:
    """One in each state: open to many, sent to a head, used, expired, revoked."""
    organizer = User.objects.get(email=email_of(Role.ORGANIZER))
    exhibitor = Category.objects.get(edition=edition, slug="exhibitor")
    otago, moscow = (Institution.objects.get(sort_name=name) for name in (DUNEDIN, MOSCOW))
    rows = [
        {"name": "Exhibiting partners", "category": exhibitor, "most_uses": 20},
        {
            "name": "Director", "email": "director@example.org", "institution": otago,
            "makes_head": True, "most_uses": 1, "sent_at": at,
        },
        {
            "name": "Curator", "email": "curator@example.org", "institution": moscow,
            "language": "ru", "most_uses": 1, "sent_at": at,
        },
        {
            "name": "Early friends", "most_uses": 50,
            "expires_at": datetime(2021, 9, 1, tzinfo=UTC),
        },
        {
            "name": "Wrong address", "email": "nobody@example.org", "most_uses": 1,
            "sent_at": at, "revoked_at": at + timedelta(days=1),
        },
    ]  # fmt: skip
    made = [
        Invitation.objects.create(edition=edition, created_at=at, created_by=organizer, **row)
        for row in rows
    ]
    used = edition.registrations.filter(institution=moscow).order_by("pk").first()
    if used is not None:
        used.invitation = made[2]
        used.save(update_fields=["invitation"])
