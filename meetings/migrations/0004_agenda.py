"""Agendas from the record, the backlog, referrals, papers, correspondence, and who came to a session."""

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


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_cycle"),
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="BacklogPoint",
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
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "carried_over",
                            models.PositiveSmallIntegerField(default=0, verbose_name="times carried over"),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("minutes", "record of the last session"),
                                    ("deferred", "not decided last time"),
                                    ("backlog", "backlog of the body"),
                                    ("referral", "referred by another body"),
                                    ("divergence", "the sides differ"),
                                    ("overdue", "overdue"),
                                    ("blocked", "blocked"),
                                    ("due", "due before the next session"),
                                    ("intersessional", "decided between sessions"),
                                    ("next_session", "next session"),
                                ],
                                max_length=16,
                                verbose_name="proposed from",
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True, verbose_name="source")),
                        (
                            "since",
                            models.DateTimeField(default=cooperation.clock.now, verbose_name="waits since"),
                        ),
                    ],
                    options={
                        "verbose_name": "point of the backlog",
                        "verbose_name_plural": "points of the backlog",
                        "ordering": ["since", "id"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="BacklogPointEvent",
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
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "carried_over",
                            models.PositiveSmallIntegerField(default=0, verbose_name="times carried over"),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("minutes", "record of the last session"),
                                    ("deferred", "not decided last time"),
                                    ("backlog", "backlog of the body"),
                                    ("referral", "referred by another body"),
                                    ("divergence", "the sides differ"),
                                    ("overdue", "overdue"),
                                    ("blocked", "blocked"),
                                    ("due", "due before the next session"),
                                    ("intersessional", "decided between sessions"),
                                    ("next_session", "next session"),
                                ],
                                max_length=16,
                                verbose_name="proposed from",
                            ),
                        ),
                        ("source_id", models.UUIDField(blank=True, null=True, verbose_name="source")),
                        (
                            "since",
                            models.DateTimeField(default=cooperation.clock.now, verbose_name="waits since"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                        ("sender_name", models.CharField(blank=True, max_length=300, verbose_name="sender")),
                        (
                            "recipient_name",
                            models.CharField(blank=True, max_length=300, verbose_name="recipient"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=100, verbose_name="sender’s number"),
                        ),
                        (
                            "received_number",
                            models.CharField(blank=True, max_length=100, verbose_name="recipient’s number"),
                        ),
                        ("sent_on", models.DateField(verbose_name="sent")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="received")),
                        (
                            "subject",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="subject"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "letter",
                        "verbose_name_plural": "letters",
                        "ordering": ["-sent_on", "-id"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="LetterEvent",
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
                        ("sender_name", models.CharField(blank=True, max_length=300, verbose_name="sender")),
                        (
                            "recipient_name",
                            models.CharField(blank=True, max_length=300, verbose_name="recipient"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=100, verbose_name="sender’s number"),
                        ),
                        (
                            "received_number",
                            models.CharField(blank=True, max_length=100, verbose_name="recipient’s number"),
                        ),
                        ("sent_on", models.DateField(verbose_name="sent")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="received")),
                        (
                            "subject",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="subject"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
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
                                choices=[
                                    ("WP", "working paper"),
                                    ("INF", "information paper"),
                                    ("R", "report"),
                                ],
                                default="WP",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[("Rev", "revision"), ("Add", "addendum"), ("Corr", "corrigendum")],
                                max_length=4,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "form_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="number of the form"
                            ),
                        ),
                        ("symbol", models.CharField(max_length=120, verbose_name="symbol")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("shared", "the sides"), ("public", "public")],
                                default="shared",
                                max_length=8,
                                verbose_name="audience",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "paper",
                        "verbose_name_plural": "papers",
                        "ordering": ["kind", "number", "form", "form_number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PaperEvent",
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
                                choices=[
                                    ("WP", "working paper"),
                                    ("INF", "information paper"),
                                    ("R", "report"),
                                ],
                                default="WP",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[("Rev", "revision"), ("Add", "addendum"), ("Corr", "corrigendum")],
                                max_length=4,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "form_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="number of the form"
                            ),
                        ),
                        ("symbol", models.CharField(max_length=120, verbose_name="symbol")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("shared", "the sides"), ("public", "public")],
                                default="shared",
                                max_length=8,
                                verbose_name="audience",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperPoint",
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
                    name="PaperPointEvent",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperVersion",
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
                        ("language", models.CharField(max_length=35, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[("awaited", "awaited"), ("draft", "draft"), ("final", "final")],
                                default="awaited",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("on", models.DateField(blank=True, null=True, verbose_name="on")),
                        ("is_original", models.BooleanField(default=False, verbose_name="original")),
                    ],
                    options={
                        "verbose_name": "language version",
                        "verbose_name_plural": "language versions",
                        "ordering": ["language"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PaperVersionEvent",
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
                        ("language", models.CharField(max_length=35, verbose_name="language")),
                        (
                            "state",
                            models.CharField(
                                choices=[("awaited", "awaited"), ("draft", "draft"), ("final", "final")],
                                default="awaited",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("on", models.DateField(blank=True, null=True, verbose_name="on")),
                        ("is_original", models.BooleanField(default=False, verbose_name="original")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
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
                            "cited",
                            cooperation.texts.TextField(
                                default=dict, max_length=1000, verbose_name="referred by"
                            ),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "referral",
                        "verbose_name_plural": "referrals",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReferralEvent",
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
                            "cited",
                            cooperation.texts.TextField(
                                default=dict, max_length=1000, verbose_name="referred by"
                            ),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agendaitem",
                    name="agendaitem_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agendaitem",
                    name="agendaitem_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agendaitem",
                    name="agendaitem_removed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="delegate",
                    name="delegate_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="delegate",
                    name="delegate_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="delegate",
                    name="delegate_removed",
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="continues",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="continued_by",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="source",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("minutes", "record of the last session"),
                            ("deferred", "not decided last time"),
                            ("backlog", "backlog of the body"),
                            ("referral", "referred by another body"),
                            ("divergence", "the sides differ"),
                            ("overdue", "overdue"),
                            ("blocked", "blocked"),
                            ("due", "due before the next session"),
                            ("intersessional", "decided between sessions"),
                            ("next_session", "next session"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="source_id",
                    field=models.UUIDField(blank=True, null=True, verbose_name="source"),
                ),
                migrations.AddField(
                    model_name="agendaitemevent",
                    name="continues",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitemevent",
                    name="source",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("minutes", "record of the last session"),
                            ("deferred", "not decided last time"),
                            ("backlog", "backlog of the body"),
                            ("referral", "referred by another body"),
                            ("divergence", "the sides differ"),
                            ("overdue", "overdue"),
                            ("blocked", "blocked"),
                            ("due", "due before the next session"),
                            ("intersessional", "decided between sessions"),
                            ("next_session", "next session"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitemevent",
                    name="source_id",
                    field=models.UUIDField(blank=True, null=True, verbose_name="source"),
                ),
                migrations.AddField(
                    model_name="delegate",
                    name="attendance",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("present", "present"),
                            ("absent", "absent"),
                            ("excused", "excused"),
                            ("proxy", "present, and proxy"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                migrations.AddField(
                    model_name="delegate",
                    name="proxy_for",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies",
                        to="meetings.delegate",
                    ),
                ),
                migrations.AddField(
                    model_name="delegateevent",
                    name="attendance",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("present", "present"),
                            ("absent", "absent"),
                            ("excused", "excused"),
                            ("proxy", "present, and proxy"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                migrations.AddField(
                    model_name="delegateevent",
                    name="proxy_for",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.delegate",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agendaitem_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "source", "source_id", "state", "title", "version") SELECT new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."review_id", new_values."source", new_values."source_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9aeb5be782d1a8f64d0c0ce5e715bdd0cbf08c71",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agendaitem_added_11b7d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agendaitem_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "source", "source_id", "state", "title", "version") SELECT new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."review_id", new_values."source", new_values."source_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d8010ab708c7b27a8a3300e2a05948a9b31a0e05",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agendaitem_changed_897c2",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agendaitem_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "source", "source_id", "state", "title", "version") SELECT old_values."carried_over", old_values."continues_id", old_values."id", old_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."proposed_by_id", old_values."review_id", old_values."source", old_values."source_id", old_values."state", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3b270d254cb354cd5e41ff2cc54c9e56d79fea49",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agendaitem_removed_b873e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegate_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("attendance", "delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "proxy_for_id", "version") SELECT new_values."attendance", new_values."delegation_id", new_values."id", new_values."is_head", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."proxy_for_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b24088b2e41120f3ad2896949a780ab1df97f5aa",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_delegate_added_3d0f6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_delegate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegate_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("attendance", "delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "proxy_for_id", "version") SELECT new_values."attendance", new_values."delegation_id", new_values."id", new_values."is_head", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."proxy_for_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="693039194c9240b54408979e728fda2898231c8f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_delegate_changed_d9fd7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_delegate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegate_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("attendance", "delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "proxy_for_id", "version") SELECT old_values."attendance", old_values."delegation_id", old_values."id", old_values."is_head", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."proxy_for_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ad93b91f994df736d3e1cd48d1f7f97bf9f6308",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delegate_removed_7e796",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_delegate",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attendance", "proxy"), ("proxy_for__isnull", False)),
                            models.Q(
                                models.Q(("attendance", "proxy"), _negated=True), ("proxy_for__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_delegate_proxy",
                        violation_error_message="Say for whom the proxy speaks.",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpoint",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="backlog",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpoint",
                    name="continues",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="waiting",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpoint",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="backlog_points",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpoint",
                    name="proposed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpointevent",
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
                    model_name="backlogpointevent",
                    name="continues",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpointevent",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpointevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.backlogpoint",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpointevent",
                    name="proposed_by",
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
                    model_name="letter",
                    name="answers",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="meetings.letter",
                    ),
                ),
                migrations.AddField(
                    model_name="letter",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="letter",
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
                    model_name="letter",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="letter",
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
                    model_name="letter",
                    name="recipient",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="letter",
                    name="sender",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="letterevent",
                    name="answers",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.letter",
                    ),
                ),
                migrations.AddField(
                    model_name="letterevent",
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
                    model_name="letterevent",
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
                    model_name="letterevent",
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
                    model_name="letterevent",
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
                    model_name="letterevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.letter",
                    ),
                ),
                migrations.AddField(
                    model_name="letterevent",
                    name="recipient",
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
                    model_name="letterevent",
                    name="sender",
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
                    model_name="paper",
                    name="of",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paper",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="paper",
                    name="submitted_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="paperevent",
                    name="of",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperevent",
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
                    model_name="paperevent",
                    name="submitted_by",
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
                    model_name="paperpoint",
                    name="paper",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpoint",
                    name="point",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpoint",
                    name="waiting",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="meetings.backlogpoint",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpointevent",
                    name="paper",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpointevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.paperpoint",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpointevent",
                    name="point",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="paperpointevent",
                    name="waiting",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.backlogpoint",
                    ),
                ),
                migrations.AddField(
                    model_name="paperversion",
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
                    model_name="paperversion",
                    name="paper",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperversionevent",
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
                    model_name="paperversionevent",
                    name="paper",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.paper",
                    ),
                ),
                migrations.AddField(
                    model_name="paperversionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.paperversion",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
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
                    model_name="referral",
                    name="outcome",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referral",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="point",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="to_body",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="to_organisation",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpointevent",
                    name="referral",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.referral",
                    ),
                ),
                migrations.AddField(
                    model_name="backlogpoint",
                    name="referral",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="meetings.referral",
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
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
                    model_name="referralevent",
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
                    model_name="referralevent",
                    name="outcome",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.referral",
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="point",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="to_body",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="to_organisation",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organisation",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(fields=["body", "-sent_on"], name="meetings_letter_listed"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("received_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="meetings_letter_days",
                        violation_error_message="The letter is received before it is sent.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("received_number", ""), ("received_on__isnull", False), _connector="OR"
                        ),
                        name="meetings_letter_received",
                        violation_error_message="Say when the letter was received.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT new_values."answers_id", new_values."body_id", new_values."document_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."received_number", new_values."received_on", new_values."recipient_id", new_values."recipient_name", new_values."sender_id", new_values."sender_name", new_values."sent_on", new_values."subject", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2160a008b344183a59184b6ffeb6d374e2378b8b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_letter_added_f394b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT new_values."answers_id", new_values."body_id", new_values."document_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."received_number", new_values."received_on", new_values."recipient_id", new_values."recipient_name", new_values."sender_id", new_values."sender_name", new_values."sent_on", new_values."subject", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1ae1695afaae108c067f640dfa052da960a69f85",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_letter_changed_c4424",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT old_values."answers_id", old_values."body_id", old_values."document_id", old_values."entered_at", old_values."entered_by_id", old_values."entered_for_id", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."received_number", old_values."received_on", old_values."recipient_id", old_values."recipient_name", old_values."sender_id", old_values."sender_name", old_values."sent_on", old_values."subject", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="24eab1fc11ef74c10a8d6201b32a7de872e74e82",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_letter_removed_fbffd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="letterevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_letter_537482_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paper",
                    constraint=models.UniqueConstraint(
                        fields=("review", "symbol"), name="meetings_paper_symbol"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paper",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("of__isnull", True)),
                        fields=("review", "kind", "number"),
                        name="meetings_paper_number",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paper",
                    constraint=models.UniqueConstraint(
                        fields=("of", "form", "form_number"), name="meetings_paper_form_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paper",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", ""), ("form_number__isnull", True), ("of__isnull", True)),
                            models.Q(
                                models.Q(("form_number__isnull", False), ("of__isnull", False)),
                                models.Q(("form", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_paper_form",
                        violation_error_message="Say of which paper this is a revision, addendum or corrigendum.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paper_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT new_values."audience", new_values."form", new_values."form_number", new_values."id", new_values."kind", new_values."number", new_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."review_id", new_values."submitted_by_id", new_values."symbol", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e3c388039dab93fb30bb0abdb06ae81e51d917b9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_paper_added_39c40",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paper_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT new_values."audience", new_values."form", new_values."form_number", new_values."id", new_values."kind", new_values."number", new_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."review_id", new_values."submitted_by_id", new_values."symbol", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="248c1e287381ca8b4fa55152f0ef6a66ee4dc301",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_paper_changed_3ee89",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paper_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT old_values."audience", old_values."form", old_values."form_number", old_values."id", old_values."kind", old_values."number", old_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."review_id", old_values."submitted_by_id", old_values."symbol", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fa8064be29af34e09caf61ae5807a47f4585db09",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_paper_removed_55494",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="paperevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_paper_673756_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paperpoint",
                    constraint=models.UniqueConstraint(
                        fields=("paper", "point"), name="meetings_paperpoint_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paperpoint",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("point__isnull", False), ("waiting__isnull", True)),
                            models.Q(("point__isnull", True), ("waiting__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_paperpoint_one",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperpoint_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperpointevent" ("id", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "version", "waiting_id") SELECT new_values."id", new_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."point_id", new_values."version", new_values."waiting_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2bfc931a694078ad95642651061ae3f036eaad5e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_paperpoint_added_01894",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_paperpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperpoint_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperpointevent" ("id", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "version", "waiting_id") SELECT new_values."id", new_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."point_id", new_values."version", new_values."waiting_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fcae64a3eaaa84d82d717c9ae5f8fb86ebcf93c8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_paperpoint_changed_29227",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_paperpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperpoint_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperpointevent" ("id", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "version", "waiting_id") SELECT old_values."id", old_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."point_id", old_values."version", old_values."waiting_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5f810aa7a973339df1f4ba66b8726c62c25bb896",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_paperpoint_removed_e425b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_paperpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="paperpointevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_paperpo_686600_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paperversion",
                    constraint=models.UniqueConstraint(
                        fields=("paper", "language"), name="meetings_paperversion_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="paperversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", True), ("on__isnull", True), ("state", "awaited")),
                            models.Q(models.Q(("state", "awaited"), _negated=True), ("on__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_paperversion_state",
                        violation_error_message="A version that is there has a day, one that is awaited has no file.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperversion_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperversionevent" ("document_id", "id", "is_original", "language", "on", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") SELECT new_values."document_id", new_values."id", new_values."is_original", new_values."language", new_values."on", new_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dbbf65b7d867fd0731c5e88398820d3d33828d0b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_paperversion_added_8e5e2",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_paperversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperversion_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperversionevent" ("document_id", "id", "is_original", "language", "on", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") SELECT new_values."document_id", new_values."id", new_values."is_original", new_values."language", new_values."on", new_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0563bd7037947a889d59fe947ca9bc63ee1d1765",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_paperversion_changed_d0a42",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_paperversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paperversion_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperversionevent" ("document_id", "id", "is_original", "language", "on", "paper_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") SELECT old_values."document_id", old_values."id", old_values."is_original", old_values."language", old_values."on", old_values."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="37472b27769411b5f0fd2e448fe5cd593c1947ca",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_paperversion_removed_f4471",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_paperversion",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="paperversionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_paperve_729944_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_body__isnull", False), ("to_organisation__isnull", True)),
                            models.Q(
                                ("point__isnull", True),
                                ("to_body__isnull", True),
                                ("to_organisation__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_referral_receiver",
                        violation_error_message="A referral goes to a body or to an organisation.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="referral_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_referralevent" ("cited", "entered_at", "entered_by_id", "entered_for_id", "id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "to_body_id", "to_organisation_id", "version") SELECT new_values."cited", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."point_id", new_values."to_body_id", new_values."to_organisation_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f0087b16da0eb290a01ca80c49c31a2fe07a6891",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_referral_added_6aa61",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="referral_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_referralevent" ("cited", "entered_at", "entered_by_id", "entered_for_id", "id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "to_body_id", "to_organisation_id", "version") SELECT new_values."cited", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."point_id", new_values."to_body_id", new_values."to_organisation_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="175b3f132eb457061f26647e25a616c2229ca21e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_referral_changed_09daa",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="referral_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_referralevent" ("cited", "entered_at", "entered_by_id", "entered_for_id", "id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "to_body_id", "to_organisation_id", "version") SELECT old_values."cited", old_values."entered_at", old_values."entered_by_id", old_values."entered_for_id", old_values."id", old_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."point_id", old_values."to_body_id", old_values."to_organisation_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="30da48ca95f6c2b66fb1fee6651e777bc699ff4f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_referral_removed_086b4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="backlogpointevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_backlog_132103_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="backlogpoint",
                    index=models.Index(fields=["body", "since"], name="meetings_backlog_listed"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="backlogpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="backlogpoint_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_backlogpointevent" ("body_id", "carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "referral_id", "since", "source", "source_id", "title", "version") SELECT new_values."body_id", new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."proposed_by_id", new_values."referral_id", new_values."since", new_values."source", new_values."source_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf4426e6295dc6051d53a66931909e504c471bdd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_backlogpoint_added_6b8fa",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_backlogpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="backlogpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="backlogpoint_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_backlogpointevent" ("body_id", "carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "referral_id", "since", "source", "source_id", "title", "version") SELECT new_values."body_id", new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."proposed_by_id", new_values."referral_id", new_values."since", new_values."source", new_values."source_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="845ccf3e63ad82a46d5f2dfe19cdc9d99eb0cb11",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_backlogpoint_changed_eb03b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_backlogpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="backlogpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="backlogpoint_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_backlogpointevent" ("body_id", "carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "referral_id", "since", "source", "source_id", "title", "version") SELECT old_values."body_id", old_values."carried_over", old_values."continues_id", old_values."id", old_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."proposed_by_id", old_values."referral_id", old_values."since", old_values."source", old_values."source_id", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d6315509a72672b773d8257ee604bf51e36fb6b2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_backlogpoint_removed_ba18a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_backlogpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="referralevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_referra_851777_asof"
                    ),
                ),
            ]
        ),
    ]
