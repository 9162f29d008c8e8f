"""`manage.py reseal`: seal with the present key what an earlier one has sealed."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection, models, transaction

from symposium.lib import sealed


class Command(BaseCommand):
    help = "Seal anew, with PASSPORT_KEY, what a key of PASSPORT_OLD_KEYS has sealed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = sum(
            _reseal(model, field)
            for model in apps.get_models()
            for field in sealed.fields_of(model)
        )
        self.stdout.write(f"{count} sealed anew")


def _reseal(model: type[models.Model], field: sealed.SealedField) -> int:
    quoted, column = connection.ops.quote_name(model._meta.db_table), field.column
    with connection.cursor() as cursor:
        cursor.execute(f"select id, {column} from {quoted} where {column} is not null")  # noqa: S608 - names of our own models
        old = [pk for pk, text in cursor.fetchall() if not sealed.is_current(text)]
    for pk in old:
        with transaction.atomic():
            row = model._base_manager.select_for_update().get(pk=pk)
            row.save(update_fields=[field.name])
    return len(old)
