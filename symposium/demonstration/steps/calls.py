"""An open call: twelve proposals by invented people, a jury of five, reviews, some decisions."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.calls import actions
from symposium.calls.models import Call, Submission, SubmissionSpeaker
from symposium.demonstration.steps.accounts import email_of
from symposium.institutions.models import Institution
from symposium.jury import actions as jury
from symposium.jury.models import Assignment, Juror, Review
from symposium.program.models import Edition, Session

SLUG = "talks"
TITLE = {
    "en": "Call for talks and workshops",
    "zh-hans": "报告与工作坊征集",
    "fr": "Appel à communications et ateliers",
    "es": "Convocatoria de ponencias y talleres",
    "ru": "Приём заявок на доклады и мастер-классы",
    "ar": "دعوة لتقديم محاضرات وورش عمل",
}
TEXT = {
    "en": "Tell other museums what you have learned: about collections, about visitors, about "
    "working together across borders.\n\nSmall museums are as welcome as large ones. We look for "
    "what others can take home: a method, a mistake, a result.",
    "zh-hans": "请与其他博物馆分享你们的经验：关于藏品，关于观众，关于跨国合作。\n\n"
    "欢迎大小博物馆投稿。我们寻找别人可以带回家的内容：一个方法、一次失误、一项成果。",
}
# Title, abstract, kind, minutes, keywords, and how good the jury finds it: 0 to 4.
PROPOSALS: list[tuple[dict[str, str], dict[str, str], str, int, list[str], int]] = [
    (
        {"en": "What a whale tells", "zh-hans": "鲸鱼的故事"},
        {"en": "One skeleton, five museums: how a stranded fin whale became an exhibition that "
               "travels, and what its bones say about noise in the sea."},
        "talk", 45, ["oceans", "traveling exhibitions"], 4,
    ),
    (
        {"en": "A herbarium in every school"},
        {"en": "Children press plants, museums name them. After three years 214 schools have a "
               "herbarium, and the collection has 31 species new to the province."},
        "talk", 20, ["plants", "schools"], 4,
    ),
    (
        {"en": "Meteorites for the blind", "zh-hans": "盲人可触摸的陨石"},
        {"en": "Touching what fell from the sky: casts, weights, temperatures and sounds instead "
               "of labels, tried out with forty visitors who cannot see."},
        "workshop", 45, ["minerals", "accessibility"], 3,
    ),
    (
        {"en": "Night of the insects"},
        {"en": "Light traps on the roof, a count at dawn: citizen science that brings people into "
               "the museum at an hour when it used to sleep."},
        "talk", 20, ["insects", "citizen science"], 3,
    ),
    (
        {"en": "Lending fossils without losing them"},
        {"en": "Contracts, crates and climate: a checklist from eleven years of loans along the "
               "road, with the three losses and their reasons."},
        "workshop", 45, ["fossils", "loans"], 3,
    ),
    (
        {"en": "Six languages on one label"},
        {"en": "Fewer words, not smaller letters. We rewrote 300 labels and measured how long "
               "people stay in front of them."},
        "talk", 20, ["languages", "visitors"], 2,
    ),
    (
        {"en": "Digital twins of a dry lake"},
        {"en": "Drone pictures of a salt lake over ten years, made into a model that visitors "
               "fill with water again."},
        "talk", 45, ["climate", "3d"], 2,
    ),
    (
        {"en": "The museum shop as a classroom"},
        {"en": "What is sold teaches too: a year of replacing plastic animals by things that "
               "children build themselves."},
        "talk", 20, ["visitors"], 1,
    ),
    (
        {"en": "Birdsong over borders"},
        {"en": "Forty recorders from the steppe to the delta, one map, and a room in which the "
               "flyway can be heard."},
        "talk", 45, ["birds", "sound"], 4,
    ),
    (
        {"en": "Our new entrance hall"},
        {"en": "The hall is higher and lighter than the old one. We show pictures of it."},
        "talk", 20, [], 0,
    ),
]  # fmt: skip
# After them two that are not with the jury: a late one, and a draft of the demonstration's speaker.
LATE = {"en": "Star charts of the silk roads", "zh-hans": "丝绸之路的星图"}
DRAFT = {"en": "Corals that grow in a corridor"}
PEOPLE = [
    ("Amina Wanjiru", "KE", "Africa/Nairobi"),
    ("Li Wenjing", "CN", "Asia/Shanghai"),
    ("Yusuf El Masry", "EG", "Africa/Cairo"),
    ("Priya Nair", "IN", "Asia/Kolkata"),
    ("Olga Sokolova", "RU", "Europe/Moscow"),
    ("Camille Laurent", "FR", "Europe/Paris"),
    ("Mateo Rojas", "CL", "America/Santiago"),
    ("Nur Aisyah", "MY", "Asia/Kuala_Lumpur"),
    ("Bilal Qureshi", "PK", "Asia/Karachi"),
    ("Giulia Conti", "IT", "Europe/Rome"),
]
JURORS: list[tuple[str, str, list[str]]] = [
    ("Chen Yulan", "CN", ["oceans", "fossils"]),
    ("Samuel Otieno", "KE", ["birds", "insects"]),
    ("Hélène Marchand", "FR", ["plants", "schools"]),
    ("Dmitri Volkov", "RU", ["minerals", "climate"]),
]
# By how much each juror is milder or stricter than the others.
HABITS = [0, 1, -1, 0, 0]


def load(edition: Edition) -> None:
    """Make the call and all that belongs to it, once."""
    if edition.calls.exists():
        return
    now = timezone.now()
    organizer = User.objects.get(email=email_of(Role.ORGANIZER))
    call = _call(edition, organizer, now)
    proposals = [_proposal(call, number, now) for number in range(len(PROPOSALS))]
    _jury(call, organizer, now)
    actions.assign_reviews(call=call, by=organizer, at=now)
    _reviews(call, now)
    _late_and_draft(call, now)
    # The first two are announced, with one of them confirmed; two more wait to be announced.
    for chosen, decision, reason in [
        (proposals[:2], "accepted", "Everybody can take this home."),
        (proposals[2:3], "waitlisted", "We look for a room with daylight."),
    ]:
        actions.decide(
            call=call, submissions=chosen, decision=decision, reason=reason, by=organizer, at=now
        )
    actions.announce(call=call, submissions=proposals[:2], by=organizer, at=now)
    confirmed = SubmissionSpeaker.objects.filter(submission=proposals[0]).first()
    if confirmed is not None and confirmed.user is not None:
        actions.confirm(speaker=confirmed, by=confirmed.user, at=now)
    actions.decide(
        call=call,
        submissions=proposals[9:],
        decision="declined",
        reason="We missed what other museums could learn from it.",
        by=organizer,
        at=now,
    )


def _call(edition: Edition, organizer: User, now: datetime) -> Call:
    call = Call(
        edition=edition,
        slug=SLUG,
        title=TITLE,
        text=TEXT,
        opens_at=now - timedelta(days=30),
        closes_at=now.replace(minute=0, second=0, microsecond=0) + timedelta(days=21),
        time_zone=edition.time_zone,
        kinds=[Session.Kind.TALK, Session.Kind.WORKSHOP],
        durations=[20, 45],
        languages=list(edition.languages[:2]),
        is_published=True,
    )
    return actions.save_call(
        call=call, tracks=list(edition.tracks.all()[:4]), changes={}, by=organizer, at=now
    )


def _proposal(call: Call, number: int, now: datetime) -> Submission:
    name, territory, zone = PEOPLE[number % len(PEOPLE)]
    title, abstract, kind, minutes, keywords, _worth = PROPOSALS[number]
    user = _person(f"proposer-{number}", name)
    at = now - timedelta(days=25 - number)
    begun = actions.start_submission(call=call, owner=user, at=at)
    tracks = list(call.tracks.all())
    saved = _written(
        begun,
        at,
        title=title,
        abstract=abstract,
        kind=kind,
        minutes=minutes,
        keywords=keywords,
        track=tracks[number % len(tracks)] if tracks else None,
    )
    speaker = saved.speakers.get()
    speaker.territory, speaker.time_zone = territory, zone
    speaker.institution = _museum(territory, number)
    speaker.institution_name = str(speaker.institution or "")
    first = call.edition.starts_at + timedelta(hours=13)
    actions.save_speaker(
        speaker=speaker, windows=[(first, first + timedelta(hours=5))], by=user, at=at
    )
    return actions.submit(submission=saved, by=user, at=at)


def _written(begun: Submission, at: datetime, **values: Any) -> Submission:
    values = {"spoken_languages": ["en"], **values}
    return actions.save_words(submission=begun, version=begun.version, values=values, at=at)


def _person(key: str, name: str) -> User:
    email = f"{key}@example.org"
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(email, display_name=name)


def _museum(territory: str, number: int) -> Institution | None:
    rows = list(Institution.objects.filter(territory=territory).order_by("pk")[:8])
    return rows[number % len(rows)] if rows else None


def _jury(call: Call, organizer: User, now: datetime) -> None:
    """Four invented jurors and the demonstration's own, whom one can sign in as."""
    call.procedure.closes_at = now + timedelta(days=40)
    call.procedure.save()
    people = [(_person(f"juror-{n}", name).email, t, w) for n, (name, t, w) in enumerate(JURORS)]
    for number, (email, territory, words) in enumerate([*people, (email_of(Role.JURY), "", [])]):
        juror = Juror(
            expertise=words,
            territory=territory,
            institution=_museum(territory, number + 3) if territory else None,
        )
        actions.save_juror(call=call, juror=juror, email=email, by=organizer, at=now)


def _reviews(call: Call, now: datetime) -> None:
    """The four are done; the demonstration's juror has left the second half open."""
    jurors = {juror.pk: number for number, juror in enumerate(call.procedure.jurors.all())}
    worths = {
        submission.entry_id: PROPOSALS[number][-1]
        for number, submission in enumerate(call.submissions.filter(entry__isnull=False))
    }
    own = 0
    for row in Assignment.objects.filter(entry__procedure=call.procedure).order_by("pk"):
        number = jurors[row.juror_id]
        if number == len(JURORS):
            own += 1
            if own > 2:
                continue
        jury.save_review(
            assignment=row,
            version=0,
            opinion=_opinion(call, worths[row.entry_id], number, row.pk),
            submit=True,
            at=now - timedelta(days=1),
        )


def _opinion(call: Call, worth: int, juror: int, salt: int) -> jury.Opinion:
    scores = {
        str(criterion.pk): max(
            criterion.lowest,
            min(criterion.highest, 1 + worth + HABITS[juror] + (salt + place) % 3 - 1),
        )
        for place, criterion in enumerate(call.procedure.criteria.all())
    }
    steps = [
        Review.Recommendation.DECLINE,
        Review.Recommendation.RATHER_DECLINE,
        Review.Recommendation.RATHER_ACCEPT,
        Review.Recommendation.ACCEPT,
        Review.Recommendation.ACCEPT,
    ]
    said = "Say more about what did not work." if worth in {2, 3} else ""
    return jury.Opinion(scores, steps[worth], comment_to_authors=said)


def _late_and_draft(call: Call, now: datetime) -> None:
    late = _person("proposer-late", "Farrukh Karimov")
    begun = actions.start_submission(call=call, owner=late, at=now)
    abstract = {"en": "What travelers steered by, shown under a dome that fits into a truck."}
    saved = _written(
        begun, now, title=LATE, abstract=abstract, kind="talk", minutes=45, keywords=["stars"]
    )
    actions.submit(submission=saved, by=late, at=now)
    speaker = User.objects.get(email=email_of(Role.SPEAKER))
    draft = actions.start_submission(call=call, owner=speaker, at=now)
    _written(draft, now, title=DRAFT)
