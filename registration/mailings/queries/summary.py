"""Whom a draft would reach, and whom not."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings

from registration.mailings.models import Letter, Mailing, Purpose
from registration.mailings.queries.recipients import returned_addresses, unsubscribed_addresses
from registration.models import RegistrationQuerySet


@dataclass(frozen=True)
class Language:
    """How many read a language, and which one they get when the letter lacks theirs."""

    code: str
    name: str
    count: int
    instead: str = ""


@dataclass(frozen=True)
class Summary:
    total: int
    left_out: tuple[tuple[str, int], ...]
    languages: tuple[Language, ...]

    @property
    def reached(self) -> int:
        return self.total - sum(count for _label, count in self.left_out)


def summary(mailing: Mailing, rows: RegistrationQuerySet) -> Summary:
    """Three queries, whoever the recipients are."""
    returned = returned_addresses()
    is_news = mailing.purpose == Purpose.NEWS
    refused = unsubscribed_addresses(mailing.edition) if is_news else set()
    left_out: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    total = 0
    for email, language in rows.order_by().values_list("email", "language"):
        total += 1
        address = email.lower()
        if not address:
            left_out[Letter.LeftOut.NO_ADDRESS] += 1
        elif address in returned:
            left_out[Letter.LeftOut.BOUNCED] += 1
        elif address in refused:
            left_out[Letter.LeftOut.UNSUBSCRIBED] += 1
        else:
            spoken[language] += 1
    names = dict(settings.LANGUAGES)
    return Summary(
        total=total,
        left_out=tuple(
            (str(reason.label), left_out[reason]) for reason in Letter.LeftOut if left_out[reason]
        ),
        languages=tuple(
            Language(code, str(names.get(code, code)), count, _instead(mailing, code, names))
            for code, count in spoken.most_common()
        ),
    )


def _instead(mailing: Mailing, code: str, names: dict[str, str]) -> str:
    got = mailing.text.language_for(code) or ""
    return "" if got == code else str(names.get(got, got))
