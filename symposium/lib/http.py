"""What views of every app need of a request."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

if TYPE_CHECKING:
    from symposium.accounts.models import User


def actor(request: HttpRequest) -> "User":
    """The signed-in person of a request whose view has been guarded; never anonymous."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
