"""`manage.py signing_key`: the public keys with which documents and tickets are checked."""

from typing import Any

from django.core.management.base import BaseCommand

from symposium.lib import keys, signatures


class Command(BaseCommand):
    help = "Print the names and public halves of all keys whose signatures count."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name, key in signatures.public_keys().items():
            self.stdout.write(f"{name} {keys.written(key)}")
