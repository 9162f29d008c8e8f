from datetime import datetime

from registration.models import Workshop
from symposium.lib import personal_data
from symposium.lib.personal_data import Person
from symposium.program.models import Edition
from tests.registration.conftest import Register

[KIND] = [kind for kind in personal_data.kinds() if kind.name == "workshops"]


def test_what_is_known_is_handed_out_and_taken_away(
    edition: Edition, make: Register, now: datetime
) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="casts", size=9)
    own, other = make(email="own@example.net"), make()
    for registration in (own, other):
        workshop.places.create(
            registration=registration,
            state="confirmed",
            created_at=now,
            attended={"2021-12-14": 90},
        )
    person = Person(emails=frozenset({"own@example.net"}))
    [row] = KIND.export(person)
    assert (row["workshop__slug"], row["attended"]) == ("casts", {"2021-12-14": 90})
    assert KIND.erase(person, now) == 1
    places = workshop.places.order_by("pk").values_list("attended", flat=True)
    assert list(places) == [{}, {"2021-12-14": 90}]


def test_notes_and_guests_expire(edition: Edition, now: datetime) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="casts", size=9)
    workshop.places.create(
        guest_name="Guest", state="confirmed", created_at=now, attended={"2021-12-14": 90}
    )
    for field in KIND.fields:
        assert field.held(edition.pk) == 1
        assert field.erase(edition.pk) == 1
        assert field.held(edition.pk) == 0
    place = workshop.places.get()
    assert (place.guest_name, place.attended) == ("–", {})
