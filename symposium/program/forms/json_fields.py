"""Fields of forms that are filled in by JSON: each takes one JSON type and says what is wrong."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import Translated, TranslatedField, translated
from symposium.program.actions import Person
from symposium.program.forms.place import FAR
from symposium.program.models import Edition, Participation

MOST_PEOPLE = 80


class JsonField(forms.Field):
    """Takes a value as it is; None and missing are the same."""

    widget = forms.Widget

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)

    def wrong(self) -> ValidationError:
        return ValidationError(_("This value cannot be used here."), code="invalid")


class FlagField(JsonField):
    def to_python(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.wrong()
        return value


class GuidField(JsonField):
    def to_python(self, value: Any) -> UUID | None:
        if value is None or value == "":
            return None
        try:
            return UUID(value)
        except (ValueError, TypeError, AttributeError):
            raise self.wrong() from None


class VersionsField(JsonField):
    """A list of `{guid, version}`; cleans to the versions by GUID."""

    def to_python(self, value: Any) -> dict[UUID, int]:
        if not isinstance(value, list) or not value:
            raise self.wrong()
        versions: dict[UUID, int] = {}
        for item in value:
            version = item.get("version") if isinstance(item, Mapping) else None
            guid = GuidField().to_python(item["guid"]) if version and "guid" in item else None
            if guid is None or not isinstance(version, int) or isinstance(version, bool):
                raise self.wrong()
            versions[guid] = version
        return versions


class TextsField(JsonField):
    """`{language: text}`, checked as the model's field does."""

    def __init__(self, field: "TranslatedField") -> None:
        super().__init__()
        self.field = field

    def clean(self, value: Any) -> Translated:
        value = {} if value is None else value
        if not isinstance(value, Mapping):
            raise self.wrong()
        self.field.validate(value, None)
        return translated({code: text.strip() for code, text in value.items()})


class SlugField(JsonField):
    """The slug of a row among `rows`, or null."""

    def __init__(self, rows: "models.QuerySet[Any]", *, unknown: Any) -> None:
        super().__init__()
        self.rows = rows
        self.unknown = unknown

    def to_python(self, value: Any) -> Any:
        if value is None or value == "":
            return None
        row = self.rows.filter(slug=value).first() if isinstance(value, str) else None
        if row is None:
            raise ValidationError(self.unknown, code="unknown")
        return row


class CodesField(JsonField):
    """A list of codes or numbers among `known`, each once, in their order."""

    def __init__(self, known: Collection[Any]) -> None:
        super().__init__()
        self.known = known

    def to_python(self, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.wrong()
        for item in value:
            if not isinstance(item, str | int) or item not in self.known or item is True:
                raise self.wrong()
        return list(dict.fromkeys(value))


class InstantField(JsonField):
    """An instant in ISO 8601 with its offset, at most a year away from the edition; or null."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.edition = edition

    def to_python(self, value: Any) -> datetime | None:
        if value is None or value == "":
            return None
        try:
            at = parse_datetime(value) if isinstance(value, str) else None
            if at is None or at.tzinfo is None:
                raise self.wrong()
            is_near = self.edition.starts_at - FAR <= at <= self.edition.ends_at + FAR
        except (ValueError, OverflowError):
            raise self.wrong() from None
        if not is_near:
            raise ValidationError(_("This is too far from the days of the edition."), code="far")
        return at


class PeopleField(JsonField):
    """A list of `{guid or name, part, is_confirmed}`; guids are those of people of the edition."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.edition = edition

    def to_python(self, value: Any) -> list[Person]:
        if not isinstance(value, list) or len(value) > MOST_PEOPLE:
            raise self.wrong()
        people = [self._person(item) for item in value]
        guids = {person.guid for person in people if person.guid}
        known = set(self.edition.speakers.filter(guid__in=guids).values_list("guid", flat=True))
        if guids - known:
            raise ValidationError(
                _("Somebody of these people is not in this edition any more."), code="unknown"
            )
        return people

    def _person(self, item: Any) -> Person:
        if not isinstance(item, Mapping):
            raise self.wrong()
        name, part = item.get("name") or "", item.get("part")
        guid, is_confirmed = item.get("guid"), item.get("is_confirmed")
        if not isinstance(name, str) or len(name) > 200 or part not in Participation.Part.values:
            raise self.wrong()
        if not isinstance(is_confirmed, bool | None):
            raise self.wrong()
        if guid:
            # The GUID alone says who is meant: a name beside it is what the editor showed.
            return Person("", part, GuidField().to_python(guid), is_confirmed)
        if not name.strip():
            raise ValidationError(_("Write down who this is."), code="required")
        return Person(name.strip(), part, None, is_confirmed)
