from datetime import date, datetime

from registration import lacking
from registration.documents.models import VisaRequest
from registration.models import Answer, Category, CategoryQuestion, Question
from symposium.program.models import Edition
from tests.registration.conftest import Register


def test_what_each_still_lacks(
    edition: Edition, category: Category, make: Register, now: datetime
) -> None:
    diet, visa = (
        Question.objects.create(edition=edition, slug=slug, kind=kind, label={"en": label})
        for slug, kind, label in [("diet", "text", "Diet"), ("visa", "consent", "Visa letter")]
    )
    CategoryQuestion.objects.create(category=category, question=diet, is_required=True)
    ready, empty, traveler, gone = (
        make(display_name="Ana"),
        make(display_name="王玲", email=""),
        make(display_name="Ben"),
        make(display_name="陈", email="", state="canceled"),
    )
    for one in (ready, traveler):
        Answer.objects.create(registration=one, question=diet, value="all", answered_at=now)
    for one in (ready, traveler):
        Answer.objects.create(registration=one, question=visa, value=True, answered_at=now)
    day = date(2021, 12, 14)
    VisaRequest.objects.create(
        registration=ready, passport={"number": "X"}, arrives_on=day, leaves_on=day,
        requested_at=now, changed_at=now, erase_on=day,
    )  # fmt: skip
    assert lacking.of([ready, empty, traveler, gone]) == {
        ready.pk: [],
        empty.pk: ["Name in Latin letters", "E-mail address", "Diet"],
        traveler.pk: ["Passport data for the visa letter"],
        gone.pk: [],
    }
    assert lacking.of([]) == {}
