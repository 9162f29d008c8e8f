"""Second factors: who has one, and who must."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.module_loading import import_string

from symposium.accounts.models import User

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: User) -> bool:
    """Whether signing in takes more than reading a mailbox. Recovery codes alone do not count."""
    found: bool = Authenticator.objects.filter(user=user, type__in=FACTORS).exists()
    return found


def first_of(user: User) -> Authenticator | None:
    """The factor that somebody has had for the longest time."""
    found = Authenticator.objects.filter(user=user, type__in=FACTORS)
    first: Authenticator | None = found.order_by("created_at").first()
    return first


def is_staff(user: User) -> bool:
    """Whether somebody may see people's data or publish, in any edition."""
    test = import_string(settings.STAFF_TEST)
    return bool(test(user))


def is_required() -> bool:
    return bool(settings.STAFF_MFA == "required")


def may_be_removed(authenticator: Authenticator) -> bool:
    """The last second factor of somebody whose role needs one stays."""
    if not is_required() or authenticator.type not in FACTORS:
        return True
    others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
    return others.exclude(pk=authenticator.pk).exists() or not is_staff(authenticator.user)
