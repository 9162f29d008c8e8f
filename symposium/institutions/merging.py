"""What must be mended before rows of two institutions meet: apps that keep one row an institution
register here what they do about two."""

from collections.abc import Callable

from symposium.institutions.models import Institution

# Called as (duplicate, into) within the transaction of the merge.
Mend = Callable[[Institution, Institution], None]
_mends: list[Mend] = []


def register(mend: Mend) -> None:
    if mend not in _mends:
        _mends.append(mend)


def mend(duplicate: Institution, into: Institution) -> None:
    for one in _mends:
        one(duplicate, into)
