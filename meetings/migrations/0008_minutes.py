"""The agreed record of a session: canonical content, originals, acts, the seal, and nothing sealed that changes."""

import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import cooperation.clock
import cooperation.texts
from cooperation.migrating import CreateTogether

from ._sealing import SEALED


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0007_snapshots"),
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="ChangeConfirmation",
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
                        ("confirmed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "confirmation of a handwritten change",
                        "verbose_name_plural": "confirmations of handwritten changes",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ChangeConfirmationEvent",
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
                        ("confirmed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HandwrittenChange",
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
                        ("clause", models.CharField(max_length=60, verbose_name="clause")),
                        ("language", models.CharField(max_length=35, verbose_name="language")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=20000, verbose_name="as it reads now"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "handwritten change",
                        "verbose_name_plural": "handwritten changes",
                        "ordering": ["entered_at", "id"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="HandwrittenChangeEvent",
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
                        ("clause", models.CharField(max_length=60, verbose_name="clause")),
                        ("language", models.CharField(max_length=35, verbose_name="language")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=20000, verbose_name="as it reads now"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesAct",
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
                        ("done_on", models.DateField(default=cooperation.clock.today, verbose_name="date")),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "document_kind",
                            models.CharField(blank=True, max_length=100, verbose_name="kind of document"),
                        ),
                        (
                            "document_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="number of the document"
                            ),
                        ),
                        (
                            "document_date",
                            models.DateField(blank=True, null=True, verbose_name="date of the document"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agreed", "agreed by the head of delegation"),
                                    ("signed", "signed"),
                                    ("approved", "approved"),
                                    ("confirmed", "confirmed"),
                                ],
                                max_length=16,
                                verbose_name="act",
                            ),
                        ),
                        (
                            "place",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="place"
                            ),
                        ),
                        (
                            "kept_at",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=300,
                                verbose_name="where this side keeps its original",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act on minutes",
                        "verbose_name_plural": "acts on minutes",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MinutesActEvent",
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
                        ("done_on", models.DateField(default=cooperation.clock.today, verbose_name="date")),
                        (
                            "signatory_name",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=200,
                                verbose_name="signatory, as named then",
                            ),
                        ),
                        (
                            "signatory_post",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=600, verbose_name="post, as named then"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[("own_login", "own login"), ("document", "a document")],
                                default="own_login",
                                max_length=16,
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "document_kind",
                            models.CharField(blank=True, max_length=100, verbose_name="kind of document"),
                        ),
                        (
                            "document_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="number of the document"
                            ),
                        ),
                        (
                            "document_date",
                            models.DateField(blank=True, null=True, verbose_name="date of the document"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agreed", "agreed by the head of delegation"),
                                    ("signed", "signed"),
                                    ("approved", "approved"),
                                    ("confirmed", "confirmed"),
                                ],
                                max_length=16,
                                verbose_name="act",
                            ),
                        ),
                        (
                            "place",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=200, verbose_name="place"
                            ),
                        ),
                        (
                            "kept_at",
                            cooperation.texts.TextField(
                                blank=True,
                                default=dict,
                                max_length=300,
                                verbose_name="where this side keeps its original",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesFile",
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
                            "kind",
                            models.CharField(
                                choices=[("original", "original"), ("scan", "scan of a signed original")],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("media_type", models.CharField(max_length=120)),
                        ("content", models.BinaryField()),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("added_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "file of minutes",
                        "verbose_name_plural": "files of minutes",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MinutesFileEvent",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[("original", "original"), ("scan", "scan of a signed original")],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("media_type", models.CharField(max_length=120)),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("added_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesNote",
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
                        ("clause", models.CharField(blank=True, max_length=60, verbose_name="clause")),
                        (
                            "text",
                            cooperation.texts.TextField(default=dict, max_length=10000, verbose_name="note"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "note of a side",
                        "verbose_name_plural": "notes of sides",
                        "ordering": ["entered_at", "id"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MinutesNoteEvent",
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
                        ("clause", models.CharField(blank=True, max_length=60, verbose_name="clause")),
                        (
                            "text",
                            cooperation.texts.TextField(default=dict, max_length=10000, verbose_name="note"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesSeal",
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
                        ("number", models.PositiveIntegerField(verbose_name="number in the chain")),
                        ("record", models.TextField(editable=False)),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "previous_sha256",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=64,
                                verbose_name="SHA-256 of the seal before",
                            ),
                        ),
                        ("sealed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "seal",
                        "verbose_name_plural": "seals",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MinutesSealEvent",
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
                        ("number", models.PositiveIntegerField(verbose_name="number in the chain")),
                        ("record", models.TextField(editable=False)),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "previous_sha256",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=64,
                                verbose_name="SHA-256 of the seal before",
                            ),
                        ),
                        ("sealed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AlterModelOptions(
                    name="minutes",
                    options={
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                        "verbose_name": "minutes",
                        "verbose_name_plural": "minutes",
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="minutes",
                    name="minutes_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="minutes",
                    name="minutes_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="minutes",
                    name="minutes_removed",
                ),
                migrations.AddField(
                    model_name="minutes",
                    name="based_on",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutes",
                    name="content",
                    field=models.TextField(db_default="", default="", editable=False),
                ),
                migrations.AddField(
                    model_name="minutes",
                    name="content_sha256",
                    field=models.CharField(
                        db_default="", default="", max_length=64, verbose_name="SHA-256 of the content"
                    ),
                ),
                migrations.AddField(
                    model_name="minutes",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=2000,
                        verbose_name="reason for the correction",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesevent",
                    name="based_on",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesevent",
                    name="content_sha256",
                    field=models.CharField(
                        db_default="", default="", max_length=64, verbose_name="SHA-256 of the content"
                    ),
                ),
                migrations.AddField(
                    model_name="minutesevent",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=2000,
                        verbose_name="reason for the correction",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutes_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("based_on_id", "content_sha256", "id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "review_id", "sha256", "version") SELECT new_values."based_on_id", new_values."content_sha256", new_values."id", new_values."languages", new_values."made_at", new_values."made_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."review_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4abb56e1f764d4b187d8569380074dcbc0c53566",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_minutes_added_cbc8d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutes_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("based_on_id", "content_sha256", "id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "review_id", "sha256", "version") SELECT new_values."based_on_id", new_values."content_sha256", new_values."id", new_values."languages", new_values."made_at", new_values."made_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."review_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."based_on_id" IS DISTINCT FROM (new_values."based_on_id") OR old_values."content_sha256" IS DISTINCT FROM (new_values."content_sha256") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."languages" IS DISTINCT FROM (new_values."languages") OR old_values."made_at" IS DISTINCT FROM (new_values."made_at") OR old_values."made_by_id" IS DISTINCT FROM (new_values."made_by_id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."review_id" IS DISTINCT FROM (new_values."review_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41c1b3e6b9ab361e7508a9fa19c75f5b69759501",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_minutes_changed_9e317",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutes_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("based_on_id", "content_sha256", "id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "review_id", "sha256", "version") SELECT old_values."based_on_id", old_values."content_sha256", old_values."id", old_values."languages", old_values."made_at", old_values."made_by_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."review_id", old_values."sha256", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="96b4e4a48a03287cb27b145242a881770abdb4ae",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutes_removed_51533",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmation",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmation",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmationevent",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmationevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.changeconfirmation",
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchange",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchange",
                    name="entered_for",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchange",
                    name="minutes",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmationevent",
                    name="change",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.handwrittenchange",
                    ),
                ),
                migrations.AddField(
                    model_name="changeconfirmation",
                    name="change",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="meetings.handwrittenchange",
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchangeevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchangeevent",
                    name="entered_for",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchangeevent",
                    name="minutes",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="handwrittenchangeevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.handwrittenchange",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.document",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="minutes",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="outcome",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesact",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.document",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="minutes",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="outcome",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.person",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.minutesact",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesactevent",
                    name="post",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfile",
                    name="added_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfile",
                    name="minutes",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfile",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfileevent",
                    name="added_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfileevent",
                    name="minutes",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfileevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesfileevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.minutesfile",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnote",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnote",
                    name="minutes",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnote",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnoteevent",
                    name="entered_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnoteevent",
                    name="minutes",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnoteevent",
                    name="party",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesnoteevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.minutesnote",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesseal",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="programs.body"
                    ),
                ),
                migrations.AddField(
                    model_name="minutesseal",
                    name="minutes",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesseal",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seals",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="minutesseal",
                    name="sealed_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="minutessealevent",
                    name="body",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="minutessealevent",
                    name="minutes",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.minutes",
                    ),
                ),
                migrations.AddField(
                    model_name="minutessealevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.minutesseal",
                    ),
                ),
                migrations.AddField(
                    model_name="minutessealevent",
                    name="review",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="minutessealevent",
                    name="sealed_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handwrittenchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="handwrittenchange_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_handwrittenchangeevent" ("clause", "entered_at", "entered_by_id", "entered_for_id", "id", "language", "minutes_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT new_values."clause", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."language", new_values."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="120e9c22669806ba206a247acb5d3ff5d249e9aa",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_handwrittenchange_added_69ff2",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_handwrittenchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handwrittenchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="handwrittenchange_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_handwrittenchangeevent" ("clause", "entered_at", "entered_by_id", "entered_for_id", "id", "language", "minutes_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT new_values."clause", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."language", new_values."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2d61f722127ee7e581808755406d25662e4d8439",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_handwrittenchange_changed_92079",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_handwrittenchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handwrittenchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="handwrittenchange_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_handwrittenchangeevent" ("clause", "entered_at", "entered_by_id", "entered_for_id", "id", "language", "minutes_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT old_values."clause", old_values."entered_at", old_values."entered_by_id", old_values."entered_for_id", old_values."id", old_values."language", old_values."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a4bd5f2f68625ae2f00e91f11c5d24557ecee0e5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_handwrittenchange_removed_78ce9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_handwrittenchange",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="changeconfirmationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_changec_636369_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="changeconfirmation",
                    constraint=models.UniqueConstraint(
                        fields=("change", "party"), name="meetings_changeconfirmation_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeconfirmation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_changeconfirmationevent" ("change_id", "confirmed_at", "confirmed_by_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."change_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9d85ad9902fb2dff400d7d8f74a46e59e3953f09",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_changeconfirmation_added_545c1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_changeconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeconfirmation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_changeconfirmationevent" ("change_id", "confirmed_at", "confirmed_by_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."change_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="335e3c4d258b28bc698ce0e2d7315ae8292e4ff6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_changeconfirmation_changed_bf379",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_changeconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changeconfirmation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_changeconfirmationevent" ("change_id", "confirmed_at", "confirmed_by_id", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."change_id", old_values."confirmed_at", old_values."confirmed_by_id", old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="da7f5ea43082d5e8f299cc4f62aae8340e57e0a5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_changeconfirmation_removed_21679",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_changeconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="handwrittenchangeevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_handwri_786548_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutesact",
                    constraint=models.UniqueConstraint(
                        fields=("minutes", "party", "kind"),
                        name="meetings_minutesact_once",
                        nulls_distinct=False,
                        violation_error_message="This side has done so already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutesact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "confirmed"), ("outcome__isnull", False), ("party__isnull", True)
                            ),
                            models.Q(
                                models.Q(("kind", "confirmed"), _negated=True),
                                ("outcome__isnull", True),
                                ("party__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minutesact_whose",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutesact",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("authority", "own_login"),
                            ("kind", "confirmed"),
                            models.Q(
                                models.Q(("document_kind", ""), _negated=True),
                                ("document_date__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minutesact_document",
                        violation_error_message="Name the document: its kind, number and date.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesact_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesactevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kept_at", "kind", "minutes_id", "outcome_id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT new_values."authority", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kept_at", new_values."kind", new_values."minutes_id", new_values."outcome_id", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."post_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d8a2461e35a98a426adc48f81791231ab0ee023e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_minutesact_added_49c95",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_minutesact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesact_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesactevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kept_at", "kind", "minutes_id", "outcome_id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT new_values."authority", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kept_at", new_values."kind", new_values."minutes_id", new_values."outcome_id", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."post_id", new_values."signatory_name", new_values."signatory_post", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e496158c5b9ba9c85b4b898938f182423ce9c211",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_minutesact_changed_9ecc8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_minutesact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesact_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesactevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "entered_at", "entered_by_id", "id", "kept_at", "kind", "minutes_id", "outcome_id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post_id", "signatory_name", "signatory_post", "version") SELECT old_values."authority", old_values."document_date", old_values."document_id", old_values."document_kind", old_values."document_number", old_values."done_on", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."kept_at", old_values."kind", old_values."minutes_id", old_values."outcome_id", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."post_id", old_values."signatory_name", old_values."signatory_post", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="48cbc1b871f82da2aa20f15850ac8b057a354eb3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutesact_removed_be5a4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutesact",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="minutesactevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_minutes_60303_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutesfile",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "original")),
                        fields=("minutes", "party"),
                        name="meetings_minutesfile_original",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesfile_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesfileevent" ("added_at", "added_by_id", "id", "kind", "media_type", "minutes_id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") SELECT new_values."added_at", new_values."added_by_id", new_values."id", new_values."kind", new_values."media_type", new_values."minutes_id", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."sha256", new_values."size", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="49e4b0d9041c6bca70fe268a01d69b541db8b053",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_minutesfile_added_e4b65",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_minutesfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesfile_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesfileevent" ("added_at", "added_by_id", "id", "kind", "media_type", "minutes_id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") SELECT new_values."added_at", new_values."added_by_id", new_values."id", new_values."kind", new_values."media_type", new_values."minutes_id", new_values."name", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."sha256", new_values."size", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by_id" IS DISTINCT FROM (new_values."added_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."media_type" IS DISTINCT FROM (new_values."media_type") OR old_values."minutes_id" IS DISTINCT FROM (new_values."minutes_id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="363ee569ed670ff0802e665f7a0e5779c54144d8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_minutesfile_changed_83900",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_minutesfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesfile_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesfileevent" ("added_at", "added_by_id", "id", "kind", "media_type", "minutes_id", "name", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") SELECT old_values."added_at", old_values."added_by_id", old_values."id", old_values."kind", old_values."media_type", old_values."minutes_id", old_values."name", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."sha256", old_values."size", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2086c74b98eb22e83342a5eeb30b5d1f61a740ab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutesfile_removed_46a8e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutesfile",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="minutesfileevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_minutes_197495_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesnote_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesnoteevent" ("clause", "entered_at", "entered_by_id", "id", "minutes_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT new_values."clause", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."minutes_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7dd72c1fadea0b56f616de5606e3f4d3a91878d8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_minutesnote_added_3ac21",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_minutesnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesnote_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesnoteevent" ("clause", "entered_at", "entered_by_id", "id", "minutes_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT new_values."clause", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."minutes_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ed7c25ea8302adc8bb01d50ea480df27784b3766",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_minutesnote_changed_29f65",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_minutesnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesnote_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesnoteevent" ("clause", "entered_at", "entered_by_id", "id", "minutes_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") SELECT old_values."clause", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."minutes_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b719abfc3506586fa9cdcd629345c6913cd6e575",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutesnote_removed_dcbaa",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutesnote",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="minutesnoteevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_minutes_286237_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutesseal",
                    constraint=models.UniqueConstraint(
                        fields=("body", "number"), name="meetings_minutesseal_place"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesseal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesseal_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutessealevent" ("body_id", "id", "minutes_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_sha256", "record", "review_id", "sealed_at", "sealed_by_id", "sha256", "version") SELECT new_values."body_id", new_values."id", new_values."minutes_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."previous_sha256", new_values."record", new_values."review_id", new_values."sealed_at", new_values."sealed_by_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41cd3caed9eb285b1b6a981d178f0d4b4fdfd66d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_minutesseal_added_d0c47",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_minutesseal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesseal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesseal_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutessealevent" ("body_id", "id", "minutes_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_sha256", "record", "review_id", "sealed_at", "sealed_by_id", "sha256", "version") SELECT new_values."body_id", new_values."id", new_values."minutes_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."previous_sha256", new_values."record", new_values."review_id", new_values."sealed_at", new_values."sealed_by_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="535b9043cda2bbcb9d37f2d9fd6ee236ce013065",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_minutesseal_changed_a923f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_minutesseal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesseal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutesseal_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutessealevent" ("body_id", "id", "minutes_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_sha256", "record", "review_id", "sealed_at", "sealed_by_id", "sha256", "version") SELECT old_values."body_id", old_values."id", old_values."minutes_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."previous_sha256", old_values."record", old_values."review_id", old_values."sealed_at", old_values."sealed_by_id", old_values."sha256", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="82039311c89bba12d7e0b552caa33ef9626c97fe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutesseal_removed_06139",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutesseal",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="minutessealevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_minutes_352600_asof"
                    ),
                ),
            ]
        ),
        migrations.RunSQL(SEALED),
    ]
