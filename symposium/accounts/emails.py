"""Letters to a person about what staff did with their account."""

from django.conf import settings

from symposium.accounts.models import FactorReset, SupportVisit
from symposium.lib.mail import send_later


def tell_of_support(visit: SupportVisit) -> None:
    """That somebody used the pages in the person's name, when and why."""
    send_later(
        template="accounts/emails/support",
        to=visit.person.email,
        language=visit.person.language,
        context={"visit": visit, "site_url": settings.SITE_URL},
    )


def tell_of_reset(reset: FactorReset) -> None:
    """That the second factors are gone, and what to do when nobody asked for it."""
    send_later(
        template="accounts/emails/reset",
        to=reset.person.email,
        language=reset.person.language,
        context={"reset": reset, "site_url": settings.SITE_URL},
    )
