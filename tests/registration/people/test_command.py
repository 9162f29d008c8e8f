from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from registration.models import Category, Registration
from symposium.institutions.models import Institution
from symposium.program.models import Edition


def test_people_are_imported_from_the_command_line(
    edition: Edition,
    category: Category,
    museum: Institution,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,institution,country\nAna,Nairobi Natonal Museum,KE\n", encoding="utf-8")
    with pytest.raises(CommandError, match="need a decision"):
        call_command("import_people", "2021", str(file))
    assert "similar to institutions" in capsys.readouterr().err
    call_command("import_people", "2021", str(file), "--similar-are-new", "--dry-run")
    assert Registration.objects.count() == 0
    call_command("import_people", "2021", str(file), "--similar-are-new")
    assert "1 people new, 0 changed, 0 as before." in capsys.readouterr().out
    with pytest.raises(CommandError, match="no edition"):
        call_command("import_people", "1999", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_people", "2021", str(tmp_path / "none.csv"))
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match="damaged"):
        call_command("import_people", "2021", str(file))
