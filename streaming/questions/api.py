"""The public questions of a stage, as data."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from streaming.broadcast import access as stages
from streaming.questions import queries
from streaming.questions.models import Question
from symposium.program.access import get_edition_for

router = Router(tags=["questions"])


class QuestionOut(Schema):
    id: str
    text: str
    language: str = Field(description="Code of the language of the page on which it was asked")
    author: str = Field(description="Empty for an anonymous question")
    state: str = Field(description="published or answered")
    votes: int
    is_pinned: bool = Field(description="Whether it stands on the big screen")
    session: str | None = Field(description="GUID of the session during which it was asked")
    published_at: datetime
    answered_at: datetime | None
    answer: str = Field(description="aloud, in_writing, or empty")
    answer_text: str


@router.get(
    "/editions/{edition}/stages/{stage}/questions",
    response=list[QuestionOut],
    summary="A stage's public questions: open ones by votes, then answered ones",
)
def questions(request: HttpRequest, edition: str, stage: str) -> list[QuestionOut]:
    found = stages.get_stage(get_edition_for(request.user, edition), stage)
    public = queries.public(found)
    return [_out(question) for question in [*public.open, *public.answered]]


def _out(question: Question) -> QuestionOut:
    assert question.published_at is not None  # noqa: S101 - a constraint keeps it
    return QuestionOut(
        id=question.public_id,
        text=question.text,
        language=question.language,
        author=question.shown_name,
        state=question.state,
        votes=question.votes_count,
        is_pinned=question.is_pinned,
        session=str(question.session_guid) if question.session_guid else None,
        published_at=question.published_at,
        answered_at=question.answered_at,
        answer=question.answer,
        answer_text=question.answer_text,
    )
