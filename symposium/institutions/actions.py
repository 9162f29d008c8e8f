"""Verbs on institutions: propose, confirm, change, merge."""

import dataclasses
import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.institutions import merging
from symposium.institutions.models import Institution, InstitutionMerge
from symposium.lib import folding
from symposium.lib.refusals import Refusal
from symposium.lib.translated import translated

# By the beginning of a letter's Unicode name; names in Latin letters are in the writer's language.
SCRIPTS = {"CJK": "zh-hans", "ARABIC": "ar", "CYRILLIC": "ru"}


def propose_institution(*, name: str, territory: str, language: str) -> Institution:
    """Enter an institution that an organizer has still to look at.

    Proposing the same name for the same country again gives the first one.
    """
    try:
        with transaction.atomic():
            return Institution.objects.create(
                slug=new_slug(name),
                name={language_of(name, language): name},
                sort_name=name,
                territory=territory,
                is_proposed=True,
            )
    except IntegrityError:
        return Institution.objects.get(sort_name__iexact=name, territory=territory)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Described:
    """An institution as a table describes it."""

    name: Mapping[str, str]
    territory: str
    kind: str


def enter_institutions(*, described: Sequence[Described]) -> list[Institution]:
    """Enter many that an organizer has looked at, in this order. Two queries and one a thousand."""
    taken = set(Institution.objects.values_list("slug", flat=True))
    taken |= set(InstitutionMerge.objects.values_list("slug", flat=True))
    made = []
    for one in described:
        sort_name = sort_name_of(one.name)
        slug = _slug(sort_name)
        if slug in taken:
            slug = f"{slug}-{secrets.token_hex(3)}"
        taken.add(slug)
        made.append(
            Institution(
                slug=slug,
                name=translated(one.name),
                sort_name=sort_name,
                territory=one.territory,
                kind=one.kind,
            )
        )
    return Institution.objects.bulk_create(made, batch_size=1000)


@transaction.atomic
def confirm_institution(
    *, institution: Institution, by: User, at: datetime, edition_slug: str = ""
) -> None:
    """From now on it is offered to everybody who types its name."""
    if not institution.is_proposed:
        return
    institution.is_proposed = False
    institution.save(update_fields=["is_proposed"])
    record_audit(
        actor=by,
        verb="institution.confirmed",
        target=institution,
        at=at,
        edition_slug=edition_slug,
        changes={"is_proposed": (True, False)},
    )


class NameIsTaken(Refusal):
    code = "name_is_taken"
    message = _("Another institution of this country has the same name. Merge the two instead.")


def change_institution(
    *,
    institution: Institution,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    edition_slug: str = "",
) -> None:
    """Write new values of fields. Raises NameIsTaken."""
    before = {field: getattr(institution, field) for field in values}
    for field, value in values.items():
        setattr(institution, field, value)
    institution.sort_name = sort_name_of(institution.name)
    institution.aliases = other_spellings(institution.aliases, institution)
    changes = {field: (old, values[field]) for field, old in before.items() if old != values[field]}
    if not changes:
        return
    try:
        with transaction.atomic():
            institution.save()
            record_audit(
                actor=by,
                verb="institution.changed",
                target=institution,
                at=at,
                edition_slug=edition_slug,
                changes=changes,
            )
    except IntegrityError as error:
        raise NameIsTaken from error


class SameInstitution(Refusal):
    code = "same_institution"
    message = _("An institution cannot be merged with itself.")


class InstitutionIsGone(Refusal):
    code = "institution_is_gone"
    message = _("Somebody else has merged this institution meanwhile. Look at the list again.")


@transaction.atomic
def merge_institutions(
    *,
    duplicate: Institution,
    into: Institution,
    by: User | None,
    at: datetime,
    edition_slug: str = "",
) -> InstitutionMerge:
    """Whatever refers to the duplicate refers to the other one from now on, which also takes over
    its names: in languages that it lacks, else as other spellings. What the duplicate was is kept,
    and its address leads on. Raises SameInstitution, InstitutionIsGone."""
    if duplicate.pk == into.pk:
        raise SameInstitution
    found = Institution.objects.select_for_update().order_by("pk").in_bulk([duplicate.pk, into.pk])
    if len(found) < 2:
        raise InstitutionIsGone
    duplicate, into = found[duplicate.pk], found[into.pk]
    merging.mend(duplicate, into)
    merge = _kept(duplicate, into, by=by, at=at, moved=_moved(duplicate, into))
    _take_over(duplicate, into)
    duplicate.delete()
    into.save()
    merge.save()
    if by is not None:
        record_audit(
            actor=by,
            verb="institution.merged",
            target=into,
            at=at,
            edition_slug=edition_slug,
            changes={"merged": (merge.sort_name, into.sort_name)},
        )
    return merge


def _moved(duplicate: Institution, into: Institution) -> dict[str, int]:
    """Turn all references; how many of which table there were."""
    moved = {}
    for reference in references():
        model, field = reference.field.model, reference.field.name
        rows = model._base_manager.filter(**{field: duplicate})
        if count := rows.update(**{field: into}):
            moved[model._meta.label] = count
    return moved


def _kept(
    duplicate: Institution,
    into: Institution,
    *,
    by: User | None,
    at: datetime,
    moved: dict[str, int],
) -> InstitutionMerge:
    fields = ("slug", "name", "sort_name", "aliases", "kind", "territory", "city", "homepage")
    values = {field: getattr(duplicate, field) for field in fields}
    return InstitutionMerge(into=into, merged_at=at, merged_by=by, moved=moved, **values)


def _take_over(duplicate: Institution, into: Institution) -> None:
    into.name = translated({**duplicate.name, **into.name})
    into.aliases = other_spellings([*into.aliases, *duplicate.all_names()], into)
    into.city = into.city or duplicate.city
    into.homepage = into.homepage or duplicate.homepage


def other_spellings(written: Iterable[str], institution: Institution) -> list[str]:
    """Those among `written` that are no names of it already, however they are written."""
    known = {folding.folded(name) for name in institution.name.values()}
    found: dict[str, str] = {}
    for text in written:
        folded = folding.folded(text)
        if folded and folded not in known:
            found.setdefault(folded, " ".join(text.split()))
    return list(found.values())


def references() -> "list[models.ManyToOneRel]":
    """All foreign keys to institutions, whichever app they are in."""
    return [
        relation
        for relation in Institution._meta.related_objects
        if isinstance(relation, models.ManyToOneRel)
    ]


def new_slug(name: str) -> str:
    """An address that no institution has or had: of the name's Latin letters, else of chance."""
    wanted = _slug(name)
    taken = Institution.objects.filter(slug=wanted).exists()
    if taken or InstitutionMerge.objects.filter(slug=wanted).exists():
        return f"{wanted}-{secrets.token_hex(3)}"
    return wanted


def _slug(name: str) -> str:
    return slugify(name)[:90].strip("-") or f"institution-{secrets.token_hex(4)}"


def sort_name_of(name: Mapping[str, str]) -> str:
    """The English name, or the first there is."""
    return name.get("en") or next(iter(name.values()), "")


def language_of(name: str, writers_language: str) -> str:
    """The language to file a name under, told by its first letter's script."""
    letter = next((character for character in name if character.isalpha()), "A")
    script = unicodedata.name(letter, "").split(" ")[0]
    if script == "LATIN":
        return writers_language if writers_language in {"en", "fr", "es"} else "en"
    return SCRIPTS.get(script, "en")
