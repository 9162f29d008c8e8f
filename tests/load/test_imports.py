"""How long FOSDEM's 874 talks take to come in and to be published."""

import time
from pathlib import Path

import pytest
from django.core.management import call_command

from symposium.program.models import Session

SCHEDULE = Path(__file__).resolve().parents[1] / "data" / "schedules" / "fosdem-2024.xml"
MOST_SECONDS = 10


@pytest.mark.django_db
def test_importing_874_talks() -> None:
    started, spent = time.monotonic(), time.process_time()
    call_command("import_program", "fosdem", str(SCHEDULE), "--release", verbosity=0)
    took, used = time.monotonic() - started, time.process_time() - spent
    print(f"\nFOSDEM-2024 in {took:.1f} s, {used:.1f} s of them of this process")  # noqa: T201
    assert Session.objects.count() == 874
    assert used < MOST_SECONDS
