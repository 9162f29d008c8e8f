"""Pages, as visitors and organizers open them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from symposium.accounts.models import User
from symposium.exhibition.models import Exhibit, Hall, Medium, Work
from symposium.institutions.actions import merge_institutions
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.exhibition import files
from tests.symposium.exhibition.conftest import AddWork, upload

SignedIn = Callable[[User], Client]
AddPicture = Callable[[Exhibit], Medium]
ENTRANCE = "/en/2021/exhibition/"
TABLE = "/en/2021/organize/exhibition/"


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_exhibition_says_how_it_fills(client: Client, edition: Edition) -> None:
    assert "Works appear here once the organizers put them on show." in page(client, ENTRANCE)


def test_the_entrance_keeps_its_query_count(
    client: Client,
    add_work: AddWork,
    add_picture: AddPicture,
    hall: Hall,
    nairobi: Institution,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    add_picture(add_work("one", hall=hall, is_selected=True))
    page(client, ENTRANCE)  # fills what is kept in the process
    with django_assert_num_queries(7):
        page(client, ENTRANCE)
    add_picture(add_work("two", hall=hall, institution=nairobi))
    add_picture(add_work("three"))
    with django_assert_num_queries(7):
        html = page(client, ENTRANCE)
    assert html.count('<figure class="sheet">') == 3
    with django_assert_num_queries(8):
        page(client, f"{ENTRANCE}?q=one&form=film")


def test_a_work_page_keeps_its_query_count(
    client: Client,
    add_work: AddWork,
    add_picture: AddPicture,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    add_picture(add_work("one"))
    page(client, f"{ENTRANCE}works/one/")
    with django_assert_num_queries(6):
        page(client, f"{ENTRANCE}works/one/")
    for name in ("two", "three"):
        add_picture(add_work(name))
    with django_assert_num_queries(8):  # neighbors and their museum's other pictures
        page(client, f"{ENTRANCE}works/two/")
    add_picture(add_work("four"))
    with django_assert_num_queries(8):
        page(client, f"{ENTRANCE}works/two/")


def test_a_filter_shows_what_fits_and_how_many(client: Client, add_work: AddWork) -> None:
    add_work("reef", form="film")
    add_work("salt", form="game")
    html = page(client, f"{ENTRANCE}?form=game")
    assert "1 work" in html
    assert "/exhibition/works/salt/" in html
    assert "/exhibition/works/reef/" not in html
    assert "No work fits" in page(client, f"{ENTRANCE}?form=nonsense")


def test_a_work_shows_its_languages_rights_and_goals(client: Client, add_work: AddWork) -> None:
    add_work(
        "reef",
        title={"en": "The Reef", "zh-hans": "礁石"},
        summary={"en": "At night", "zh-hans": "夜里", "ar": "ليلًا"},
        sdg_goals=[14],
        rights="http://creativecommons.org/licenses/by/4.0/",
    )
    html = page(client, f"{ENTRANCE}works/reef/")
    for part in (
        '<h1 lang="en" dir="ltr">The Reef</h1>',
        'lang="zh-hans" dir="ltr"',
        'lang="ar" dir="rtl"',
        "夜里",
        'href="http://creativecommons.org/licenses/by/4.0/"',
        "Life below water",
        "China Museum of Science",
    ):
        assert part in html, part


def test_a_hidden_work_and_its_museum_are_not_there(
    client: Client, signed_in: SignedIn, add_work: AddWork, organizer: User, outsider: User
) -> None:
    add_work("secret", is_on_show=False)
    for visitor in (client, signed_in(outsider)):
        assert visitor.get(f"{ENTRANCE}works/secret/").status_code == 404
        assert visitor.get(f"{ENTRANCE}institutions/cstm/").status_code == 404
    html = page(signed_in(organizer), f"{ENTRANCE}works/secret/")
    assert "Only organizers see this work so far." in html


def test_only_a_page_with_a_model_lets_the_viewer_run(client: Client, add_work: AddWork) -> None:
    add_work("flat")
    round_one = add_work("round")
    Medium.objects.create(
        work=round_one.work, kind="model", state="ready", file="exhibition/a/b.glb"
    )
    plain = client.get(f"{ENTRANCE}works/flat/")["Content-Security-Policy"]
    viewer = client.get(f"{ENTRANCE}works/round/")["Content-Security-Policy"]
    assert "wasm-unsafe-eval" not in plain
    assert "'wasm-unsafe-eval'" in viewer
    for policy in (plain, viewer):
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy


def test_museums_and_a_museums_page(
    client: Client, add_work: AddWork, nairobi: Institution
) -> None:
    add_work("reef")
    add_work("bees", institution=nairobi)
    html = page(client, f"{ENTRANCE}institutions/")
    assert html.index("China Museum of Science") < html.index("Children&#x27;s Science Centre")
    html = page(client, f"{ENTRANCE}institutions/kenya/")
    assert "/exhibition/works/bees/" in html
    assert "/exhibition/works/reef/" not in html


def test_a_merged_museums_address_leads_on(
    client: Client, add_work: AddWork, nairobi: Institution, organizer: User, now: datetime
) -> None:
    double = Institution.objects.create(slug="double", name={"en": "D"}, sort_name="D")
    add_work("bees", institution=double)
    merge_institutions(duplicate=double, into=nairobi, by=organizer, at=now)
    answer = client.get(f"{ENTRANCE}institutions/double/")
    assert (answer.status_code, answer["Location"]) == (301, f"{ENTRANCE}institutions/kenya/")


@pytest.mark.parametrize("path", ["", "add/", "works/reef/"])
def test_organizers_pages_are_for_organizers(
    path: str,
    client: Client,
    signed_in: SignedIn,
    add_work: AddWork,
    organizer: User,
    moderator: User,
    outsider: User,
) -> None:
    add_work("reef")
    assert client.get(TABLE + path).status_code == 302
    assert signed_in(moderator).get(TABLE + path).status_code == 404
    assert signed_in(outsider).get(TABLE + path).status_code == 404
    assert signed_in(organizer).get(TABLE + path).status_code == 200


@pytest.mark.parametrize("verb", ["select", "show", "move", "media", "media/1/remove"])
def test_nobody_else_changes_anything(
    verb: str, client: Client, signed_in: SignedIn, add_work: AddWork, outsider: User
) -> None:
    add_work("reef")
    path = f"{TABLE}works/reef/{verb}/"
    assert client.post(path, {"value": "no"}).status_code == 302
    assert signed_in(outsider).post(path, {"value": "no"}).status_code == 404
    assert Exhibit.objects.get().is_on_show


def test_the_table_keeps_its_query_count(
    signed_in: SignedIn,
    organizer: User,
    add_work: AddWork,
    add_picture: AddPicture,
    hall: Hall,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(organizer)
    add_picture(add_work("one", hall=hall))
    page(client, TABLE)
    with django_assert_num_queries(7):
        page(client, TABLE)
    add_picture(add_work("two", hall=hall))
    add_work("three")
    with django_assert_num_queries(7):
        html = page(client, TABLE)
    assert html.count('id="one"') == html.count('id="three"') == 1


def test_choosing_leads_back_to_the_row_in_the_filtered_table(
    signed_in: SignedIn, organizer: User, add_work: AddWork
) -> None:
    add_work("reef")
    response = signed_in(organizer).post(
        f"{TABLE}works/reef/select/?form=film&lack=", {"value": "yes"}
    )
    assert response["Location"] == f"{TABLE}?form=film#reef"
    assert Exhibit.objects.get().is_selected


def work_fields(institution: Institution, **changes: object) -> dict[str, object]:
    return {
        "title_en": "The Reef",
        "title_zh-hans": "礁石",
        "institution": institution.pk,
        "form": "film",
        "rights": "http://creativecommons.org/licenses/by/4.0/",
        **changes,
    }


def test_a_work_is_added_and_changed(
    signed_in: SignedIn, organizer: User, beijing: Institution, hall: Hall
) -> None:
    client = signed_in(organizer)
    response = client.post(f"{TABLE}add/", work_fields(beijing, sdg_goals=[14, 13]))
    assert response["Location"] == f"{TABLE}works/the-reef/"
    work = Work.objects.get()
    assert work.title == {"en": "The Reef", "zh-hans": "礁石"}
    assert work.sdg_goals == [14, 13]
    fields = work_fields(beijing, title_en="The Coral", hall=hall.pk, is_on_show="on")
    client.post(f"{TABLE}works/the-reef/", fields)
    exhibit = Exhibit.objects.get()
    assert (exhibit.work.title["en"], exhibit.hall, exhibit.is_on_show) == ("The Coral", hall, True)


def test_texts_in_further_languages_survive_a_change(
    signed_in: SignedIn, organizer: User, add_work: AddWork, beijing: Institution
) -> None:
    add_work("reef", title={"en": "Reef", "ru": "Риф"})
    client = signed_in(organizer)
    assert 'name="title_ru"' in page(client, f"{TABLE}works/reef/")
    client.post(f"{TABLE}works/reef/", work_fields(beijing, title_ru="Риф"))
    title = Work.objects.get().title
    assert title == {"en": "The Reef", "zh-hans": "礁石", "ru": "Риф"}


def test_a_form_keeps_what_was_typed_and_names_the_field(
    signed_in: SignedIn, organizer: User, beijing: Institution
) -> None:
    fields = work_fields(beijing, **{"title_en": "", "title_zh-hans": "", "credit_en": "Kept"})
    html = signed_in(organizer).post(f"{TABLE}add/", fields).content.decode()
    assert "This field is required." in html
    assert 'value="Kept"' in html
    assert Work.objects.count() == 0


def test_a_picture_needs_a_description(
    signed_in: SignedIn, organizer: User, add_work: AddWork
) -> None:
    add_work("reef")
    response = signed_in(organizer).post(
        f"{TABLE}works/reef/media/",
        {"kind": "picture", "file": upload(files.picture((64, 64)))},
    )
    assert response.status_code == 422
    assert "Describe in English what is to be seen." in response.content.decode()
    assert Medium.objects.count() == 0


def test_the_page_tells_how_the_check_went(
    signed_in: SignedIn,
    organizer: User,
    add_work: AddWork,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    add_work("reef")
    client = signed_in(organizer)
    bad = {
        "kind": "picture",
        "file": upload(b"<html><script>alert(1)</script></html>", "reef.jpg"),
        "alt_en": "A reef",
    }
    client.post(f"{TABLE}works/reef/media/", bad)
    assert "A file is being checked." in page(client, f"{TABLE}works/reef/")
    with django_capture_on_commit_callbacks(execute=True):
        good = {"kind": "model", "file": upload(files.ammonite(), "a.glb"), "alt_en": "A shell"}
        client.post(f"{TABLE}works/reef/media/", good)
    Medium.objects.filter(kind="picture").update(state="refused", refusal="not_a_picture")
    html = page(client, f"{TABLE}works/reef/")
    assert "This is not a picture that can be shown." in html
    assert "A file is being checked." not in html
    medium = Medium.objects.get(kind="model")
    client.post(f"{TABLE}works/reef/media/{medium.pk}/remove/")
    assert not Medium.objects.filter(kind="model").exists()
