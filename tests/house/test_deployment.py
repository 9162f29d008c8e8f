"""The containers are what docs/operations.md promises: healthy, closed, without secrets inside."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.checkout import ROOT

OURS = ("web", "live", "worker", "clock", "migrate")
SECRET = re.compile(r"(SECRET_KEY|PASSWORD|TOKEN)$")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return content


def test_the_large_form_is_complete(compose: dict[str, Any]) -> None:
    assert sorted(compose["services"]) == sorted([*OURS, "front", "postgres", "redis"])


def test_every_service_that_stays_says_whether_it_is_well(compose: dict[str, Any]) -> None:
    silent = [
        name
        for name, service in compose["services"].items()
        if service["restart"] != "no" and not service.get("healthcheck", {}).get("test")
    ]
    assert silent == []


def test_every_root_is_read_only_and_what_is_ours_has_no_privileges(
    compose: dict[str, Any],
) -> None:
    services = compose["services"]
    assert [name for name, service in services.items() if not service.get("read_only")] == []
    for name in (*OURS, "front", "redis"):
        assert services[name]["cap_drop"] == ["ALL"], name
        assert services[name]["security_opt"] == ["no-new-privileges:true"], name


def test_secrets_come_from_files(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        inline = [key for key in service.get("environment", {}) if SECRET.search(key)]
        assert inline == [], name
        assert set(service.get("secrets", [])) <= set(compose["secrets"]), name
    assert all(list(secret) == ["file"] for secret in compose["secrets"].values())


def test_the_database_and_redis_are_reached_from_inside_alone(compose: dict[str, Any]) -> None:
    assert compose["networks"]["inside"] == {"internal": True}
    for name in ("postgres", "redis"):
        assert compose["services"][name]["networks"] == ["inside"], name
        assert "ports" not in compose["services"][name], name


def test_every_volume_and_dependency_exists(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        volumes = {volume.split(":")[0] for volume in service.get("volumes", [])}
        assert volumes <= set(compose["volumes"]), name
        assert set(service.get("depends_on", {})) <= set(compose["services"]), name


def test_the_image_runs_as_nobody_in_particular() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    app = dockerfile.split(" AS app\n")[1].split("\nFROM ")[0]
    assert re.findall(r"^USER (\S+)$", app, re.MULTILINE) == ["symposium"]


def test_the_image_copies_only_what_exists_and_is_sent() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    sent = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if "!" in line
    }
    for arguments in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE):
        for source in arguments.split():
            assert (ROOT / source).exists(), source
            assert any(source == path or source.startswith(f"{path}/") for path in sent), source


def test_nginx_has_a_value_for_every_name_in_both_places(tmp_path: Path) -> None:
    """The container's start fills the same names as `make stack`."""
    template = (ROOT / "deploy" / "nginx" / "symposium.conf.template").read_text("utf-8")
    names = set(re.findall(r"\$\{([A-Z_]+)\}", template))
    front = (ROOT / "Dockerfile").read_text("utf-8").split(" AS front\n")[1]
    assert set(re.findall(r"\b([A-Z_]+)=", front)) == names
    folder = f"pathlib.Path({str(tmp_path)!r})"
    write = f"import nginx, pathlib; nginx.write({folder}, nginx.Addresses())"
    subprocess.run([sys.executable, "-c", write], cwd=ROOT / "scripts", check=True)
    assert "${" not in (tmp_path / "symposium.conf").read_text("utf-8")
