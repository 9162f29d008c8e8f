"""What views of every app need of a request."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

if TYPE_CHECKING:
    from symposium.accounts.models import User

View = TypeVar("View", bound=Callable[..., object])


def actor(request: HttpRequest) -> "User":
    """The signed-in person of a request whose view has been guarded; never anonymous."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def same_for_everybody(view: View) -> View:
    """Mark a view whose answer does not depend on who asks: nothing may look up the person,
    for that would keep shared caches from storing the answer."""
    view.same_for_everybody = True  # type: ignore[attr-defined]  # read by EditionMiddleware
    return view
