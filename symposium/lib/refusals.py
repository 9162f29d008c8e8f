"""Refusals: what an action answers when a rule forbids it, ready to be shown."""

from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):
    """Base of refusals. Each names itself for programs (`code`) and for people (`message`)."""

    code: ClassVar[str]
    message: "ClassVar[str | Promise]"

    def __str__(self) -> str:
        return str(self.message)
