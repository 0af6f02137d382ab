"""Registers brought in from files: imports, their rows, what each came to, mappings of columns, where records are from."""

import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import cooperation.clock
from cooperation.migrating import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0007_treaty_law"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="RegisterImport",
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
                        ("files", models.JSONField(default=list, verbose_name="files")),
                        ("samples", models.JSONField(default=list)),
                        ("profile", models.JSONField(default=dict, verbose_name="mapping of columns")),
                        ("all_or_nothing", models.BooleanField(default=False, verbose_name="all or nothing")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("columns", "columns to be mapped"),
                                    ("reading", "being read"),
                                    ("ready", "ready to be looked at"),
                                    ("writing", "being brought in"),
                                    ("done", "brought in"),
                                    ("stopped", "stopped"),
                                    ("failed", "not brought in"),
                                ],
                                default="reading",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(null=True)),
                        ("counts", models.JSONField(default=dict)),
                        ("fault", models.JSONField(default=dict)),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("lease", models.UUIDField(null=True)),
                        ("lease_until", models.DateTimeField(null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="register_imports",
                                to="programs.body",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "import of a register",
                        "verbose_name_plural": "imports of registers",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterEntry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField()),
                        ("record", models.CharField(max_length=200)),
                        ("digest", models.CharField(max_length=32)),
                        ("relates", models.BooleanField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("new", "new"),
                                    ("changed", "changed"),
                                    ("unchanged", "unchanged"),
                                    ("conflict", "changed on both sides"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("remarks", models.JSONField(db_default=[], default=list)),
                        (
                            "run",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="programs.registerimport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterImportEvent",
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
                        ("files", models.JSONField(default=list, verbose_name="files")),
                        ("profile", models.JSONField(default=dict, verbose_name="mapping of columns")),
                        ("all_or_nothing", models.BooleanField(default=False, verbose_name="all or nothing")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("columns", "columns to be mapped"),
                                    ("reading", "being read"),
                                    ("ready", "ready to be looked at"),
                                    ("writing", "being brought in"),
                                    ("done", "brought in"),
                                    ("stopped", "stopped"),
                                    ("failed", "not brought in"),
                                ],
                                default="reading",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.party",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.registerimport",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegisterOrigin",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("external_id", models.CharField(max_length=200)),
                        ("digest", models.CharField(max_length=32)),
                        (
                            "agreement",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="origin",
                                to="programs.agreement",
                            ),
                        ),
                        (
                            "appointment",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="origin",
                                to="programs.appointment",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origins",
                                to="programs.registerimport",
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
                migrations.CreateModel(
                    name="RegisterProfile",
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
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("profile", models.JSONField(verbose_name="mapping of columns")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="register_profiles",
                                to="programs.body",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mapping of columns",
                        "verbose_name_plural": "mappings of columns",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RegisterProfileEvent",
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
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("profile", models.JSONField(verbose_name="mapping of columns")),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.body",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="events_query",
                                to="programs.registerprofile",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegisterRow",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField()),
                        ("file", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="row")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("taken", "taken"), ("merged", "merged"), ("refused", "refused")],
                                max_length=8,
                            ),
                        ),
                        ("record", models.CharField(blank=True, max_length=200)),
                        ("cells", models.JSONField()),
                        ("remarks", models.JSONField()),
                        ("fragment", models.BinaryField()),
                        ("digest", models.CharField(blank=True, max_length=16)),
                        ("relates", models.BooleanField()),
                        (
                            "run",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="programs.registerimport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="registerimport",
                    index=models.Index(
                        fields=["body", "-uploaded_at"], name="programs_registerimport_listed"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerimport",
                    index=models.Index(
                        condition=models.Q(("state__in", ["reading", "writing"])),
                        fields=["uploaded_at"],
                        name="programs_registerimport_due",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerimport_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerimportevent" ("all_or_nothing", "body_id", "ended_at", "files", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "state", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."all_or_nothing", new_values."body_id", new_values."ended_at", new_values."files", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."profile", new_values."state", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c278671f3f314fd4d1e7b6c04c9e65f7436b93a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_registerimport_added_ad6cf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_registerimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerimport_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerimportevent" ("all_or_nothing", "body_id", "ended_at", "files", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "state", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."all_or_nothing", new_values."body_id", new_values."ended_at", new_values."files", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."profile", new_values."state", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."all_or_nothing" IS DISTINCT FROM (new_values."all_or_nothing") OR old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."ended_at" IS DISTINCT FROM (new_values."ended_at") OR old_values."files" IS DISTINCT FROM (new_values."files") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."profile" IS DISTINCT FROM (new_values."profile") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."uploaded_at" IS DISTINCT FROM (new_values."uploaded_at") OR old_values."uploaded_by_id" IS DISTINCT FROM (new_values."uploaded_by_id") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b3fe36ccc3f52842f4f401d491e064aaf23b46c3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_registerimport_changed_f9bd4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_registerimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerimport_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerimportevent" ("all_or_nothing", "body_id", "ended_at", "files", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "state", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."all_or_nothing", old_values."body_id", old_values."ended_at", old_values."files", old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."profile", old_values."state", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="bfe8bd23a7df3be9800c47a7fd33fc9e788e7abf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_registerimport_removed_9f0ae",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_registerimport",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerentry",
                    index=models.Index(
                        fields=["run", "verdict", "position"], name="programs_registerentry_verdict"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="registerentry",
                    constraint=models.UniqueConstraint(
                        fields=("run", "position"), name="programs_registerentry_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerimportevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_registe_935336_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="registerorigin",
                    constraint=models.UniqueConstraint(
                        fields=("body", "external_id"), name="programs_registerorigin_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="registerprofile",
                    constraint=models.UniqueConstraint(
                        fields=("body", "name"),
                        name="programs_registerprofile_once",
                        violation_error_message="A mapping of this name is saved already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerprofile_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerprofileevent" ("body_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "version") SELECT new_values."body_id", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."profile", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8d23cacb72ef22d4b82bc78d65bc71770c891ec7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_registerprofile_added_d30b7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_registerprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerprofile_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerprofileevent" ("body_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "version") SELECT new_values."body_id", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."profile", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c5e14f067337c18405fc5b0f275c7eee5530f272",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_registerprofile_changed_462c3",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_registerprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="registerprofile_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_registerprofileevent" ("body_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "version") SELECT old_values."body_id", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."profile", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="415bf98a2e5c5e3dec5b55949215d612ee8d2505",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_registerprofile_removed_dfc91",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_registerprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerprofileevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="programs_registe_39774_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="registerrow",
                    index=models.Index(fields=["run", "record"], name="programs_registerrow_of_record"),
                ),
                migrations.AddConstraint(
                    model_name="registerrow",
                    constraint=models.UniqueConstraint(
                        fields=("run", "position"), name="programs_registerrow_once"
                    ),
                ),
            ]
        ),
    ]
