"""Stages, as far as a program must know of them: by slug and name."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from symposium.program.models import Edition

Choices = list[tuple[str, str]]


def stage_choices(edition: Edition, chosen: str = "") -> Choices:
    """What a session can be shown on, in the organizers' order, by `settings.STAGE_CHOICES`; one
    query. A chosen stage that is gone stays among them, so that nothing changes unnoticed."""
    ask: Callable[[Edition], Choices] = import_string(settings.STAGE_CHOICES)
    choices = ask(edition)
    known = {slug for slug, _name in choices}
    return choices if not chosen or chosen in known else [*choices, (chosen, chosen)]
