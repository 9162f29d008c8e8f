import pytest

from registration import queries
from registration.models import Answer, Question, Registration
from registration.queries import answers, decisions
from symposium.demonstration.steps import accounts, asking, editions, institutions, registrations
from symposium.program.models import Edition


@pytest.fixture
def loaded(db: None) -> Edition:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    asking.load(edition)
    return edition


def test_all_kinds_are_asked_and_answered_and_two_of_the_press_wait(loaded: Edition) -> None:
    kinds = set(Question.objects.filter(edition=loaded).values_list("kind", flat=True))
    assert kinds == set(Question.Kind.values)
    answered = set(Answer.objects.values_list("question__slug", flat=True))
    assert answered == {
        *Question.objects.exclude(kind="file").values_list("slug", flat=True),
    }
    assert [row.category.slug for row in decisions.queue(loaded)] == ["press", "press"]


def test_the_published_figures_stay(loaded: Edition) -> None:
    figures = queries.figures(Registration.objects.all())
    assert (figures.representatives, figures.organizations, figures.countries) == (561, 213, 30)


def test_nobody_who_has_answered_lacks_an_answer(loaded: Edition) -> None:
    rows = list(Registration.objects.filter(edition=loaded).confirmed())
    lacking = answers.lacking(rows, answers.questions_of(loaded))
    assert [row for row in rows if lacking[row.pk]] == []


def test_again_changes_nothing_and_arrivals_follow_the_days(loaded: Edition) -> None:
    before = (Answer.objects.count(), Registration.objects.count(), Question.objects.count())
    asking.load(loaded)
    after = (Answer.objects.count(), Registration.objects.count(), Question.objects.count())
    assert before == after
    loaded.starts_on = loaded.starts_on.replace(year=2030)
    asking.follow(loaded)
    arrival = Answer.objects.filter(question__slug="arrival").first()
    assert arrival
    assert str(arrival.value).startswith("2030-")
