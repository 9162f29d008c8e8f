import re
from pathlib import Path

from django.conf import settings

from symposium.home.deeds import DEEDS, deed

VERB = re.compile(
    r'"((?:calls?|edition|institution|juror|jury|letter|medium|platform_figure|program|questions?|registrations?'
    r'|role|session|source|stage|submissions?|work)\.[a-z_]+)"'
)
SAID = re.compile(r'verb="([a-z_]+\.[a-z_]+)"')
# Names of limits on requests look the same and are none.
LIMITS = {"registration.register", "registration.change", "registration.export"}


def test_every_act_that_is_written_down_has_words() -> None:
    actions = [
        path
        for folder in ["symposium", "registration", "streaming"]
        for path in Path(settings.BASE_DIR, folder).rglob("*.py")
        if "actions" in path.parts or path.name == "actions.py"
    ]
    texts = [path.read_text("utf-8") for path in actions]
    written = {verb for text in texts for verb in [*VERB.findall(text), *SAID.findall(text)]}
    assert written - LIMITS - DEEDS.keys() == set()


def test_an_unknown_act_stands_as_it_is() -> None:
    assert deed("room.deleted") == "deleted a room"
    assert deed("work.borrowed") == "work.borrowed"
