"""What the editor's tests take for a session is what the server tells of one."""

import json
from pathlib import Path

from symposium.program import queries
from symposium.program.models import Session

SAMPLES = Path(__file__).resolve().parents[3] / "contracts" / "editor"


def test_the_samples_of_the_editor_have_the_shape_that_is_sent(forum: Session) -> None:
    [sent] = queries.editor_sessions(forum.edition, [forum.pk])
    samples = [json.loads(path.read_text()) for path in sorted(SAMPLES.glob("*.json"))]
    sessions = [
        event["session"]
        for sample in samples
        for event in sample["message"].get("events", [])
        if "session" in event
    ]
    assert len(sessions) == 2
    for session in sessions:
        assert sorted(session) == sorted(sent)
        for person in session["people"]:
            assert sorted(person) == ["guid", "is_confirmed", "part"]
