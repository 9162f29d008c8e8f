"""What organizers keep beside registrations: a privacy notice in two versions, notes, saved lists,
and the report of a night."""

from datetime import timedelta

from registration.models import Note, Registration, SavedList
from symposium.accounts.models import User
from symposium.privacy.actions import NothingNew, publish_notice
from symposium.privacy.models import Notice, RetentionReport, RetentionRule
from symposium.program.models import Edition

FIRST = {
    "en": "# What we keep\nYour name, your address and what you answer when you register.\n\n"
    "# Who sees it\nThe organizers. What is published are numbers.",
    "zh-hans": "# 我们保存什么\n您的姓名、电子邮箱，以及您在注册时填写的内容。\n\n"
    "# 谁能看到\n只有组委会。公布的只有数字。",
}
SECOND = {
    "en": f"{FIRST['en']}\n\n# How long\nYour answers go half a year after the symposium, your name"
    " and your address after three years. You can have everything erased at any time.",
    "zh-hans": f"{FIRST['zh-hans']}\n\n# 保存多久\n您的回答在会议结束半年后删除，"
    "姓名和邮箱在三年后删除。您可以随时要求删除全部内容。",
}
NOTES = [
    "Needs a place near the door.",
    "Arrives a day later; the badge waits at the desk.",
    "Speaks at the forum on the second day.",
]
LISTS = [
    ("The waiting list", "state=waiting&sort=registered", True),
    ("Online, by country", "state=confirmed&mode=online&sort=territory", True),
    ("Institutions to look at", "attention=no_institution&columns=name&columns=institution", False),
]


def load(edition: Edition, organizer: User) -> None:
    """Make what is missing."""
    starts_at = edition.starts_at
    for words, days in [(FIRST, 120), (SECOND, 60)]:
        if Notice.objects.filter(edition=edition, text=words).exists():
            continue
        try:
            publish_notice(
                edition=edition, text=words, by=None, at=starts_at - timedelta(days=days)
            )
        except NothingNew:
            continue
    rows = Registration.objects.filter(edition=edition).order_by("pk")[: len(NOTES)]
    for registration, text in zip(rows, NOTES, strict=False):
        Note.objects.get_or_create(
            registration=registration,
            text=text,
            defaults={"author": organizer, "at": starts_at - timedelta(days=7)},
        )
    for name, query, is_shared in LISTS:
        SavedList.objects.get_or_create(
            edition=edition,
            owner=organizer,
            name=name,
            defaults={"query": query, "is_shared": is_shared},
        )
    _report(edition)


def _report(edition: Edition) -> None:
    """The first edition is long over; its letters have gone."""
    earlier = list(Edition.objects.exclude(pk=edition.pk).order_by("starts_on"))
    for one in earlier:
        # A demonstration stays what it is, however late it is looked at.
        RetentionRule.objects.get_or_create(
            edition=one, field="registrations.names", defaults={"days": None}
        )
    if not earlier:
        return
    oldest = earlier[0]
    RetentionReport.objects.get_or_create(
        edition=oldest,
        at=oldest.ends_at + timedelta(days=91, hours=2),
        defaults={"counts": {"notices.addresses": 128, "invitations.transfers": 6}},
    )
