"""What registration keeps once for an institution, and how two of these become one."""

from registration.models import Delegation, Quota
from symposium.institutions.models import Institution


def mend(duplicate: Institution, into: Institution) -> None:
    """Before two institutions become one: one delegation an edition, one quota for the same."""
    _combine_delegations(duplicate, into)
    _combine_quotas(duplicate, into)


def _combine_delegations(duplicate: Institution, into: Institution) -> None:
    kept = {one.edition_id: one for one in Delegation.objects.filter(institution=into)}
    for other in Delegation.objects.filter(institution=duplicate, edition__in=kept):
        delegation = kept[other.edition_id]
        other.members.update(delegation=delegation)
        if not delegation.head_id and not delegation.head_email:
            delegation.head, delegation.head_email = other.head, other.head_email
        delegation.most_members = _together(delegation.most_members, other.most_members)
        delegation.stays_together = delegation.stays_together or other.stays_together
        delegation.save()
        other.delete()


def _combine_quotas(duplicate: Institution, into: Institution) -> None:
    """Two quotas that ask the same of their registrations are one with the seats of both, for a
    registration that matches both would need a seat in each."""
    kept = {_asks(quota): quota for quota in Quota.objects.filter(institution=into)}
    for other in Quota.objects.filter(institution=duplicate):
        quota = kept.get(_asks(other))
        if quota is not None:
            quota.size += other.size
            quota.save(update_fields=["size"])
            other.delete()


def _asks(quota: Quota) -> tuple[object, ...]:
    return quota.edition_id, quota.category_id, quota.country, quota.mode


def _together(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
