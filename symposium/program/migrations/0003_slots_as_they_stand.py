"""Takes what stands in tables as it is: lengths of slots, confirmed people, accepted overlaps."""

from django.db import migrations

from symposium.program.planning import overlaps


def take_over(apps, schema_editor):
    Session = apps.get_model("program", "Session")
    Participation = apps.get_model("program", "Participation")
    Participation.objects.update(is_confirmed=True)
    sessions = list(Session.objects.filter(starts_at__isnull=False).order_by("starts_at", "id"))
    for session in sessions:
        session.minutes = (session.ends_at - session.starts_at).total_seconds() // 60 or 1
    overlaps.accept(sessions)
    Session.objects.bulk_update(sessions, ["minutes", "overlap_group"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("program", "0002_planning")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True)]
