from datetime import datetime

import pytest
from django.db.models import ManyToOneRel

from symposium.accounts.models import AuditEntry, User
from symposium.institutions import actions, queries
from symposium.institutions.models import Institution, InstitutionMerge
from symposium.lib.translated import Translated
from symposium.program.models import Edition, Speaker


@pytest.mark.parametrize(
    ("name", "readers", "language"),
    [
        ("Museum of Dust", "en", "en"),
        ("Musée de la poussière", "fr", "fr"),
        ("Museum of Dust", "ru", "en"),
        ("灰尘博物馆", "en", "zh-hans"),
        ("Музей пыли", "en", "ru"),
        ("متحف الغبار", "fr", "ar"),
        ("3D", "es", "es"),
        ("42", "zh-hans", "en"),
    ],
)
def test_a_proposed_name_is_filed_under_its_language(
    name: str, readers: str, language: str
) -> None:
    assert actions.language_of(name, readers) == language


def test_proposing_twice_gives_one(db: None) -> None:
    first = actions.propose_institution(name="灰尘博物馆", territory="CN", language="en")
    again = actions.propose_institution(name="灰尘博物馆", territory="CN", language="ru")
    elsewhere = actions.propose_institution(name="灰尘博物馆", territory="SG", language="en")
    assert first == again != elsewhere
    assert dict(first.name) == {"zh-hans": "灰尘博物馆"}
    assert first.slug.startswith("institution-")


def test_confirming_is_written_down_once(
    proposed: Institution, organizer: User, now: datetime
) -> None:
    for _time in range(2):
        actions.confirm_institution(institution=proposed, by=organizer, at=now)
    proposed.refresh_from_db()
    assert proposed.is_proposed is False
    assert AuditEntry.objects.get().changes == {"is_proposed": [True, False]}


def test_changing_renews_what_search_looks_at(
    proposed: Institution, organizer: User, now: datetime
) -> None:
    actions.change_institution(
        institution=proposed,
        values={"name": Translated({"en": "Hall of Dust", "fr": "Salle"}), "city": "Nairobi"},
        by=organizer,
        at=now,
    )
    proposed.refresh_from_db()
    assert (proposed.sort_name, proposed.search_text) == (
        "Hall of Dust",
        "hall of dust\nsalle\nnairobi",
    )
    assert AuditEntry.objects.get().changes["city"] == ["", "Nairobi"]


def test_a_name_is_taken_once_in_a_country(
    proposed: Institution, beijing: Institution, organizer: User, now: datetime
) -> None:
    values = {"name": Translated(en=beijing.sort_name), "territory": "CN"}
    with pytest.raises(actions.NameIsTaken):
        actions.change_institution(institution=proposed, values=values, by=organizer, at=now)
    assert AuditEntry.objects.count() == 0


def test_merging_takes_along_whatever_refers_to_the_duplicate(
    proposed: Institution,
    beijing: Institution,
    edition: Edition,
    organizer: User,
    now: datetime,
) -> None:
    speaker = Speaker.objects.create(edition=edition, name={"en": "Chair"}, institution=proposed)
    actions.merge_institutions(duplicate=proposed, into=beijing, by=organizer, at=now)
    speaker.refresh_from_db()
    assert speaker.institution == beijing
    assert list(Institution.objects.all()) == [beijing]
    assert AuditEntry.objects.get().changes == {
        "merged": ["Museum of Science", "China Science and Technology Museum"]
    }
    with pytest.raises(actions.SameInstitution):
        actions.merge_institutions(duplicate=beijing, into=beijing, by=organizer, at=now)
    with pytest.raises(actions.InstitutionIsGone):
        actions.merge_institutions(duplicate=proposed, into=beijing, by=organizer, at=now)


def test_what_was_merged_is_kept_and_found_by_its_names(
    proposed: Institution,
    beijing: Institution,
    luxembourg: Institution,
    organizer: User,
    now: datetime,
) -> None:
    proposed.aliases = ["MoS"]
    proposed.save()
    actions.merge_institutions(duplicate=proposed, into=luxembourg, by=organizer, at=now)
    actions.merge_institutions(duplicate=luxembourg, into=beijing, by=organizer, at=now)
    beijing.refresh_from_db()
    kept = {one.slug: one for one in InstitutionMerge.objects.all()}
    assert [(one.slug, one.into, one.merged_by) for one in kept.values()] == [
        ("mnhn", beijing, organizer),
        ("new", beijing, organizer),
    ]
    assert (kept["new"].name, kept["new"].territory) == ({"en": "Museum of Science"}, "KE")
    assert beijing.name["fr"] == "Musée national d’histoire naturelle"
    assert beijing.aliases == ["Museum of Science", "MoS"]
    assert queries.named("mos") == beijing
    assert actions.new_slug("MNHN").startswith("mnhn-")


def test_other_spellings_are_kept_once_and_are_no_names(
    beijing: Institution, organizer: User, now: datetime
) -> None:
    written = ["CSTM", "cstm", "  ", "中国科学技术馆", "Science  Museum"]
    actions.change_institution(
        institution=beijing,
        values={"name": beijing.name, "aliases": written},
        by=organizer,
        at=now,
    )
    beijing.refresh_from_db()
    assert beijing.aliases == ["CSTM", "Science Museum"]
    assert "science museum" in beijing.search_text.split("\n")


def test_merging_knows_every_relation() -> None:
    """One of another kind than a foreign key would be forgotten by a merge."""
    assert all(isinstance(one, ManyToOneRel) for one in Institution._meta.related_objects)
    assert {one.field.model._meta.label for one in actions.references()} >= {
        "program.Speaker",
        "registration.Registration",
    }
