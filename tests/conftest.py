"""The fixed cast of people, an edition for them to meet in, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from streaming.live import board
from symposium.accounts import guards
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.celery import app as celery_app
from symposium.program.models import Appointment, Edition, Room, Session, Track
from symposium.program.queries import releases
from tests import apart

apart.use_own_redis()

# Within the first day of the edition: 10:00 in Beijing.
NOW = datetime(2021, 12, 14, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings: None
) -> None:
    """SQLite in a file, as in the embedded form: in memory, threads would lock whole tables."""
    database = connections.settings["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A thread that a worker or a server has left behind must not keep the database from going."""
    yield
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        if connections["default"].vendor == "postgresql":
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _clean_surroundings(settings: Settings) -> Iterator[None]:
    """Tasks run at once, nothing stays in the cache, limits count from zero, people read English,
    and beats wait until somebody stores them."""
    settings.AUDIENCE_FLUSH_SECONDS = 0
    celery_app.conf.task_always_eager = True
    celery_app.conf.task_eager_propagates = True
    cache.clear()
    board.forget()
    releases.forget()
    translation.activate("en")
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _the_record_lets_itself_be_emptied(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """After a test with real transactions all tables are emptied, which the guard of the record of
    changes refuses. It goes before, and comes back with the signal that ends the emptying."""
    marker = request.node.get_closest_marker("django_db")
    transactional = bool(marker and marker.kwargs.get("transaction"))
    transactional |= bool({"transactional_db", "live_server"} & set(request.fixturenames))
    if not transactional:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with django_db_blocker.unblock():
        guards.remove()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def edition(db: None) -> Edition:
    return Edition.objects.create(
        slug="2021",
        name={"en": "BRISMIS 2021", "zh-hans": "2021年研讨会"},
        theme={"en": "Museums along the road"},
        starts_on=date(2021, 12, 14),
        ends_on=date(2021, 12, 16),
        time_zone="Asia/Shanghai",
        languages=["en", "zh-hans"],
        city={"en": "Beijing", "zh-hans": "北京"},
        is_published=True,
        is_current=True,
    )


@pytest.fixture
def other_edition(db: None) -> Edition:
    return Edition.objects.create(
        slug="2019",
        name={"en": "BRISMIS 2019"},
        starts_on=date(2019, 10, 15),
        ends_on=date(2019, 10, 16),
        is_published=True,
    )


@pytest.fixture
def room(edition: Edition) -> Room:
    return Room.objects.create(edition=edition, slug="main", name={"en": "Main hall"}, capacity=400)


@pytest.fixture
def track(edition: Edition) -> Track:
    return Track.objects.create(edition=edition, slug="i", name={"en": "Museums and the goals"})


@pytest.fixture
def opening(edition: Edition, room: Room) -> Session:
    """The opening ceremony, 09:00 to 11:00 in Beijing: on at NOW."""
    return Session.objects.create(
        edition=edition,
        slug="opening",
        title={"en": "Opening ceremony", "zh-hans": "开幕式"},
        kind=Session.Kind.CEREMONY,
        room=room,
        starts_at=datetime(2021, 12, 14, 1, 0, tzinfo=UTC),
        ends_at=datetime(2021, 12, 14, 3, 0, tzinfo=UTC),
        floor_languages=["zh-hans"],
        interpretation_languages=["en"],
        is_streamed=True,
    )


def _person(name: str, edition: Edition | None = None, role: str = "") -> User:
    user = User.objects.create_user(f"{name}@example.org", display_name=name.title())
    if edition and role:
        Appointment.objects.create(edition=edition, user=user, role=role)
    return user


@pytest.fixture
def organizer(edition: Edition) -> User:
    return _person("organizer", edition, Role.ORGANIZER)


@pytest.fixture
def moderator(edition: Edition) -> User:
    return _person("moderator", edition, Role.MODERATOR)


@pytest.fixture
def speaker(edition: Edition) -> User:
    return _person("speaker", edition, Role.SPEAKER)


@pytest.fixture
def delegate(edition: Edition) -> User:
    return _person("delegate", edition, Role.DELEGATE)


@pytest.fixture
def outsider(other_edition: Edition) -> User:
    """Serves as organizer elsewhere; must see nothing of this edition's inside."""
    return _person("outsider", other_edition, Role.ORGANIZER)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which a person has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
