"""What somebody has filled in, kept in the session until the address is proved by a code."""

from django.http import HttpRequest

from registration.forms import RegistrationForm
from symposium.program.models import Edition

Draft = dict[str, str]


def keep(request: HttpRequest, edition: Edition, form: RegistrationForm) -> None:
    request.session[_key(edition)] = {
        name: str(form.data[name]) for name in form.fields if form.data.get(name)
    }


def read(request: HttpRequest, edition: Edition) -> Draft | None:
    draft: Draft | None = request.session.get(_key(edition))
    return draft


def forget(request: HttpRequest, edition: Edition) -> None:
    request.session.pop(_key(edition), None)


def _key(edition: Edition) -> str:
    return f"registration.draft.{edition.pk}"
