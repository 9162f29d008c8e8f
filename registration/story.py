"""What registration itself tells of a person's way: registered, agreed, decided; notes and acts."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from registration import timeline
from registration.models import Registration
from registration.timeline import Entry
from symposium.accounts.models import AuditEntry


def register() -> None:
    timeline.register(_way)
    timeline.register(_acts)


def _way(registration: Registration) -> Iterator[Entry]:
    yield Entry(registration.registered_at, _("Registered"))
    if registration.consented_at:
        version = registration.consent_version
        text = _("Agreed to version %(version)s of the privacy notice") % {"version": version}
        yield Entry(registration.consented_at, text)
    if registration.waiting_since:
        yield Entry(registration.waiting_since, _("Stands in line since then"))
    if registration.changed_at:
        yield Entry(registration.changed_at, _("Last changed"))
    for note in registration.notes.select_related("author"):
        yield Entry(note.at, _("Note: %(text)s") % {"text": note.text}, str(note.author or ""))


def _acts(registration: Registration) -> Iterator[Entry]:
    """The record of changes; pages put its verbs into words (`record.deed`)."""
    acts = AuditEntry.objects.filter(
        target_type=Registration._meta.label, target_id=str(registration.pk)
    )
    for act in acts.exclude(verb="registration.note_added"):
        yield Entry(act.at, act.verb, act.actor_email, changes=act.changes)
