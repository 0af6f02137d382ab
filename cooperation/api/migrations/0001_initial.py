import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cooperation.clock

OWN = """
ALTER TABLE api_keptanswer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON api_keptanswer
  USING (user_id = NULLIF(current_setting('cooperation.user', true), '')::uuid)
  WITH CHECK (user_id = NULLIF(current_setting('cooperation.user', true), '')::uuid);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("digest", models.BinaryField(max_length=32)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.BinaryField(default=b"")),
                ("reads", models.JSONField(db_default=[], default=list)),
                ("created_at", models.DateTimeField(default=cooperation.clock.now)),
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
                "verbose_name": "kept answer",
                "verbose_name_plural": "kept answers",
                "indexes": [models.Index(fields=["user", "created_at"], name="api_keptanswer_age")],
                "constraints": [models.UniqueConstraint(fields=("user", "key"), name="api_keptanswer_once")],
            },
        ),
        migrations.RunSQL(
            OWN, "DROP POLICY own ON api_keptanswer; ALTER TABLE api_keptanswer DISABLE ROW LEVEL SECURITY"
        ),
    ]
