"""What settings read from the environment is what `.env.example` explains."""

import ast
import re
from collections.abc import Iterator

from tests.house.checkout import ROOT, texts


def read_names() -> Iterator[str]:
    """Each name that the code asks for; a secret may also stand in a file."""
    for _name, source in texts(".py", below="symposium/"):
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("env"), attr=kind),
                    args=[ast.Constant(str(name)), *_],
                ) if kind.islower():
                    yield name
                    if kind == "secret":
                        yield f"{name}_FILE"


def test_every_setting_is_in_the_example_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    explained = re.findall(r"^([A-Z0-9_]+)=", example, re.MULTILINE)
    assert sorted(explained) == sorted(set(read_names()))


def test_containers_set_only_what_the_code_reads() -> None:
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    environment = compose.split("environment: &environment\n", 1)[1].split("\n  volumes:", 1)[0]
    names = re.findall(r"^    ([A-Z0-9_]+):", environment, re.MULTILINE)
    assert set(names) - set(read_names()) == set()


def test_documentation_names_only_what_the_code_reads() -> None:
    """A name in docs/operations.md that ends in an equals sign is a setting."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    scripts = {"PORT", "PYTHON", "REQUIRE_SERVICES", "CHROMIUM", "SECRETS_DIR", "HTTP_ADDRESS"}
    named = set(re.findall(r"\b([A-Z][A-Z0-9_]{2,})=", text))
    assert named - set(read_names()) - scripts == set()
