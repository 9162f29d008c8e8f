"""What has to be known of a session before the public reads of it, and whether it fits in."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.lib.language_names import language_names
from symposium.program.planning.findings import Finding, Repair
from symposium.program.planning.plan import Plan, PlanSession
from symposium.program.planning.rules import repairs
from symposium.program.planning.rules.base import About, Rule, among
from symposium.program.planning.rules.parameters import OVERTIME

WITHOUT_TRACK = {"break", "service", "ceremony", "blocker"}
WITHOUT_ABSTRACT = {"break", "blocker"}
# Rooms are built, and people rehearse, before the first day.
ON_ANY_DAY = {"service", "blocker"}
MOST_TRACKS = 3


class UnconfirmedSpeaker(Rule):
    name = "unconfirmed_speaker"
    severity = "warn"
    title = gettext_lazy("Not confirmed yet")
    explanation = gettext_lazy(
        "Somebody stands in a session and has not said yet that they will come."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.sessions, about):
            unsure = [part.person_id for part in session.parts if not part.is_confirmed]
            for person_id in dict.fromkeys(unsure):
                person = plan.people[person_id]
                text = _("%(person)s has not confirmed “%(session)s” yet.") % {
                    "person": person.name,
                    "session": session.title,
                }
                yield self.finding(
                    plan,
                    text,
                    session,
                    person_id=person_id,
                    repairs=[repairs.confirm(session, person)],
                )


class NoTrack(Rule):
    name = "no_track"
    severity = "note"
    title = gettext_lazy("No track")
    explanation = gettext_lazy(
        "Visitors who look through a track do not find the session. Breaks, services, ceremonies "
        "and blocked time need none, and neither does an edition without tracks."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.sessions if plan.tracks else (), about):
            if session.track_id is None and session.kind not in WITHOUT_TRACK:
                text = _("“%(session)s” belongs to no track.") % {"session": session.title}
                yield self.finding(plan, text, session, repairs=_tracks(plan, session))


def _tracks(plan: Plan, session: PlanSession) -> list[Repair]:
    """Those that its room holds most on that day, then the others in their order."""
    neighbors = plan.in_room.get(session.room_id or 0, ())
    day = session.starts_at.astimezone(plan.zone).date() if session.starts_at else None
    there = Counter(
        other.track_id
        for other in neighbors
        if other.track_id
        and other.starts_at
        and other.starts_at.astimezone(plan.zone).date() == day
    )
    likely = [track for track, _count in there.most_common()]
    order = list(dict.fromkeys([*likely, *plan.tracks]))[:MOST_TRACKS]
    return [repairs.give_track(session, plan.tracks[track]) for track in order]


def _day(plan: Plan, session: PlanSession) -> date | None:
    return session.starts_at.astimezone(plan.zone).date() if session.starts_at else None


class MissingTranslation(Rule):
    name = "missing_translation"
    severity = "warn"
    title = gettext_lazy("Translation missing")
    explanation = gettext_lazy(
        "Title and abstract should stand in each language of the edition. Until they do, readers "
        "see them in another language. Breaks and blocked time need no abstract."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.sessions, about):
            titles = session.title.missing(plan.languages)
            abstracts = [code for code in plan.languages if code not in session.abstract_languages]
            if session.kind in WITHOUT_ABSTRACT:
                abstracts = []
            if titles or abstracts:
                text = _lacking(session, titles, abstracts)
                more = [",".join(titles), ",".join(abstracts)]
                yield self.finding(plan, text, session, more=more)


def _lacking(session: PlanSession, titles: list[str], abstracts: list[str]) -> str:
    values = {
        "session": session.title,
        "titles": language_names(titles),
        "abstracts": language_names(abstracts),
    }
    if titles and abstracts:
        text = _("“%(session)s” lacks its title in %(titles)s, and its abstract in %(abstracts)s.")
    elif titles:
        text = _("“%(session)s” lacks its title in %(titles)s.")
    else:
        text = _("“%(session)s” lacks its abstract in %(abstracts)s.")
    return text % values


class OutsideEdition(Rule):
    name = "outside_edition"
    severity = "block"
    title = gettext_lazy("Outside the edition")
    explanation = gettext_lazy(
        "A session starts on one of the days of the edition, and ends no later than the night "
        "after the last one. Services and blocked time may lie outside: rooms are built before."
    )
    parameters = (OVERTIME,)

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        last = plan.ends_at + timedelta(minutes=OVERTIME.of(plan))
        for session in among(plan.timed, about):
            if session.starts_at is None or session.ends_at is None or session.kind in ON_ANY_DAY:
                continue
            if plan.starts_at <= session.starts_at < plan.ends_at and session.ends_at <= last:
                continue
            text = _("“%(session)s” is not on the days of the edition.")
            text %= {"session": session.title}
            yield self.finding(
                plan,
                text,
                session,
                repairs=[*repairs.later(plan, session), *repairs.out(session)],
            )
