import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from pytest_django import Settings

from symposium.accounts.models import User
from symposium.demonstration import views
from symposium.demonstration.steps.accounts import email_of


@pytest.mark.parametrize("view", [views.people, views.mail])
def test_outside_of_a_demonstration_there_is_no_door(
    rf: RequestFactory, settings: Settings, view: object
) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(Http404):
        view(rf.get("/"))  # type: ignore[operator]


def test_outside_of_a_demonstration_nobody_signs_in(
    rf: RequestFactory, settings: Settings, db: None
) -> None:
    settings.DEMONSTRATION = False
    User.objects.create_user(email_of("organizer"))
    request = rf.post("/", {"role": "organizer"})
    request.user = AnonymousUser()
    with pytest.raises(Http404):
        views.sign_in(request)
    assert not request.user.is_authenticated


def test_only_the_people_of_roles_can_be_chosen(
    rf: RequestFactory, settings: Settings, db: None
) -> None:
    settings.DEMONSTRATION = True
    User.objects.create_user("secretariat@example.org")
    for role in ("secretariat", "", "organizer"):
        with pytest.raises(Http404):
            views.sign_in(rf.post("/", {"role": role}))


def test_each_role_has_an_address() -> None:
    assert email_of("head_of_delegation") == "head-of-delegation@example.org"
