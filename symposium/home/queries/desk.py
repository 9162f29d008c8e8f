"""The desk: what needs somebody, then figures, each leading to its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registration.models import Registration
from streaming.audience.models import Sample
from streaming.broadcast.models import Stage
from streaming.questions.models import Question
from symposium.accounts.roles import Permission
from symposium.calls import queries as calls
from symposium.exhibition.models import Exhibit, Medium
from symposium.institutions.models import Institution
from symposium.program import queries as program
from symposium.program.models import Edition, Session


@dataclass(frozen=True)
class Need:
    """Something that waits for a person: how many, in words, and where to see to it."""

    count: int
    text: str
    action: str
    address: str


@dataclass(frozen=True)
class Figure:
    value: int
    label: str
    address: str


Needs = Iterator[Need]


def what_needs_somebody(edition: Edition, permissions: frozenset[Permission]) -> list[Need]:
    """What this person may see to, the most pressing first. Nothing waits: an empty list."""
    sources: list[tuple[Permission, Callable[[Edition], Needs]]] = [
        (Permission.MODERATE_QUESTIONS, _waiting_questions),
        (Permission.EDIT_STAGES, _stages_without_picture),
        (Permission.EDIT_PROGRAM, _findings),
        (Permission.PUBLISH_PROGRAM, _unpublished),
        (Permission.EDIT_PROGRAM, _untranslated),
        (Permission.MANAGE_CALLS, _proposals),
        (Permission.EDIT_REGISTRATIONS, _proposed_institutions),
        (Permission.EDIT_EXHIBITION, _refused_media),
    ]
    return [
        need
        for permission, needs in sources
        if permission in permissions
        for need in needs(edition)
        if need.count
    ]


def _waiting_questions(edition: Edition) -> Needs:
    pending = Count("questions", filter=Q(questions__state=Question.State.PENDING))
    stages = Stage.objects.filter(edition=edition).annotate(pending=pending).filter(pending__gt=0)
    for slug, name, count in stages.values_list("slug", "name", "pending"):
        yield Need(
            count,
            ngettext(
                "%(count)d question waits for a moderator: %(stage)s",
                "%(count)d questions wait for a moderator: %(stage)s",
                count,
            )
            % {"count": count, "stage": name},
            _("Moderate"),
            reverse("questions:moderate", args=[edition.slug, slug]),
        )


def _stages_without_picture(edition: Edition) -> Needs:
    active = Count("sources", filter=Q(sources__is_active=True))
    count = Stage.objects.filter(edition=edition).annotate(active=active).filter(active=0).count()
    yield Need(
        count,
        ngettext(
            "%(count)d stage has no source in use", "%(count)d stages have no source in use", count
        )
        % {"count": count},
        _("Add a source"),
        reverse("broadcast:organize_stages", args=[edition.slug]),
    )


def _findings(edition: Edition) -> Needs:
    counts = program.count_findings(program.findings_of(edition))
    address = reverse("program:findings", args=[edition.slug])
    yield Need(
        counts.blocks,
        ngettext(
            "%(count)d finding holds the program back from being published",
            "%(count)d findings hold the program back from being published",
            counts.blocks,
        )
        % {"count": counts.blocks},
        _("Look at the findings"),
        f"{address}?severity=block&state=open",
    )
    yield Need(
        counts.warns,
        ngettext(
            "%(count)d warning about the program is open",
            "%(count)d warnings about the program are open",
            counts.warns,
        )
        % {"count": counts.warns},
        _("Look at the findings"),
        f"{address}?severity=warn&state=open",
    )


def _unpublished(edition: Edition) -> Needs:
    count = len(program.changes_since_release(edition))
    yield Need(
        count,
        ngettext(
            "%(count)d change of the program is not published",
            "%(count)d changes of the program are not published",
            count,
        )
        % {"count": count},
        _("Review and publish"),
        reverse("program:publish", args=[edition.slug]),
    )


def _untranslated(edition: Edition) -> Needs:
    titles = Session.objects.filter(edition=edition).values_list("title", flat=True)
    count = sum(bool(title.missing(edition.languages)) for title in titles)
    yield Need(
        count,
        ngettext(
            "%(count)d session lacks its title in a language of the edition",
            "%(count)d sessions lack their titles in a language of the edition",
            count,
        )
        % {"count": count},
        _("Look at the sessions"),
        reverse("program:organize", args=[edition.slug]),
    )


def _proposals(edition: Edition) -> Needs:
    """Per call: what is undecided once it has closed, and what is decided and not told."""
    for line in calls.calls_to_manage(edition, at=timezone.now()):
        place = [edition.slug, line.call.slug]
        if line.phase == "closed":
            yield Need(
                line.undecided,
                ngettext(
                    "%(count)d proposal waits for a decision: %(call)s",
                    "%(count)d proposals wait for a decision: %(call)s",
                    line.undecided,
                )
                % {"count": line.undecided, "call": line.call},
                _("To the proposals"),
                reverse("calls:committee", args=place),
            )
        yield Need(
            line.unannounced,
            ngettext(
                "%(count)d decision is not announced yet: %(call)s",
                "%(count)d decisions are not announced yet: %(call)s",
                line.unannounced,
            )
            % {"count": line.unannounced, "call": line.call},
            _("Announce"),
            reverse("calls:announce", args=place),
        )


def _proposed_institutions(edition: Edition) -> Needs:
    count = Institution.objects.filter(is_proposed=True).count()
    yield Need(
        count,
        ngettext(
            "%(count)d institution has been proposed",
            "%(count)d institutions have been proposed",
            count,
        )
        % {"count": count},
        _("Confirm or merge"),
        reverse("registration:institutions", args=[edition.slug]),
    )


def _refused_media(edition: Edition) -> Needs:
    refused = Medium.objects.filter(work__exhibits__edition=edition, state=Medium.State.REFUSED)
    count = refused.count()
    yield Need(
        count,
        ngettext(
            "%(count)d upload of the exhibition was refused",
            "%(count)d uploads of the exhibition were refused",
            count,
        )
        % {"count": count},
        _("Look at the works"),
        reverse("exhibition:table", args=[edition.slug]),
    )


def figures_for(
    edition: Edition, permissions: frozenset[Permission], *, at: datetime
) -> list[Figure]:
    """Figures that this person may follow to their rows."""
    figures = []
    if Permission.SEE_REGISTRATIONS in permissions:
        registrations = Registration.objects.filter(edition=edition).confirmed()
        figures += [
            Figure(
                registrations.count(),
                _("registrations"),
                reverse("registration:list", args=[edition.slug]),
            )
        ]
    if Permission.EDIT_PROGRAM in permissions:
        figures.append(
            Figure(
                Session.objects.filter(edition=edition).count(),
                _("sessions"),
                reverse("program:organize", args=[edition.slug]),
            )
        )
    if Permission.EDIT_EXHIBITION in permissions:
        figures.append(
            Figure(
                Exhibit.objects.filter(edition=edition).count(),
                _("works"),
                reverse("exhibition:table", args=[edition.slug]),
            )
        )
    if Permission.SEE_AUDIENCE in permissions:
        peak = Sample.objects.filter(stage__edition=edition).order_by("-viewers").first()
        figures.append(
            Figure(
                peak.viewers if peak else 0,
                _("viewers at the peak of a stage"),
                reverse("audience:audience", args=[edition.slug]),
            )
        )
    return figures
