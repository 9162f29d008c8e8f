"""Setting how many seats there are. Lowering below what is taken takes nobody's seat away."""

import dataclasses
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.actions.recording import write_down
from registration.actions.seats import seats_came_free, stand_in_line
from registration.models import Category, Quota
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition


@dataclasses.dataclass(frozen=True, kw_only=True)
class QuotaValues:
    """What a quota is called, how many seats it has, and for whom: empty means for all."""

    name: str
    size: int
    category: Category | None = None
    institution: Institution | None = None
    country: str = ""
    mode: str = ""

    @property
    def scope(self) -> dict[str, object]:
        return {name: value for name, value in self.all.items() if name not in ("name", "size")}

    @property
    def all(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


class QuotaExists(Refusal):
    code = "quota_exists"
    message = _("There is a quota for these already. Change its size instead.")


@transaction.atomic
def add_quota(
    *, edition: Edition, values: QuotaValues, by: User, at: datetime, address: str = ""
) -> Quota:
    """Limit the seats of some. Twice with the same values is once.

    Raises QuotaExists when these have a quota of another size or name.
    """
    stand_in_line(edition)
    found = Quota.objects.filter(edition=edition, **values.scope).first()
    if found is not None:
        if (found.name, found.size) != (values.name, values.size):
            raise QuotaExists
        return found
    quota = Quota.objects.create(edition=edition, **values.all)
    write_down(
        "quota.added", quota, by=by, at=at, address=address, changes={"size": (None, quota.size)}
    )
    return quota


@transaction.atomic
def change_quota(
    *, quota: Quota, values: QuotaValues, by: User, at: datetime, address: str = ""
) -> None:
    """Give it other values; seats that this frees are offered. Raises QuotaExists."""
    stand_in_line(quota.edition)
    locked = Quota.objects.select_for_update(of=("self",)).get(pk=quota.pk)
    others = Quota.objects.filter(edition=quota.edition, **values.scope).exclude(pk=quota.pk)
    if others.exists():
        raise QuotaExists
    changes = {
        field: (getattr(locked, field), value)
        for field, value in values.all.items()
        if getattr(locked, field) != value
    }
    if not changes:
        return
    for field, (_before, value) in changes.items():
        setattr(locked, field, value)
    locked.save()
    write_down("quota.changed", locked, by=by, at=at, address=address, changes=changes)
    seats_came_free(edition=locked.edition, at=at)


@transaction.atomic
def delete_quota(*, quota: Quota, by: User, at: datetime, address: str = "") -> None:
    """Limit these no longer; whoever waited for this quota alone is offered a seat."""
    stand_in_line(quota.edition)
    write_down(
        "quota.deleted", quota, by=by, at=at, address=address, changes={"size": (quota.size, None)}
    )
    quota.delete()
    seats_came_free(edition=quota.edition, at=at)


@transaction.atomic
def set_answer_hours(
    *, edition: Edition, hours: int, by: User, at: datetime, address: str = ""
) -> None:
    """How long offers are kept from now on; those that are out keep their time."""
    rules = stand_in_line(edition)
    before, rules.answer_hours = rules.answer_hours, hours
    if before == hours:
        return
    rules.save(update_fields=["answer_hours"])
    record_audit(
        actor=by,
        verb="seats.answer_hours_changed",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"answer_hours": (before, hours)},
        address=address,
    )
