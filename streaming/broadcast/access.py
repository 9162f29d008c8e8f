"""The road from a stage's name in an address to the stage."""

from django.http import Http404
from django.utils.translation import gettext as _

from streaming.broadcast.models import Source, Stage
from symposium.accounts.roles import Permission
from symposium.program.access import Visitor, require
from symposium.program.models import Edition


def get_stage(edition: Edition, slug: str) -> Stage:
    """A stage of an edition that the visitor may see; raises Http404.

    Whoever may see the edition may watch it: `edition` has come through its own access.
    """
    stage = Stage.objects.of(edition).filter(slug=slug).first()
    if stage is None:
        raise Http404(_("There is no stage at this address."))
    return stage


def get_stage_to_edit(user: Visitor, edition: Edition, slug: str) -> Stage:
    """A stage for its crew; raises Http404 for outsiders."""
    require(user, edition, Permission.EDIT_STAGES)
    return get_stage(edition, slug)


def get_source_to_edit(user: Visitor, stage: Stage, source_id: int) -> Source:
    """A source of this very stage for its crew; raises Http404 for outsiders."""
    require(user, stage.edition, Permission.EDIT_STAGES)
    source = Source.objects.filter(stage=stage, pk=source_id).first()
    if source is None:
        raise Http404(_("There is no source at this address."))
    source.stage = stage
    return source
