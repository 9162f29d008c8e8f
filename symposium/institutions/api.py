"""Institutions and countries as public data."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.pagination import LimitOffsetPagination, paginate
from pydantic import Field

from symposium.institutions import countries
from symposium.institutions.models import Institution, InstitutionQuerySet

router = Router(tags=["institutions"])


class CountryOut(Schema):
    code: str = Field(description="ISO 3166-1 alpha-2")
    name: dict[str, str]
    counts_as: str = Field(description="The country within which a region counts, or the same")
    latitude: float | None
    longitude: float | None


class InstitutionOut(Schema):
    slug: str
    name: dict[str, str]
    kind: str
    territory: str = Field(description="Country or region; empty for an international body")
    country: str = Field(description="The country for which it counts; empty for none")
    city: str
    homepage: str


class InstitutionFilter(Schema):
    q: str = Field("", max_length=100, description="Part of a name in any language, or of a city")
    country: str = Field("", pattern="^([A-Z]{2})?$", description="Regions count within it")


@router.get("/countries", response=list[CountryOut], summary="Countries and regions")
def list_countries(request: HttpRequest) -> list[CountryOut]:
    return [
        CountryOut(
            code=territory.code,
            name=dict(territory.name),
            counts_as=territory.country,
            latitude=territory.latitude,
            longitude=territory.longitude,
        )
        for territory in countries.territories().values()
    ]


@router.get("/institutions", response=list[InstitutionOut], summary="Institutions")
@paginate(LimitOffsetPagination)
def list_institutions(
    request: HttpRequest, wanted: Query[InstitutionFilter]
) -> InstitutionQuerySet:
    """Those that an organizer has confirmed."""
    rows = Institution.objects.confirmed().matching(wanted.q)
    if wanted.country:
        rows = rows.filter(territory__in=countries.codes_within(wanted.country))
    return rows
