from django.test import Client

from symposium.institutions.models import Institution


def test_countries_name_what_counts_where(client: Client) -> None:
    found = {one["code"]: one for one in client.get("/api/v1/countries").json()}
    assert found["HK"]["counts_as"] == "CN"
    assert found["KE"]["name"]["zh-hans"] == "肯尼亚"


def test_institutions_are_listed_once_confirmed(
    client: Client, beijing: Institution, luxembourg: Institution, proposed: Institution
) -> None:
    whole = client.get("/api/v1/institutions").json()
    assert [one["slug"] for one in whole["items"]] == ["cstm", "mnhn"]
    assert whole["count"] == 2
    narrowed = client.get("/api/v1/institutions", {"q": "科学", "country": "CN"}).json()
    assert [one["slug"] for one in narrowed["items"]] == ["cstm"]
    assert client.get("/api/v1/institutions", {"country": "china"}).status_code == 422
