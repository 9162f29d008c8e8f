"""Role by role, edition by edition: what lies inside opens to those whose role says so, and is not
there for all others, the organizers of other editions among them.

Each address of the inside names its permission in `inside.txt`; a new one fails here until it does.
Who may not is asked at the view itself, thousands of times; who may, through a browser.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import resolve

from symposium.accounts.models import User
from symposium.accounts.roles import PERMISSIONS, Permission, Role
from symposium.program.models import Appointment, Edition
from tests.symposium import test_permissions
from tests.symposium.test_permissions import INSIDE, _names, address

examples = test_permissions.examples
TABLE = Path(__file__).with_name("inside.txt")
SignIn = Callable[[User], Client]
Examples = dict[str, dict[str, Any]]
# Not there, whatever is asked; or not in this way.
CLOSED = {404, 405}


def _table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def _inside(examples: Examples) -> Iterator[tuple[str, str]]:
    for name in _names():
        path = address(name, examples)
        if any(part in path for part in INSIDE):
            yield name, path


def _person(role: str, edition: Edition) -> User:
    user = User.objects.create_user(f"{role}-{edition.slug}@example.org")
    Appointment.objects.create(edition=edition, user=user, role=role)
    return user


def _status(method: str, path: str, user: User, edition: Edition) -> int:
    """What the view itself answers, without the house around it."""
    request: HttpRequest = RequestFactory().generic(method, path)
    # As the database knows the person now: nothing is remembered of the last question.
    request.user = User.objects.get(pk=user.pk)
    request.edition = edition  # type: ignore[attr-defined]  # as the middleware does
    found = resolve(path)
    try:
        with transaction.atomic():
            answer: HttpResponseBase = found.func(
                request, *found.args, **{**found.kwargs, "edition": edition}
            )
            transaction.set_rollback(True)
    except Http404:
        return 404
    return answer.status_code


def test_every_address_of_the_inside_names_its_permission(examples: Examples) -> None:
    found = {
        name: str(getattr(resolve(path).func, "permission", "by_itself"))
        for name, path in _inside(examples)
    }
    assert found == _table()
    assert set(found.values()) - {"by_itself"} <= set(Permission)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_not_finds_nothing(
    role: str, examples: Examples, edition: Edition, other_edition: Edition
) -> None:
    """In the own edition by what the role lacks; in another one whatever the role."""
    here, elsewhere = _person(role, edition), _person(role, other_edition)
    granted = PERMISSIONS.get(role, frozenset())
    paths = dict(_inside(examples))
    open_doors = []
    for name, permission in _table().items():
        if permission == "by_itself":
            continue
        for person, lacks in [(here, permission not in granted), (elsewhere, True)]:
            for method in ("GET", "POST"):
                if lacks and _status(method, paths[name], person, edition) not in CLOSED:
                    open_doors.append((method, name, person.email))
    assert open_doors == []


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ORGANIZER])
def test_who_may_gets_in(
    role: str, examples: Examples, edition: Edition, signed_in: SignIn
) -> None:
    client = signed_in(_person(role, edition))
    granted = PERMISSIONS.get(role, frozenset())
    paths = dict(_inside(examples))
    # What not even organizers find, such as a letter that was never written, says nothing.
    found = {
        name
        for name, row in test_permissions._table().items()
        if row["GET"][test_permissions.ROLES.index("organizer")] != 404
    }
    shut = [
        name
        for name, permission in _table().items()
        if permission in granted
        and name in found
        and client.get(paths[name]).status_code not in {200, 302, 405, 409, 422}
    ]
    assert shut == []
