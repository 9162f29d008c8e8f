"""A head's own pages, and the organizers' list of delegations."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registration import access
from registration.actions.answering import save_answers
from registration.models import CategoryQuestion, Delegation, Question, Quota
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
Kind = Question.Kind
LIST = "/en/2021/organize/registrations/delegations/"


@pytest.fixture
def head(db: None) -> User:
    return User.objects.create_user("head@example.net", display_name="Head")


@pytest.fixture
def delegation(edition: Edition, museum: Institution, head: User, now: datetime) -> Delegation:
    return Delegation.objects.create(
        edition=edition, institution=museum, head_email=head.email, created_at=now
    )


def _rows(*names: str, **more: str) -> dict[str, str]:
    """What a browser sends of a table in which these names are written."""
    sent = {"form-TOTAL_FORMS": "5", "form-INITIAL_FORMS": "0"}
    for number in range(5):
        name = names[number] if number < len(names) else ""
        row = {
            "display_name": name,
            "latin_name": "",
            "email": "",
            "territory": "KE",
            "category": "delegate",
            "mode": "on_site",
            "language": "en",
        }
        sent |= {f"form-{number}-{field}": value for field, value in row.items()}
    return sent | more


def _own(delegation: Delegation, path: str = "") -> str:
    return f"/en/2021/delegation/{delegation.pk}/{path}"


def test_only_the_head_and_organizers_lead(
    edition: Edition,
    other_edition: Edition,
    delegation: Delegation,
    head: User,
    organizer: User,
    outsider: User,
    delegate: User,
    make: Register,
    signed_in: SignIn,
) -> None:
    member = make(delegation=delegation, email=delegate.email)
    paths = ["", "add/", f"{member.pk}/", f"{member.pk}/replace/"]
    for person, status in [(head, 200), (organizer, 200), (outsider, 404), (delegate, 404)]:
        client = signed_in(person)
        assert [client.get(_own(delegation, path)).status_code for path in paths] == [status] * 4
    for stranger in (outsider, delegate):
        assert signed_in(stranger).post(_own(delegation, f"{member.pk}/cancel/")).status_code == 404
        assert signed_in(stranger).get("/en/2021/delegation/").status_code == 404
    assert signed_in(head).get(f"/en/2019/delegation/{delegation.pk}/").status_code == 404
    member.refresh_from_db()
    assert member.state == "confirmed"
    assert list(access.delegations_led_by(head, other_edition)) == []


def test_a_member_of_another_delegation_is_not_there(
    edition: Edition, delegation: Delegation, head: User, make: Register, signed_in: SignIn
) -> None:
    assert signed_in(head).get(_own(delegation, f"{make().pk}/")).status_code == 404


def test_whoever_has_the_heads_address_becomes_the_head(
    delegation: Delegation, head: User, category: object, signed_in: SignIn
) -> None:
    client = signed_in(head)
    answer = client.get("/en/2021/delegation/", follow=True)
    assert answer.redirect_chain == [(_own(delegation), 302)]
    delegation.refresh_from_db()
    assert delegation.head == head
    assert f'href="{_own(delegation)}"' in client.get("/en/2021/me/").content.decode()
    assert "My delegation" in client.get("/en/2021/me/").content.decode()


def test_many_are_added_in_a_table(
    delegation: Delegation, head: User, category: object, signed_in: SignIn
) -> None:
    client = signed_in(head)
    assert client.get(_own(delegation, "add/")).status_code == 200
    answer = client.post(_own(delegation, "add/"), _rows("Ana Mora", "王玲"))
    assert answer.status_code == 302
    html = client.get(_own(delegation)).content.decode()
    assert html.index("Ana Mora") < html.index("王玲")
    lacks = {row.registration.display_name: row.lacks for row in _members(client, delegation)}
    assert lacks == {
        "Ana Mora": ["E-mail address"],
        "王玲": ["Name in Latin letters", "E-mail address"],
    }


def _members(client: Client, delegation: Delegation) -> list[object]:
    rows: list[object] = client.get(_own(delegation)).context["rows"]
    return rows


def test_what_is_wrong_stands_at_its_row_and_nothing_is_lost(
    delegation: Delegation, head: User, category: object, make: Register, signed_in: SignIn
) -> None:
    make(email="taken@example.net")
    client = signed_in(head)
    wrong = _rows("Ana", "Ben", **{"form-1-email": "no address"})
    twice = _rows("Ana", "Ben", **{"form-0-email": "a@x.org", "form-1-email": "A@x.org"})
    taken = _rows("Ana", "Ben", **{"form-1-email": "taken@example.net"})
    for sent in (wrong, twice, taken, _rows()):
        answer = client.post(_own(delegation, "add/"), sent)
        assert answer.status_code == 422
    answer = client.post(_own(delegation, "add/"), wrong)
    html = answer.content.decode()
    assert 'value="Ben"' in html
    assert 'value="no address"' in html
    assert "Enter a valid email address." in html
    assert delegation.members.count() == 0


def test_more_rows_keep_what_is_written(
    delegation: Delegation, head: User, category: object, signed_in: SignIn
) -> None:
    client = signed_in(head)
    answer = client.post(_own(delegation, "add/"), _rows("Ana", more="1"))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Ana"' in html
    assert 'name="form-9-display_name"' in html
    assert delegation.members.count() == 0


def test_more_rows_are_empty_until_a_name_is_written(
    delegation: Delegation, head: User, category: object, signed_in: SignIn
) -> None:
    client = signed_in(head)
    answer = client.post(_own(delegation, "add/"), _rows("Ana", more="1"))
    sent = {"form-TOTAL_FORMS": "10", "form-INITIAL_FORMS": "0"}
    for form in answer.context["table"]:
        sent |= {field.html_name: field.value() for field in form}
    assert sent["form-9-territory"] == delegation.institution.territory
    sent["form-5-display_name"] = "Ben"
    assert client.post(_own(delegation, "add/"), sent).status_code == 302
    assert sorted(one.display_name for one in delegation.members.all()) == ["Ana", "Ben"]


def test_a_member_is_changed_replaced_and_canceled(
    delegation: Delegation, head: User, make: Register, signed_in: SignIn
) -> None:
    member = make(delegation=delegation, institution=delegation.institution, display_name="Ana")
    client = signed_in(head)
    sent = {
        "display_name": "Ana Mora",
        "category": "delegate",
        "mode": "on_site",
        "language": "es",
        "territory": "KE",
    }
    assert client.post(_own(delegation, f"{member.pk}/"), sent).status_code == 302
    member.refresh_from_db()
    assert (member.display_name, member.language) == ("Ana Mora", "es")
    other = {**sent, "display_name": "Ben Okello", "email": ""}
    assert client.post(_own(delegation, f"{member.pk}/replace/"), other).status_code == 302
    successor = delegation.members.get(display_name="Ben Okello")
    assert client.post(_own(delegation, f"{successor.pk}/cancel/")).status_code == 302
    states = dict(delegation.members.values_list("display_name", "state"))
    assert states == {"Ana Mora": "canceled", "Ben Okello": "canceled"}
    assert client.post(_own(delegation, f"{member.pk}/"), {}).status_code == 422


@pytest.mark.parametrize("rows", [1, 3])
def test_the_organizers_list_keeps_its_query_count(
    rows: int,
    edition: Edition,
    organizer: User,
    make: Register,
    signed_in: SignIn,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        name = f"Museum {number}"
        museum = Institution.objects.create(
            slug=f"m{number}", name={"en": name}, sort_name=name, territory="KE"
        )
        one = Delegation.objects.create(edition=edition, institution=museum, created_at=now)
        make(delegation=one)
        make(delegation=one, state="waiting", waiting_since=now, display_name="王玲")
    client = signed_in(organizer)
    client.get(LIST)
    with django_assert_num_queries(11):
        found = client.get(LIST).context["rows"]
    assert [(row.coming, row.lacking) for row in found] == [(2, 1)] * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_heads_page_keeps_its_query_count(
    rows: int,
    delegation: Delegation,
    head: User,
    make: Register,
    signed_in: SignIn,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    # Waits before them, but for other seats.
    make(state="waiting", waiting_since=now - timedelta(days=1))
    Quota.objects.create(
        edition=delegation.edition, name="Museum", size=0, institution=delegation.institution
    )
    for _number in range(rows):
        make(
            delegation=delegation,
            institution=delegation.institution,
            state="waiting",
            waiting_since=now,
        )
    client = signed_in(head)
    client.get(_own(delegation))
    with django_assert_num_queries(16):
        found = client.get(_own(delegation)).context["rows"]
    assert [row.place for row in found] == list(range(1, rows + 1))


def test_organizers_form_change_and_dissolve(
    edition: Edition, museum: Institution, organizer: User, outsider: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    new = {"institution_name": "内罗毕国家博物馆", "most_members": "3"}
    assert client.post(f"{LIST}new/", {"institution_name": "Nowhere"}).status_code == 422
    assert client.post(f"{LIST}new/", new).status_code == 302
    assert client.post(f"{LIST}new/", new).status_code == 422
    formed = Delegation.objects.get()
    page = f"{LIST}{formed.pk}/"
    assert signed_in(outsider).get(page).status_code == 404
    assert signed_in(outsider).post(page, {"head_email": "me@x.org"}).status_code == 404
    assert signed_in(outsider).post(f"{page}dissolve/").status_code == 404
    assert client.get(page).status_code == 200
    assert client.post(page, {"head_email": "no address"}).status_code == 422
    assert client.post(page, {"head_email": "h@x.org", "stays_together": "on"}).status_code == 302
    formed.refresh_from_db()
    assert (formed.head_email, formed.most_members, formed.stays_together) == (
        "h@x.org",
        None,
        True,
    )
    assert client.post(f"{page}dissolve/").status_code == 302
    assert not Delegation.objects.exists()


def test_a_head_answers_for_a_member_but_agrees_to_nothing(
    edition: Edition,
    delegation: Delegation,
    head: User,
    signed_in: SignIn,
    make: Register,
    now: datetime,
) -> None:
    member = make(delegation=delegation, email="")
    asked = {}
    for slug, kind in [("food", Kind.TEXT), ("photos", Kind.CONSENT), ("album", Kind.TEXT)]:
        asked[slug] = Question.objects.create(
            edition=edition, slug=slug, kind=kind, label={"en": slug.title()}
        )
        CategoryQuestion.objects.create(
            category=member.category, question=asked[slug], is_required=slug == "food"
        )
    Question.objects.filter(slug="album").update(
        depends_on=asked["photos"], depends_on_keys=["yes"]
    )
    save_answers(registration=member, given={asked["photos"]: True, asked["album"]: "Mine"}, at=now)
    client = signed_in(head)
    address = _own(delegation, f"{member.pk}/answers/")
    assert [field.name for field, _shown in client.get(address).context["form"].questions] == [
        "q-food"
    ]
    assert client.post(address, {"q-food": ""}).status_code == 422
    assert client.post(address, {"q-food": "Rice", "q-photos": ""}).status_code == 302
    told = {row.question.slug: row.value for row in member.answers.select_related("question")}
    assert told == {"food": "Rice", "photos": True, "album": "Mine"}
    assert signed_in(User.objects.create_user("else@example.net")).get(address).status_code == 404
