"""What the current edition asks of those who register, what its people have answered, and who
waits for the organizers. The answers are invented; numbers alone decide them."""

import json
from datetime import timedelta
from typing import Any

from registration import conditions
from registration.models import Answer, Category, CategoryQuestion, Question, Registration
from registration.queries import answers as queries
from symposium.demonstration.steps import DATA
from symposium.program.models import Edition

FILE = DATA / "registration_questions.json"
# Who asked to come as press and waits: names of roles, no persons.
REQUESTS = [
    ("press-request-1@example.org", "Science reporter", "KE", "en", "A weekly magazine"),
    ("press-request-2@example.org", "Picture editor", "FR", "fr", "Une agence de photographies"),
]
KITCHEN = ["No nuts, please.", "Gluten-free.", "I do not eat fish."]


def load(edition: Edition) -> None:
    """Enter the questions, the answers and the requests that are missing."""
    categories = {one.slug: one for one in edition.categories.all()}
    if not edition.questions_asked.exists():
        _ask(edition, categories)
        Category.objects.filter(pk=categories["press"].pk).update(needs_approval=True)
        Category.objects.filter(pk=categories["staff"].pk).update(needs_invitation=True)
    _answer(edition)
    _request(edition, categories["press"])


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, people arrive and ask before them again."""
    arrivals = list(Answer.objects.filter(question__edition=edition, question__slug="arrival"))
    for number, answer in enumerate(sorted(arrivals, key=lambda one: one.registration_id)):
        answer.value = _arrival(edition, number)
    Answer.objects.bulk_update(arrivals, ["value"], batch_size=200)
    for number, (email, *_rest) in enumerate(REQUESTS):
        asked_at = edition.starts_at - timedelta(days=3, hours=7 * number)
        Registration.objects.filter(edition=edition, email=email).update(registered_at=asked_at)


def _ask(edition: Edition, categories: dict[str, Category]) -> None:
    made: dict[str, Question] = {}
    for position, entry in enumerate(json.loads(FILE.read_text("utf-8"))):
        made[entry["slug"]] = question = Question.objects.create(
            edition=edition,
            slug=entry["slug"],
            position=position,
            kind=entry["kind"],
            label=entry["label"],
            help_text=entry.get("help_text", {}),
            options=entry.get("options", []),
            depends_on=made.get(entry.get("depends_on", "")),
            depends_on_keys=entry.get("keys", []),
            asked_in_mode=entry["mode"],
            needs_approval=entry.get("needs_approval", False),
        )
        CategoryQuestion.objects.bulk_create(
            CategoryQuestion(
                category=categories[slug], question=question, is_required=slug in entry["required"]
            )
            for slug in entry["of"]
        )


def _answer(edition: Edition) -> None:
    """For those who have none: what is put to each, as far as a number decides it."""
    questions = queries.questions_of(edition)
    rows = Registration.objects.filter(
        edition=edition, answers=None, state__in=Registration.SEATED, email__endswith="@example.org"
    ).order_by("pk")
    new: list[Answer] = []
    for number, row in enumerate(rows):
        asked = queries.asked_of(questions, row.category_id)
        said = {one.pk: _said(one.slug, row, edition, number) for one in asked}
        values = {pk: value for pk, value in said.items() if value is not None}
        new += [
            Answer(
                registration=row,
                question=one,
                value=values[one.pk],
                asked=one.as_asked(),
                answered_at=row.registered_at,
            )
            for one in conditions.put(asked, values, mode=row.mode)
            if one.pk in values
        ]
    Answer.objects.bulk_create(new, batch_size=500)


def _said(slug: str, row: Registration, edition: Edition, number: int) -> Any:
    meals = ["everything"] * 6 + ["vegetarian", "vegetarian", "halal", "other"]
    topics = ["exhibitions", "education", "collections", "digital"]
    abroad = row.country not in ("", "CN")
    return {
        "arrival": _arrival(edition, number) if number % 5 else None,
        "meals": meals[number * 7 % len(meals)],
        "meals-other": KITCHEN[number % len(KITCHEN)],
        "visa": "yes" if abroad and number % 4 else "no",
        "consulate": row.territory or None,
        "topics": [topics[number % 4], topics[(number + 2) % 4]][: 1 + number % 2],
        "wall": 2 + number % 5,
        "medium": "A magazine of the museums",
        "photographs": number % 6 != 0,
    }.get(slug)


def _arrival(edition: Edition, number: int) -> str:
    return (edition.starts_on - timedelta(days=number % 3)).isoformat()


def _request(edition: Edition, press: Category) -> None:
    for number, (email, name, territory, language, medium) in enumerate(REQUESTS):
        if Registration.objects.filter(edition=edition, email=email).exists():
            continue
        row = Registration.objects.create(
            edition=edition,
            category=press,
            email=email,
            display_name=name,
            territory=territory,
            mode=Registration.Mode.ON_SITE,
            language=language,
            state=Registration.State.REQUESTED,
            registered_at=edition.starts_at - timedelta(days=3, hours=7 * number),
        )
        question = Question.objects.filter(edition=edition, slug="medium").first()
        if question is not None:
            Answer.objects.create(
                registration=row,
                question=question,
                value=medium,
                asked=question.as_asked(),
                answered_at=row.registered_at,
            )
