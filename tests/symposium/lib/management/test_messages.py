"""`manage.py messages` from an empty folder to a complete catalog."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

CODE = """
title = _("Program")
count = ngettext("%(count)s vote", "%(count)s votes", n)
"""


@pytest.fixture
def checkout(tmp_path: Path, settings: Settings) -> Path:
    settings.BASE_DIR = tmp_path
    settings.LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
    (tmp_path / "symposium").mkdir()
    (tmp_path / "symposium" / "views.py").write_text(CODE)
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    return tmp_path


def say(*arguments: str) -> str:
    out = StringIO()
    call_command("messages", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def translations(folder: Path, **texts: object) -> str:
    path = folder / "texts.json"
    path.write_text(json.dumps(texts))
    return str(path)


def test_from_nothing_to_complete(checkout: Path) -> None:
    say("extract")
    assert json.loads(say("missing", "zh-hans")) == {"%(count)s vote": [""], "Program": ""}
    with pytest.raises(CommandError, match=r"not in order: 2\.$"):
        say("check")
    file = translations(checkout, **{"Program": "日程", "%(count)s vote": ["%(count)s 票"]})
    assert say("fill", "zh_Hans", file) == "zh_Hans: 2 messages filled, 0 refused\n"
    assert json.loads(say("missing", "zh-hans")) == {}
    say("check")
    say("compile")
    folder = checkout / "frontend" / "locale" / "zh_Hans" / "LC_MESSAGES"
    assert sorted(path.name for path in folder.iterdir()) == [
        "django.mo",
        "django.po",
        "djangojs.mo",
        "djangojs.po",
    ]


def test_a_translation_that_loses_a_placeholder_is_refused(checkout: Path) -> None:
    file = translations(checkout, **{"%(count)s vote": ["票"], "Unknown": "未知"})
    assert say("fill", "zh-hans", file).splitlines() == [
        "'%(count)s vote': loses %(count)s",
        "not in the code, or empty: 'Unknown'",
        "zh_Hans: 0 messages filled, 1 refused",
    ]


def test_explained(checkout: Path) -> None:
    explained = json.loads(say("missing", "zh-hans", "--explain"))
    assert explained == [
        {
            "id": "%(count)s vote",
            "plural": "%(count)s votes",
            "notes": [],
            "files": ["symposium/views.py"],
        },
        {"id": "Program", "plural": "", "notes": [], "files": ["symposium/views.py"]},
    ]


def test_a_language_that_we_do_not_have(checkout: Path) -> None:
    with pytest.raises(CommandError, match=r"^de is none of zh_Hans\.$"):
        say("missing", "de")


def test_a_message_that_nobody_could_translate(checkout: Path) -> None:
    (checkout / "symposium" / "views.py").write_text("_(title)")
    with pytest.raises(CommandError, match=r"not in order: 1\.$"):
        say("check")
