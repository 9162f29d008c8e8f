"""What somebody has filled in, kept in the session until the address is proved by a code: the words
as they were typed, and the files that came with them."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from registration import answer_files
from registration.answer_files import KeptFile
from registration.forms import Files, RegistrationForm
from registration.forms.asking import PREFIX
from registration.models import Question
from symposium.lib.rate_limits import is_past_limit
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

Draft = MultiValueDict[str, str]
CLEAR = "-clear"


def keep(request: HttpRequest, edition: Edition, form: RegistrationForm) -> None:
    names = [*form.fields, "invitation"]
    request.session[_key(edition)] = {
        name: request.POST.getlist(name) for name in names if name in request.POST
    }


def read(request: HttpRequest, edition: Edition) -> Draft | None:
    kept: dict[str, Any] | None = request.session.get(_key(edition))
    if kept is None:
        return None
    # Drafts of an older version hold one text a field.
    return MultiValueDict(
        {name: one if isinstance(one, list) else [one] for name, one in kept.items()}
    )


def forget(request: HttpRequest, edition: Edition) -> None:
    request.session.pop(_key(edition), None)
    request.session.pop(_files_key(edition), None)


def files(request: HttpRequest, edition: Edition) -> Files:
    """What was sent as files so far."""
    kept: dict[str, Any] = request.session.get(_files_key(edition), {})
    return Files(
        kept={slug: KeptFile(**told) for slug, told in kept.items() if told},
        cleared=frozenset(slug for slug, told in kept.items() if not told),
    )


def take_files(request: HttpRequest, edition: Edition) -> Files:
    """Check and keep the files of this request beside the earlier ones; what does not pass is
    refused and takes nothing's place."""
    sent = [name for name in [*request.FILES, *request.POST] if name.startswith(PREFIX)]
    if not any(name in request.FILES or name.endswith(CLEAR) for name in sent):
        return files(request, edition)
    kept: dict[str, Any] = dict(request.session.get(_files_key(edition), {}))
    refused: dict[str, str] = {}
    is_too_many = bool(request.FILES) and is_past_limit(
        request, "registration.files", by_address="60/h", by_account="60/h"
    )
    for slug in _slugs(edition):
        upload = request.FILES.get(f"{PREFIX}{slug}")
        if upload is None:
            if f"{PREFIX}{slug}{CLEAR}" in request.POST:
                kept[slug] = None
        elif is_too_many:
            refused[slug] = _("Too many files have come from here. Please wait an hour.")
        else:
            try:
                kept[slug] = asdict(answer_files.keep(upload))
            except Refusal as refusal:
                refused[slug] = str(refusal)
    request.session[_files_key(edition)] = kept
    so_far = files(request, edition)
    return Files(kept=so_far.kept, refused=refused, cleared=so_far.cleared)


def _slugs(edition: Edition) -> list[str]:
    questions = Question.objects.asked().filter(edition=edition, kind=Question.Kind.FILE)
    return list(questions.values_list("slug", flat=True))


def _key(edition: Edition) -> str:
    return f"registration.draft.{edition.pk}"


def _files_key(edition: Edition) -> str:
    return f"registration.files.{edition.pk}"
