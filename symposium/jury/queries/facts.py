"""What the pure functions of `assigning` need to know, read in a fixed number of queries."""

from symposium.jury import assigning
from symposium.jury.models import Conflict, Entry, Procedure
from symposium.lib.folding import folded


def rules_of(procedure: Procedure) -> assigning.Rules:
    return assigning.Rules(
        wanted=procedure.reviews_per_entry,
        own_institution=procedure.excludes_own_institution,
        own_country=procedure.excludes_own_country,
        seed=procedure.seed,
    )


def entries_of(procedure: Procedure) -> list[assigning.EntryFacts]:
    """Entries that stand, keyed by their primary keys as texts."""
    return [
        assigning.EntryFacts(
            key=str(entry.pk),
            authors=frozenset(str(author.pk) for author in entry.authors.all()),
            institutions=frozenset(str(key) for key in entry.institutions),
            countries=frozenset(entry.countries),
            keywords=frozenset(folded(word) for word in entry.keywords),
            languages=frozenset(entry.languages),
        )
        for entry in Entry.objects.standing()
        .filter(procedure=procedure)
        .prefetch_related("authors")
    ]


def jurors_of(procedure: Procedure) -> list[assigning.JurorFacts]:
    """Jurors who serve, keyed likewise."""
    return [
        assigning.JurorFacts(
            key=str(juror.pk),
            person=str(juror.user_id),
            institution=str(juror.institution_id or ""),
            country=juror.country,
            expertise=frozenset(folded(word) for word in juror.expertise),
            languages=frozenset(juror.languages),
        )
        for juror in procedure.jurors.serving().select_related("institution")
    ]


def declared_in(procedure: Procedure) -> set[assigning.Pair]:
    rows = Conflict.objects.filter(entry__procedure=procedure)
    return {(str(entry), str(juror)) for entry, juror in rows.values_list("entry_id", "juror_id")}
