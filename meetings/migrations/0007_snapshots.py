"""The state of a programme as each session left it, which nothing changes afterwards."""

import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import cooperation.clock
import cooperation.dates
import cooperation.texts
import programs.models.numbers
from cooperation.migrating import CreateTogether

SEALED = """
CREATE FUNCTION meetings_snapshot_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM programs_refuse('what was frozen at the conclusion of a session is not changed', TG_TABLE_NAME || '_sealed');
  RETURN NULL;
END $$;
CREATE TRIGGER meetings_snapshot_sealed BEFORE UPDATE OR DELETE ON meetings_snapshot
  FOR EACH ROW EXECUTE FUNCTION meetings_snapshot_seal();
CREATE TRIGGER meetings_snapshotline_sealed BEFORE UPDATE OR DELETE ON meetings_snapshotline
  FOR EACH ROW EXECUTE FUNCTION meetings_snapshot_seal();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_outcomes"),
        ("programs", "0003_procedure"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("edition", models.PositiveIntegerField(null=True, verbose_name="edition")),
                        ("taken_on", models.DateField(verbose_name="as of")),
                        ("taken_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="snapshots",
                                to="programs.programme",
                            ),
                        ),
                        (
                            "review",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="snapshot",
                                to="meetings.review",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "snapshot",
                        "verbose_name_plural": "snapshots",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SnapshotEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7, editable=False, serialize=False
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("edition", models.PositiveIntegerField(null=True, verbose_name="edition")),
                        ("taken_on", models.DateField(verbose_name="as of")),
                        ("taken_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="meetings.snapshot",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.programme",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.review",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SnapshotLine",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid_utils.compat.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "number",
                            models.CharField(
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number",
                            ),
                        ),
                        ("sort_key", models.CharField(max_length=120)),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=1000, verbose_name="title"),
                        ),
                        ("wording_edition", models.PositiveIntegerField(verbose_name="wording of edition")),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("on_track", "On track"),
                                    ("at_risk", "At risk"),
                                    ("delayed", "Delayed"),
                                    ("blocked", "Blocked"),
                                    ("completed", "Completed"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=16,
                                verbose_name="agreed status",
                            ),
                        ),
                        ("agreed_on", models.DateField(null=True, verbose_name="agreed on")),
                        ("closed", models.BooleanField(verbose_name="closed")),
                        ("deadline", cooperation.dates.FuzzyDateField(verbose_name="deadline")),
                        ("due_on", models.DateField(null=True, verbose_name="last day")),
                        ("times_extended", models.PositiveIntegerField(verbose_name="times extended")),
                        (
                            "promised",
                            models.PositiveIntegerField(verbose_name="times the same status was agreed"),
                        ),
                        ("progress", models.JSONField(default=dict, verbose_name="progress")),
                        ("responsible", models.JSONField(default=list, verbose_name="responsible")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.item",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.section",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="meetings.snapshot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="snapshot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="snapshot_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_snapshotevent" ("edition", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "taken_at", "taken_on", "version") SELECT new_values."edition", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."review_id", new_values."taken_at", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3c14f738cbaef21dd4da3657a63e58dc9c6220bd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_snapshot_added_3dc10",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_snapshot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="snapshot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="snapshot_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_snapshotevent" ("edition", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "taken_at", "taken_on", "version") SELECT new_values."edition", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."review_id", new_values."taken_at", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="746e905c0c651ca073460c91fbc0707e237ba542",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_snapshot_changed_eef7f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_snapshot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="snapshot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="snapshot_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_snapshotevent" ("edition", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "review_id", "taken_at", "taken_on", "version") SELECT old_values."edition", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."review_id", old_values."taken_at", old_values."taken_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="387bbbc412374cd011a6185c1a2414f0757d4efc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_snapshot_removed_ad24a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_snapshot",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="snapshotevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_snapsho_849244_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="snapshotline",
                    index=models.Index(
                        fields=["snapshot", "sort_key", "item"], name="meetings_snapshotline_listed"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="snapshotline",
                    constraint=models.UniqueConstraint(
                        fields=("snapshot", "item"), name="meetings_snapshotline_once"
                    ),
                ),
            ]
        ),
        migrations.RunSQL(SEALED),
    ]
