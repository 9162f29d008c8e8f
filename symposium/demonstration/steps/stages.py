"""Stages of the demonstration: the hall with its looping stream, and the two smaller rooms."""

from streaming.broadcast import providers
from streaming.broadcast.models import Source, Stage
from symposium.lib.translated import Translated
from symposium.program.models import Edition, Room

STREAM = "/demonstration/stream/live.m3u8"
ROOMS = ["main", "room-a", "room-b"]
HEARD = ["zh-hans", "en"]
# Examples of what else can be pasted. They are not in use: the demonstration asks no third party.
EXAMPLES = [
    ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "YouTube (example: Big Buck Bunny)"),
    ("https://www.bilibili.com/video/BV1xx411c7mD", "Bilibili (example)"),
]


def load(edition: Edition) -> None:
    """Make what is missing; a stage that somebody has changed stays as it is."""
    for position, slug in enumerate(ROOMS):
        room = Room.objects.get(edition=edition, slug=slug)
        stage, is_new = Stage.objects.get_or_create(
            edition=edition,
            slug=slug,
            defaults={"name": Translated(room.name), "room": room, "position": position},
        )
        if is_new:
            _add_sources(stage, with_examples=position == 0)


def _add_sources(stage: Stage, *, with_examples: bool) -> None:
    _add(stage, STREAM, "Demonstration stream", audio_languages=HEARD, is_active=True)
    if with_examples:
        for url, label in EXAMPLES:
            _add(stage, url, label, audio_languages=[], is_active=False)


def _add(
    stage: Stage, url: str, label: str, *, audio_languages: list[str], is_active: bool
) -> None:
    accepted = providers.accept(url)
    assert accepted is not None, url  # noqa: S101 - our own data
    Source.objects.create(
        stage=stage,
        provider=accepted.provider.name,
        address=accepted.address,
        label=label,
        audio_languages=audio_languages,
        is_active=is_active,
        position=stage.sources.count(),
    )
