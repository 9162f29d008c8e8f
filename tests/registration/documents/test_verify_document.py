from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from registration.documents import actions, drafts, queries, statements
from registration.documents.papers import file_of
from registration.models import Registration
from symposium.accounts.models import User


def said(what: str) -> str:
    out = StringIO()
    call_command("verify_document", what, stdout=out)
    return out.getvalue()


def test_a_file_a_code_and_an_address(
    amina: Registration, organizer: User, now: datetime, tmp_path: Path
) -> None:
    document = actions.issue(draft=drafts.invitation(amina), by=organizer, at=now)
    content = file_of(queries.printables([document])[0])
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    assert said(str(path)).startswith("The file is as we made it.\nName: Amina Njeri\n")
    assert "Valid: " in said(document.code.lower())
    assert "Valid: " in said(statements.address_of(document))
    path.write_bytes(content.replace(b"obj", b"obJ", 1))
    with pytest.raises(CommandError, match="Not genuine"):
        said(str(path))
    with pytest.raises(CommandError, match="Not genuine"):
        said(statements.address_of(document)[:-3] + "AAA")
    with pytest.raises(CommandError, match="Unknown"):
        said("ABCD-EFGH-JKMN")
    actions.revoke(document=document, reason="Lost", by=organizer, at=now)
    with pytest.raises(CommandError, match="Revoked on 2021-12-14"):
        said(document.code)
