"""The page of all components: for those who run an edition, and the frame of every page on it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from lxml import html

from symposium.accounts.models import User
from symposium.home.views.design import SampleForm
from symposium.program.models import Edition

SignIn = Callable[[User], Client]


@pytest.fixture
def address(edition: Edition) -> str:
    return reverse("home:design", args=[edition.slug])


def test_outsiders_learn_nothing(
    signed_in: SignIn, address: str, outsider: User, delegate: User, moderator: User
) -> None:
    answers = [signed_in(user).get(address) for user in (outsider, delegate, moderator)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Client().get(address).status_code == 302


def _page(client: Client, address: str, query: dict[str, str] | None = None) -> html.HtmlElement:
    return html.fromstring(client.get(address, query or {}).content)


def _form(data: dict[str, str]) -> html.HtmlElement:
    return html.fromstring(f"<form>{SampleForm(data)}</form>")


def _with_id(tree: html.HtmlElement, identifier: str) -> html.HtmlElement:
    (found,) = tree.xpath("//*[@id=$id]", id=identifier)
    return found


def test_an_organizer_sees_every_component(
    signed_in: SignIn, address: str, organizer: User
) -> None:
    page = _page(signed_in(organizer), address, {"toast": "1"})
    for tag in ("sy-chart", "sy-tabs", "sy-combobox", "dialog"):
        assert len(page.xpath(f"//{tag}")) == 1, tag
    assert len(page.xpath("//sy-toasts/div")) == 2


def test_the_frame_names_language_direction_zone_and_theme(
    client: Client, edition: Edition
) -> None:
    client.cookies["theme"] = "dark"
    client.cookies["tz"] = "Africa/Nairobi"
    page = _page(client, "/ar/2021/")
    assert dict(page.attrib) == {
        "lang": "ar",
        "dir": "rtl",
        "data-theme": "dark",
        "data-time-zone": "Africa/Nairobi",
        "class": "",
    }
    languages = page.xpath("//head/link[@rel='alternate']/@hreflang")
    assert languages == ["en", "zh-hans", "fr", "es", "ru", "ar", "x-default"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["http://127.0.0.1:8000/ar/2021/"]


def test_no_page_carries_inline_scripts_or_styles(
    signed_in: SignIn, address: str, organizer: User
) -> None:
    page = _page(signed_in(organizer), address)
    assert page.xpath("//@*[name()='style' or starts-with(name(), 'on')]") == []
    assert page.xpath("//script[not(@src)][not(@nonce)] | //style[not(@nonce)]") == []


def test_each_field_is_tied_to_its_label_hint_and_error() -> None:
    form = _form({})
    name = _with_id(form, "id_name")
    assert form.xpath("//label[@for='id_name']/text()") == [gettext("Name")]
    assert name.get("aria-invalid") == "true"
    described = str(name.get("aria-describedby")).split()
    assert described == ["id_name_helptext", "id_name_error"]
    assert _with_id(form, "id_name_error").text_content() == gettext("This field is required.")


def test_the_summary_leads_to_each_field_with_an_error() -> None:
    form = _form({})
    targets = form.xpath("//div[@class='error-summary']//a/@href")
    assert targets == ["#id_name", "#id_email", "#id_title_en", "#id_participation", "#id_consent"]
    for target in targets:
        _with_id(form, target.removeprefix("#"))


def test_a_form_keeps_what_was_typed() -> None:
    form = _form({"name": "Ada", "title_ar": "عنوان"})
    assert _with_id(form, "id_name").get("value") == "Ada"
    arabic = _with_id(form, "id_title_ar")
    assert (arabic.get("value"), arabic.get("lang"), arabic.get("dir")) == ("عنوان", "ar", "rtl")
