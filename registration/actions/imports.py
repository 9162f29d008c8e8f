"""Verbs on tables of people: kept for a while, looked at, then imported whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.actions import members
from registration.actions.seats import stand_in_line
from registration.models import Delegation, PeopleUpload, Registration
from registration.people import plan as plans
from registration.people.plan import Entry, Options, Plan
from registration.people.table import Table
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.institutions.actions import Described, enter_institutions
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

NAME_LENGTH = 200


class PeopleChangedSincePreview(Refusal):
    code = "people_changed_since_preview"
    message = _(
        "What the import would do has changed meanwhile. Nothing was imported; look at it again."
    )


class ImportNotReady(Refusal):
    code = "import_not_ready"
    message = _("Some rows have errors or need a decision first. Nothing was imported.")


@dataclass(frozen=True)
class Imported:
    """How many were entered, changed, and found as they are."""

    created: int
    changed: int
    kept: int


@transaction.atomic
def keep_upload(
    *,
    edition: Edition,
    delegation: Delegation | None,
    name: str,
    content: bytes,
    by: User,
    at: datetime,
) -> PeopleUpload:
    """Keep a file until its author has looked at it. It takes the place of the one before; what
    nobody came back for is dropped."""
    PeopleUpload.objects.expired(at).delete()
    PeopleUpload.objects.filter(edition=edition, uploaded_by=by).delete()
    return PeopleUpload.objects.create(
        edition=edition,
        delegation=delegation,
        name=name[-NAME_LENGTH:],
        content=content,
        uploaded_by=by,
        uploaded_at=at,
    )


def keep_options(*, upload: PeopleUpload, options: dict[str, Any]) -> None:
    upload.options = options
    upload.save(update_fields=["options"])


def discard_upload(*, upload: PeopleUpload) -> None:
    upload.delete()


@transaction.atomic
def import_upload(
    *, upload: PeopleUpload, table: Table, options: Options, agreed: str, by: User, at: datetime
) -> Imported:
    """Import a file as its author has agreed to, and forget it. Raises what the two ways of
    importing raise, and keeps the file then."""
    if upload.delegation is not None:
        result = import_members(
            delegation=upload.delegation, table=table, options=options, agreed=agreed, by=by, at=at
        )
    else:
        result = import_people(
            edition=upload.edition,
            table=table,
            options=options,
            agreed=agreed,
            name=upload.name,
            by=by,
            at=at,
        )
    upload.delete()
    return result


@transaction.atomic
def import_people(
    *,
    edition: Edition,
    table: Table,
    options: Options,
    at: datetime,
    by: User | None = None,
    agreed: str | None = None,
    name: str = "",
) -> Imported:
    """Enter the people of a table in the order of its rows, who take seats or stand in line; once
    more does nothing. Without `agreed` whatever the plan is by now is done.

    Raises PeopleChangedSincePreview, ImportNotReady.
    """
    # Two imports at once come one after the other, and the second finds what the first has done.
    stand_in_line(edition)
    plan = _agreed(plans.make(edition, table, options), agreed)
    new = enter_institutions(
        described=[
            Described(name=one.name, territory=one.territory, kind=one.kind)
            for one in plan.institutions
        ]
    )
    delegations = {one.institution_id: one for one in edition.delegations.all()}
    made = [
        _registration(edition, entry, [one.pk for one in new], delegations, at)
        for entry in plan.created
    ]
    members.enter(registrations=made, at=at, approved=True)
    _change(plan.changed, at)
    if by is not None and not plan.does_nothing:
        _note(edition, plan, by, at, name)
    return Imported(len(plan.created), len(plan.changed), len(plan.kept))


@transaction.atomic
def import_members(
    *,
    delegation: Delegation,
    table: Table,
    options: Options,
    agreed: str,
    by: User,
    at: datetime,
) -> Imported:
    """Add the people of a table to a delegation, by its head. Who is a member already stays as
    entered. Raises what `members.add_members` raises, and as above."""
    plan = _agreed(plans.make(delegation.edition, table, options, delegation), agreed)
    added = [
        members.Member(
            display_name=entry.row.display_name,
            latin_name=entry.row.latin_name,
            email=entry.row.email,
            territory=entry.territory,
            category=entry.category,
            mode=entry.mode,
            language=entry.language,
        )
        for entry in plan.created
        if entry.category is not None
    ]
    members.add_members(delegation=delegation, members=added, by=by, at=at)
    return Imported(len(added), 0, len(plan.kept))


def _agreed(plan: Plan, agreed: str | None) -> Plan:
    if agreed is not None and plan.digest != agreed:
        raise PeopleChangedSincePreview
    if not plan.is_ready:
        raise ImportNotReady
    return plan


def _registration(
    edition: Edition,
    entry: Entry,
    new: Sequence[int],
    delegations: dict[int, Delegation],
    at: datetime,
) -> Registration:
    institution = entry.institution if entry.new is None else new[entry.new]
    return Registration(
        edition=edition,
        category=entry.category,
        display_name=entry.row.display_name,
        latin_name=entry.row.latin_name,
        email=entry.row.email,
        institution_id=institution,
        delegation=delegations.get(institution) if institution else None,
        territory=entry.territory,
        mode=entry.mode,
        language=entry.language,
        registered_at=at,
    )


def _change(entries: Iterable[Entry], at: datetime) -> None:
    changes = {entry.registration: entry.changes for entry in entries}
    found = list(Registration.objects.select_for_update().filter(pk__in=list(changes)))
    for one in found:
        for name, value in changes[one.pk].items():
            setattr(one, name, value)
        one.changed_at = at
    fields = ["display_name", "latin_name", "email", "language", "changed_at"]
    Registration.objects.bulk_update(found, fields, batch_size=500)


def _note(edition: Edition, plan: Plan, by: User, at: datetime, name: str) -> None:
    record_audit(
        actor=by,
        verb="people.imported",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={
            "file": (None, name),
            "created": (None, len(plan.created)),
            "changed": (None, len(plan.changed)),
            "institutions": (None, len(plan.institutions)),
        },
    )
