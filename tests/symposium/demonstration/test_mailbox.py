from pathlib import Path

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend

from symposium.demonstration import mailbox


def test_the_newest_messages_stand_first(tmp_path: Path) -> None:
    backend = EmailBackend(file_path=str(tmp_path))
    message = EmailMultiAlternatives("You are registered: 研讨会", "Dear 王玲,\n", to=["l@x.org"])
    message.attach_alternative("<p>Dear</p>", "text/html")
    message.attach("code.png", b"\x89PNG", "image/png")
    backend.send_messages([message, message])
    letters = mailbox.latest(tmp_path)
    assert [letter.subject for letter in letters] == ["You are registered: 研讨会"] * 2
    assert (letters[0].to, letters[0].text) == ("l@x.org", "Dear 王玲,")
    assert mailbox.latest(tmp_path, count=1) == letters[:1]


def test_a_folder_that_is_not_there_holds_no_mail(tmp_path: Path) -> None:
    assert mailbox.latest(tmp_path / "none") == []
