from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from streaming.audience import access
from streaming.audience.models import PlatformFigure
from symposium.accounts.models import User
from symposium.program.models import Edition


def test_only_those_who_see_the_audience_reach_a_figure(
    edition: Edition, organizer: User, moderator: User, outsider: User, now: datetime
) -> None:
    figure = PlatformFigure.objects.create(
        edition=edition, provider="B", subject="O", value=1, entered_at=now
    )
    assert access.get_platform_figure_for(organizer, edition, figure.pk) == figure
    for stranger in [AnonymousUser(), moderator, outsider]:
        with pytest.raises(Http404):
            access.get_platform_figure_for(stranger, edition, figure.pk)


def test_a_figure_is_reached_through_its_own_edition(
    edition: Edition, other_edition: Edition, outsider: User, now: datetime
) -> None:
    figure = PlatformFigure.objects.create(
        edition=edition, provider="B", subject="O", value=1, entered_at=now
    )
    with pytest.raises(Http404):
        access.get_platform_figure_for(outsider, other_edition, figure.pk)
