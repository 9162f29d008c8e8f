import pytest
from django.test import Client, override_settings
from pytest_django import Settings

from symposium.program.models import Edition


def test_health_needs_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readiness_names_the_parts(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["parts"]["database"] is True


def test_metrics_are_for_the_machine_itself_or_the_bearer(client: Client) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 401
    with override_settings(METRICS_TOKEN="s3cret-token"):
        with_token = client.get(
            "/metrics", REMOTE_ADDR="203.0.113.9", headers={"authorization": "Bearer s3cret-token"}
        )
        assert with_token.status_code == 200


def test_an_unknown_edition_gets_a_page_in_the_visitor_s_language(
    client: Client, edition: Edition
) -> None:
    response = client.get("/fr/1999/")
    assert response.status_code == 404
    assert b'lang="fr"' in response.content
    assert b"/fr/2021/" in response.content


def test_every_answer_carries_a_request_id(client: Client) -> None:
    given = client.get("/healthz", headers={"x-request-id": "from-the-proxy-1"})
    assert given["X-Request-ID"] == "from-the-proxy-1"
    forged = client.get("/healthz", headers={"x-request-id": "a b\n"})
    assert forged["X-Request-ID"] not in {"a b\n", ""}


def test_the_worker_keeps_copies_until_it_is_told_to_take_them_back(
    client: Client, settings: Settings
) -> None:
    answer = client.get("/service-worker.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "text/javascript; charset=utf-8",
        "no-cache",
    )
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    settings.OFFLINE_COPIES = False
    assert "self.registration.unregister()" in client.get("/service-worker.js").content.decode()
