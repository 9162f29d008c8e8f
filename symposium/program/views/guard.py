"""How organizers' pages of the program are guarded, and on whose clock they run."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from symposium.accounts.roles import Permission
from symposium.program import access
from symposium.program.models import Edition

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def organizers(permission: Permission = Permission.EDIT_PROGRAM) -> Callable[[View], View]:
    """For those who may; times are shown and read on the venue's clock, whatever the visitor's."""

    def decorate(view: View) -> View:
        @wraps(view)
        def at_the_venue(
            request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            with timezone.override(edition.zone):
                return view(request, edition, *args, **kwargs)

        return cast("View", access.requires(permission)(at_the_venue))

    return decorate
