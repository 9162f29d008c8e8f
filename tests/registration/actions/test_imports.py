import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from registration.actions import imports
from registration.actions.members import DelegationFull, NoLongerHead
from registration.models import Category, Delegation, PeopleUpload, Quota, Registration
from registration.people import plan as plans
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.people.conftest import options_for

TEXT = b"name,email,institution,country\nAna,a@x.org,Museum of Dust,KE\nBen,,Museum of Dust,KE\n"


def _import(edition: Edition, text: bytes, at: datetime, **more: object) -> imports.Imported:
    table, options = options_for(text)
    return imports.import_people(edition=edition, table=table, options=options, at=at, **more)


def test_importing_twice_is_importing_once(
    edition: Edition, category: Category, organizer: User, now: datetime
) -> None:
    assert _import(edition, TEXT, now, by=organizer) == imports.Imported(2, 0, 0)
    assert _import(edition, TEXT, now, by=organizer) == imports.Imported(0, 0, 2)
    [museum] = Institution.objects.all()
    assert (museum.slug, museum.is_proposed, museum.search_text) == (
        "museum-of-dust", False, "museum of dust",
    )  # fmt: skip
    assert set(Registration.objects.values_list("display_name", "state", "institution")) == {
        ("Ana", "confirmed", museum.pk),
        ("Ben", "confirmed", museum.pk),
    }
    assert AuditEntry.objects.get().verb == "people.imported"


def test_people_take_seats_in_the_order_of_rows_and_join_delegations(
    edition: Edition, category: Category, museum: Institution, now: datetime
) -> None:
    category.needs_approval = True  # an organizer who imports has agreed
    category.save()
    Quota.objects.create(edition=edition, name="Hall", size=2)
    delegation = Delegation.objects.create(edition=edition, institution=museum, created_at=now)
    _import(edition, b"name,institution\nAna,\nBen,Nairobi National Museum\nChi,\n", now)
    found = list(Registration.objects.order_by("pk").values_list("display_name", "state"))
    assert found == [("Ana", "confirmed"), ("Ben", "confirmed"), ("Chi", "waiting")]
    assert Registration.objects.get(display_name="Ben").delegation == delegation


def test_one_wrong_row_keeps_all_out(edition: Edition, category: Category, now: datetime) -> None:
    with pytest.raises(imports.ImportNotReady):
        _import(edition, TEXT + b"Chi,no address,,\n", now)
    assert (Registration.objects.count(), Institution.objects.count()) == (0, 0)


def test_what_has_changed_since_is_not_imported(
    edition: Edition, category: Category, make: Register, now: datetime
) -> None:
    table, options = options_for(TEXT)
    agreed = plans.make(edition, table, options).digest
    make(email="a@x.org")
    with pytest.raises(imports.PeopleChangedSincePreview):
        imports.import_people(edition=edition, table=table, options=options, at=now, agreed=agreed)
    assert Registration.objects.count() == 1


def test_a_table_fills_in_what_was_missing(
    edition: Edition, make: Register, museum: Institution, now: datetime
) -> None:
    one = make(email="", display_name="王玲", institution=museum)
    text = "name,latin name,email,institution\n王玲,Wang Ling,w@x.org,内罗毕国家博物馆\n"
    assert _import(edition, text.encode(), now) == imports.Imported(0, 1, 0)
    one.refresh_from_db()
    assert (one.latin_name, one.email, one.changed_at) == ("Wang Ling", "w@x.org", now)


def test_a_head_imports_members_within_the_limits(
    edition: Edition,
    category: Category,
    museum: Institution,
    delegate: User,
    outsider: User,
    now: datetime,
) -> None:
    delegation = Delegation.objects.create(
        edition=edition, institution=museum, head=delegate, most_members=1, created_at=now
    )
    table, options = options_for(b"name,institution\nAna,\nBen,Elsewhere\n")
    plan = plans.make(edition, table, options, delegation)
    assert [entry.row.warnings for entry in plan.warned] == [
        ["Members of a delegation come from its institution; “Elsewhere” was left out."]
    ]

    def come(by: User) -> imports.Imported:
        return imports.import_members(
            delegation=delegation, table=table, options=options, agreed=plan.digest, by=by, at=now
        )

    with pytest.raises(NoLongerHead):
        come(outsider)
    with pytest.raises(DelegationFull):
        come(delegate)
    assert delegation.members.count() == 0
    delegation.most_members = None
    delegation.save()
    assert come(delegate) == imports.Imported(2, 0, 0)
    assert {one.institution for one in delegation.members.all()} == {museum}


def test_an_upload_takes_the_place_of_the_one_before(
    edition: Edition, organizer: User, outsider: User, now: datetime
) -> None:
    def keep(by: User, at: datetime) -> PeopleUpload:
        return imports.keep_upload(
            edition=edition, delegation=None, name="a.csv", content=TEXT, by=by, at=at
        )

    keep(outsider, now - timedelta(hours=3))
    keep(organizer, now - timedelta(hours=1))
    last = keep(organizer, now)
    assert list(PeopleUpload.objects.all()) == [last]


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_enter_everybody_once(
    edition: Edition, category: Category, now: datetime
) -> None:
    start, results = threading.Barrier(2), list[imports.Imported]()

    def come() -> None:
        start.wait()
        results.append(_import(Edition.objects.get(), TEXT, now))
        connection.close()

    threads = [threading.Thread(target=come) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.created for one in results) == [0, 2]
    assert Registration.objects.count() == 2
