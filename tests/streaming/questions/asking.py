"""Types of the fixtures here."""

from typing import Protocol

from streaming.questions.access import Participant
from streaming.questions.models import Question


class Asks(Protocol):
    def __call__(
        self, text: str = "How old is this ammonite?", by: Participant | None = None
    ) -> Question: ...
