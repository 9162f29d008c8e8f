"""What the organizers' dashboard counts while people come in."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from registration import live_figures
from registration.checkin import queries
from registration.live_figures import LiveFigure
from symposium.program.models import Edition


def register() -> None:
    live_figures.register(
        LiveFigure("admitted_today", _("admitted today"), _admitted, "checkin:overview")
    )


def _admitted(edition: Edition, at: datetime) -> int:
    return queries.admitted_today(edition, at=at)
