"""Questions on the main stage: some open with votes, one answered, one that waits."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from streaming.broadcast.models import Stage
from streaming.questions import actions
from streaming.questions.access import Participant
from streaming.questions.models import Question
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.demonstration.steps.accounts import email_of
from symposium.program.models import Edition


@dataclass(frozen=True)
class Asked:
    text: str
    language: str
    name: str
    votes: int = 0
    state: str = "published"
    answer: str = ""


ASKED = [
    Asked("哪些影片可以供学校免费放映？", "zh-hans", "一位中学教师", votes=17),
    Asked(
        "Can a museum without a workshop take over a traveling exhibition?",
        "en",
        "An educator, Nairobi",
        votes=12,
    ),
    Asked(
        "Comment traduire les panneaux d’une exposition itinérante à moindre coût ?",
        "fr",
        "Une médiatrice, Dakar",
        votes=6,
    ),
    Asked("كيف نحصل على نماذج ثلاثية الأبعاد لاستخدامها في الصفوف؟", "ar", "", votes=4),
    Asked(
        "Will the sessions stay on line after the symposium?",
        "en",
        "",
        votes=9,
        state="answered",
        answer="Yes. Each session stays with its program, with sound and subtitles.",
    ),
    Asked("Кто оплачивает перевозку экспонатов?", "ru", "Хранитель, Алматы", state="pending"),
]


@transaction.atomic
def load(edition: Edition) -> None:
    """Ask through the same actions as the audience does; nothing when the stage has questions."""
    stage = Stage.objects.get(edition=edition, slug="main")
    if Question.objects.filter(stage=stage).exists():
        return
    moderator = User.objects.get(email=email_of(Role.MODERATOR))
    for number, asked in enumerate(ASKED):
        _ask(stage, asked, number, moderator)


def _ask(stage: Stage, asked: Asked, number: int, moderator: User) -> None:
    at = timezone.now()
    question = actions.ask(
        stage=stage,
        participant=Participant(None, f"demonstration-asker-{number}"),
        text_given=asked.text,
        client_id=f"demonstration-{number}",
        at=at,
        language=asked.language,
        display_name=asked.name,
        is_anonymous=not asked.name,
    )
    if asked.state == "pending":
        return
    question = actions.publish(question=question, by=moderator, at=at)
    for voter in range(asked.votes):
        actions.upvote(
            stage=stage,
            question=question.public_id,
            participant=Participant(None, f"demonstration-voter-{voter}"),
            is_on=True,
            at=at,
        )
    if asked.state == "answered":
        actions.answer(question=question, by=moderator, at=at, answer_text=asked.answer)
