from symposium.exhibition import queries
from symposium.exhibition.models import Exhibit, Work
from symposium.institutions.models import Institution
from symposium.program.models import Edition, Session


def test_named_works_come_before_those_of_a_museum_that_speaks_and_those_of_a_goal(
    edition: Edition, opening: Session
) -> None:
    def exhibit(slug: str, goals: list[int], *, is_on_show: bool = True) -> Exhibit:
        museum = Institution.objects.create(
            slug=f"{slug}-museum", name={"en": slug}, sort_name=slug, territory="KE"
        )
        work = Work.objects.create(
            institution=museum, slug=slug, title={"en": slug}, form="film", sdg_goals=goals
        )
        return Exhibit.objects.create(edition=edition, work=work, is_on_show=is_on_show)

    exhibit("apart", [1])
    exhibit("one-goal", [14])
    exhibit("two-goals", [13, 14])
    exhibit("speaks", [])
    exhibit("hidden", [13, 14], is_on_show=False)
    exhibit("named", []).sessions.add(opening)
    guid = str(opening.guid)
    found = queries.works_for_session(edition, guid=guid, goals=[13, 14], institutions={"speaks"})
    assert [each.work.slug for each in found] == ["named", "speaks", "two-goals", "one-goal"]
    alone = queries.works_for_session(edition, guid=guid, goals=[], institutions=set())
    assert [each.work.slug for each in alone] == ["named"]
