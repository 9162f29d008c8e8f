"""All that the house knows of one person: for the person's page and the person's archive."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from allauth.account.models import EmailAddress
from django.core.serializers.json import DjangoJSONEncoder

from symposium.accounts.models import User
from symposium.lib import personal_data
from symposium.lib.personal_data import File, Kind, Person, Row

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Known:
    """What is known of one kind."""

    kind: Kind
    rows: list[Row]
    files: list[File]


def person_of(user: User) -> Person:
    """The person behind an account: by its number, and by the addresses that it has proved."""
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    emails = {user.email.lower(), *(email.lower() for email in proved)}
    return Person(user_id=user.pk, emails=frozenset(emails))


def known_of(user: User) -> list[Known]:
    """Kind by kind; those of which there is nothing are left out."""
    person = person_of(user)
    found = [
        Known(kind, list(kind.export(person)), list(kind.files(person)))
        for kind in personal_data.kinds()
    ]
    return [known for known in found if known.rows or known.files]


class Archive:
    """A ZIP of everything, made while it is sent: `data.json`, then the person's files. What is
    known is read when it is made; only files are opened while it is sent."""

    def __init__(self, user: User, at: datetime) -> None:
        known = known_of(user)
        document = {
            "person": user.email,
            "made_at": at,
            "data": {item.kind.name: item.rows for item in known},
        }
        self._document = json.dumps(
            document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1, default=None
        )
        self._files = [
            (f"files/{item.kind.name}/{number:03}-{file.name}", file)
            for item in known
            for number, file in enumerate(item.files, start=1)
        ]

    def pieces(self) -> Iterator[bytes]:
        sink = _Sink()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("data.json", self._document)
            yield sink.taken()
            for name, file in self._files:
                with file.open() as source, archive.open(name, "w") as target:
                    while piece := source.read(CHUNK):
                        target.write(piece)
                        yield sink.taken()
        yield sink.taken()


class _Sink(io.RawIOBase, IO[bytes]):
    """Where a ZIP is written to that nobody can seek in; what has been written is taken out."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]  # whatever holds bytes
        self._parts.append(part)
        return len(part)

    def taken(self) -> bytes:
        found = b"".join(self._parts)
        self._parts.clear()
        return found
