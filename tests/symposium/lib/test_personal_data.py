import io
from collections.abc import Iterator

import pytest

from symposium.lib import personal_data
from symposium.lib.personal_data import Field, File, Kind, Person


@pytest.fixture(autouse=True)
def _own_registry() -> Iterator[None]:
    before = dict(personal_data._kinds)
    personal_data._kinds.clear()
    yield
    personal_data._kinds.clear()
    personal_data._kinds.update(before)


def _kind(name: str, rank: int, *words: str) -> Kind:
    return Kind(
        name=name,
        label=name.title(),
        export=lambda _person: [{"name": name}],
        erase=lambda _person, _at: 1,
        files=lambda _person: [File("a.txt", lambda: io.BytesIO(b"a"))],
        words=lambda _person: words,
        fields=[
            Field(name=f"{name}.x", label="X", days=30, held=lambda _pk: 1, erase=lambda _pk: 1)
        ],
        rank=rank,
    )


def test_kinds_stand_in_the_order_in_which_they_go() -> None:
    for name, rank in [("accounts", 99), ("letters", 10), ("answers", 10)]:
        personal_data.register(_kind(name, rank))
    assert [kind.name for kind in personal_data.kinds()] == ["answers", "letters", "accounts"]
    assert [field.name for field in personal_data.fields()] == [
        "answers.x",
        "letters.x",
        "accounts.x",
    ]


def test_a_person_is_known_by_the_words_of_all_kinds() -> None:
    personal_data.register(_kind("letters", 1, "Amina Njeri", " "))
    personal_data.register(_kind("accounts", 2, "Amina", "Amina Njeri"))
    person = Person(user_id=1, emails=frozenset({"amina@example.net"}))
    assert personal_data.known_as(person).words == {"Amina Njeri", "Amina", "amina@example.net"}
