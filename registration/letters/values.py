"""What placeholders in letters stand for, from a registration."""

from collections.abc import Collection, Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registration.models import Answer, Question, Registration, WorkshopPlace
from symposium.institutions import countries
from symposium.lib.templatetags.times import date_interval, format_day
from symposium.lib.translated import translated
from symposium.program.models import Edition

# What each placeholder stands for, as the form explains it.
MEANINGS: dict[str, "str | Promise"] = {
    "name": gettext_lazy("the reader's name"),
    "latin_name": gettext_lazy("the name in Latin letters"),
    "institution": gettext_lazy("the reader's institution"),
    "category": gettext_lazy("as what the reader takes part"),
    "taking_part": gettext_lazy("on site or online"),
    "state": gettext_lazy("the state of the registration"),
    "workshops": gettext_lazy("the workshops in which the reader has a place"),
    "edition": gettext_lazy("the edition's name"),
    "dates": gettext_lazy("the edition's days"),
    "place": gettext_lazy("where the edition meets"),
    "own_address": gettext_lazy("the page of the own registration"),
    "program_address": gettext_lazy("the program"),
    "calendar_address": gettext_lazy("the program as a calendar"),
}
# What only some letters have to say.
OF_SOME: dict[str, "str | Promise"] = {
    "reason": gettext_lazy("the reason of the decision"),
    "until": gettext_lazy("until when a seat or place is kept, with its time zone"),
    "workshop": gettext_lazy("the workshop that it is about"),
}
ANSWER = "answer."


def meanings_in(edition: Edition, extra: Collection[str] = ()) -> dict[str, "str | Promise"]:
    """Every placeholder that a letter of this edition may hold, and what it stands for."""
    asked = edition.questions_asked.filter(retired_at=None)
    answers = {f"{ANSWER}{one.slug}": str(one) for one in asked if one.kind != Question.Kind.FILE}
    return MEANINGS | {name: OF_SOME[name] for name in extra} | answers


def zone_of(registration: Registration) -> str:
    """On whose clock times are told: the place's for those who are there, else the own one."""
    own = registration.user.time_zone if registration.user else ""
    on_site = registration.mode == Registration.Mode.ON_SITE
    return registration.edition.time_zone if on_site or not own else own


def values_of(registration: Registration, wanted: Collection[str]) -> dict[str, str]:
    """The values in the active language and time zone. Answers and workshops are looked up only
    when they are among the wanted names."""
    edition = registration.edition
    values = {
        "name": registration.display_name,
        "latin_name": registration.latin_name or registration.display_name,
        "institution": str(registration.institution or ""),
        "category": str(registration.category),
        "taking_part": str(registration.get_mode_display()),
        "state": str(registration.get_state_display()),
        "edition": str(edition),
        "dates": date_interval(edition.starts_on, edition.ends_on),
        "place": _comma("，").join(filter(None, [str(edition.city), str(edition.venue)])),
        "reason": registration.decision_reason,
        **addresses(edition),
    }
    if "workshops" in wanted:
        values["workshops"] = _workshops(registration)
    if any(name.startswith(ANSWER) for name in wanted):
        values |= _answers(registration)
    return values


def addresses(edition: Edition) -> dict[str, str]:
    """Pages that every letter may name, in the active language."""
    site, slug = settings.SITE_URL, edition.slug
    return {
        "own_address": site + reverse("registration:me", args=[slug]),
        "program_address": site + reverse("program:day", args=[slug]),
        "calendar_address": site + reverse("program:export", args=[slug, "ics"]),
    }


def _workshops(registration: Registration) -> str:
    places = registration.workshop_places.filter(state=WorkshopPlace.State.CONFIRMED)
    return _listed(str(place.workshop) for place in places.select_related("workshop"))


def _answers(registration: Registration) -> dict[str, str]:
    rows = registration.answers.select_related("question")
    return {f"{ANSWER}{row.question.slug}": _said(row) for row in rows}


def _said(answer: Answer) -> str:
    """An answer as a person reads it, by the question as it was asked."""
    kind, value = answer.asked.get("kind", answer.question.kind), answer.value
    labels = {
        option.get("key"): str(translated(option.get("label")))
        for option in answer.asked.get("options", [])
        if isinstance(option, dict)
    }
    if value in (None, "", []):
        return ""
    if kind == Question.Kind.CONSENT:
        return _("Yes")
    if kind == Question.Kind.COUNTRY:
        return countries.name_of(str(value))
    if kind == Question.Kind.DATE:
        return format_day(date.fromisoformat(str(value)))
    if isinstance(value, list):
        return _listed(labels.get(key, str(key)) for key in value)
    return labels.get(value, str(value)) if isinstance(value, str) else str(value)


def _listed(parts: Iterable[str]) -> str:
    return _comma("、").join(parts)


def _comma(chinese: str) -> str:
    language = translation.get_language() or "en"
    return {"zh-hans": chinese, "ar": "، "}.get(language, ", ")
