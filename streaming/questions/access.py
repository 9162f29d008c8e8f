"""Who asks, and who may touch which question: the road from a request to a question."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from streaming.broadcast.models import Stage
from streaming.questions.models import Question
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib import viewers
from symposium.program.access import require


@dataclass(frozen=True)
class Participant:
    """Somebody in the audience: a signed-in person, or a browser with a viewer's cookie."""

    user: User | None
    viewer: str
    """The viewer's id of `symposium.lib.viewers`; may be empty for a signed-in person."""

    @cached_property
    def key(self) -> str:
        """Stands for the person in tables: one account, or one browser that has no account."""
        if self.user is not None:
            return f"u{self.user.pk}"
        return "v" + salted_hmac("streaming.questions.participant", self.viewer).hexdigest()


def participant_of(request: HttpRequest) -> Participant | None:
    """Who sends this request; None for a browser that refuses cookies."""
    user = request.user if isinstance(request.user, User) else None
    viewer = viewers.viewer_of(request) or ""
    return Participant(user, viewer) if user or viewer else None


def get_public_question_for(stage: Stage, public_id: str) -> Question:
    """A question that everybody may read; Http404 otherwise."""
    return _found(Question.objects.filter(stage=stage, public_id=public_id).public().first())


def get_own_question_for(participant: Participant | None, stage: Stage, public_id: str) -> Question:
    """A question for the one who asked it; Http404 for everybody else."""
    if participant is None:
        return _found(None)
    own = Question.objects.filter(stage=stage, public_id=public_id, asker=participant.key)
    return _found(own.first())


def get_question_for(user: User | AnonymousUser, stage: Stage, public_id: str) -> Question:
    """Any question of the stage, for its moderators; Http404 for outsiders."""
    require(user, stage.edition, Permission.MODERATE_QUESTIONS)
    return _found(Question.objects.filter(stage=stage, public_id=public_id).first())


def _found(question: Question | None) -> Question:
    if question is None:
        raise Http404(_("There is no such question, or it has been taken back."))
    return question
