"""Figures of an edition as public data; no person is in them."""

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from registration import queries
from symposium.program import access

router = Router(tags=["registration"])


class FiguresOut(Schema):
    representatives: int = Field(description="Confirmed registrations")
    organizations: int = Field(description="Different institutions that belong to a country")
    international_bodies: int = Field(description="International organizations, counted apart")
    countries: int = Field(description="Different countries; regions count within theirs")
    countries_and_regions: int


@router.get(
    "/editions/{edition}/registrations/figures",
    response=FiguresOut,
    summary="Representatives, organizations and countries of an edition",
)
def registration_figures(request: HttpRequest, edition: str) -> FiguresOut:
    figures = queries.public_figures(access.get_edition_for(request.user, edition))
    return FiguresOut(
        representatives=figures.representatives,
        organizations=figures.organizations,
        international_bodies=figures.international_bodies,
        countries=figures.countries,
        countries_and_regions=figures.territories,
    )
