"""What somebody types in a session room, kept for that person alone."""

import django.db.models.deletion
import django.db.models.manager
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import cooperation.clock

OWN = """
ALTER TABLE meetings_roomdraft ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON meetings_roomdraft
  USING (user_id = NULLIF(current_setting('cooperation.user', true), '')::uuid)
  WITH CHECK (user_id = NULLIF(current_setting('cooperation.user', true), '')::uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0008_minutes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("said", models.JSONField(verbose_name="what was typed")),
                ("seen", models.PositiveIntegerField(null=True, verbose_name="version of the point")),
                ("saved_at", models.DateTimeField(default=cooperation.clock.now, verbose_name="saved at")),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.review"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of an outcome",
                "verbose_name_plural": "drafts of outcomes",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "review", "point"),
                        name="meetings_roomdraft_once",
                        nulls_distinct=False,
                    )
                ],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.RunSQL(
            OWN,
            "DROP POLICY own ON meetings_roomdraft; ALTER TABLE meetings_roomdraft DISABLE ROW LEVEL SECURITY",
        ),
    ]
