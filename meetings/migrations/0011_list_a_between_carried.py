"""Why an item was pulled out of list A, decisions between sessions, and whether an outcome was carried."""

import django.db.models.deletion
import django.db.models.manager
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import cooperation.clock
import cooperation.dates
import cooperation.texts
from cooperation.migrating import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_audiences"),
        ("programs", "0005_agreedstate_source"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="IntersessionalDecision",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "symbol",
                            models.CharField(blank=True, default="", max_length=160, verbose_name="symbol"),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("letters", "exchange of letters"),
                                    ("silence", "silence procedure"),
                                ],
                                max_length=8,
                                verbose_name="how it is decided",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "silence runs"),
                                    ("decided", "decided"),
                                    ("broken", "silence was broken"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "silent_until",
                            models.DateField(blank=True, null=True, verbose_name="silence until"),
                        ),
                        ("time_zone", models.CharField(max_length=64, verbose_name="time zone")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "decision"),
                                    ("statement", "statement for the record"),
                                    ("agreed_status", "agreed status"),
                                    ("extension", "extension of a deadline"),
                                    ("deferral", "deferral of the point"),
                                    ("new_item", "new item"),
                                    ("changes", "adoption of a change set"),
                                    ("closure", "closing of an item"),
                                    ("referral", "referral"),
                                    ("recommendation", "recommendation"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="text")),
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
                        (
                            "deadline",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        (
                            "brought_forward",
                            models.BooleanField(default=False, verbose_name="brought forward"),
                        ),
                        (
                            "ends",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="how it ends",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "closed_reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("recorded_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "decision between sessions",
                        "verbose_name_plural": "decisions between sessions",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="IntersessionalDecisionEvent",
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "symbol",
                            models.CharField(blank=True, default="", max_length=160, verbose_name="symbol"),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("letters", "exchange of letters"),
                                    ("silence", "silence procedure"),
                                ],
                                max_length=8,
                                verbose_name="how it is decided",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "silence runs"),
                                    ("decided", "decided"),
                                    ("broken", "silence was broken"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "silent_until",
                            models.DateField(blank=True, null=True, verbose_name="silence until"),
                        ),
                        ("time_zone", models.CharField(max_length=64, verbose_name="time zone")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "decision"),
                                    ("statement", "statement for the record"),
                                    ("agreed_status", "agreed status"),
                                    ("extension", "extension of a deadline"),
                                    ("deferral", "deferral of the point"),
                                    ("new_item", "new item"),
                                    ("changes", "adoption of a change set"),
                                    ("closure", "closing of an item"),
                                    ("referral", "referral"),
                                    ("recommendation", "recommendation"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="text")),
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
                        (
                            "deadline",
                            cooperation.dates.FuzzyDateField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reason"
                            ),
                        ),
                        (
                            "brought_forward",
                            models.BooleanField(default=False, verbose_name="brought forward"),
                        ),
                        (
                            "ends",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("completed", "completed"),
                                    ("withdrawn", "withdrawn"),
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                    ("lapsed", "lapsed"),
                                ],
                                max_length=16,
                                verbose_name="how it ends",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "closed_reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why"
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("recorded_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IntersessionalLetterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
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
                    model_name="outcome",
                    name="outcome_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="outcome",
                    name="outcome_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="outcome",
                    name="outcome_removed",
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, max_length=4000, verbose_name="reason"
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitemevent",
                    name="reason",
                    field=cooperation.texts.TextField(
                        blank=True, db_default={}, default=dict, max_length=4000, verbose_name="reason"
                    ),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="carried",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="carried"),
                ),
                migrations.AddField(
                    model_name="outcomeevent",
                    name="carried",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="carried"),
                ),
                migrations.AlterField(
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
                            ("pulled_out", "pulled out of list A"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                migrations.AlterField(
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
                            ("pulled_out", "pulled out of list A"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                migrations.AlterField(
                    model_name="backlogpoint",
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
                            ("pulled_out", "pulled out of list A"),
                        ],
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                migrations.AlterField(
                    model_name="backlogpointevent",
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
                            ("pulled_out", "pulled out of list A"),
                        ],
                        max_length=16,
                        verbose_name="proposed from",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agendaitem_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "reason", "review_id", "source", "source_id", "state", "title", "version") SELECT new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."reason", new_values."review_id", new_values."source", new_values."source_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e92b196bbf5172fab95058e2129f1ccc1151d3b7",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "reason", "review_id", "source", "source_id", "state", "title", "version") SELECT new_values."carried_over", new_values."continues_id", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."reason", new_values."review_id", new_values."source", new_values."source_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="80e25de1d48eab7594f9137eef593955cdb8e2b6",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "continues_id", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "reason", "review_id", "source", "source_id", "state", "title", "version") SELECT old_values."carried_over", old_values."continues_id", old_values."id", old_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."proposed_by_id", old_values."reason", old_values."review_id", old_values."source", old_values."source_id", old_values."state", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="443b78e5dec623cee4d04210b3a231d00ca91c05",
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
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "carried", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."acts_on_id", new_values."agenda_item_id", new_values."brought_forward", new_values."carried", new_values."change_set_id", new_values."deadline", new_values."decision_rule", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."silent_until", new_values."status", new_values."symbol", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8dadee7a09d80a2b781f61898d2ebde5521f8e59",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_outcome_added_b8e83",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "carried", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."acts_on_id", new_values."agenda_item_id", new_values."brought_forward", new_values."carried", new_values."change_set_id", new_values."deadline", new_values."decision_rule", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."silent_until", new_values."status", new_values."symbol", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="76b5efe58b28b664fcf97616de29cf63d4b65889",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_outcome_changed_a33cd",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "carried", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT old_values."acts_on_id", old_values."agenda_item_id", old_values."brought_forward", old_values."carried", old_values."change_set_id", old_values."deadline", old_values."decision_rule", old_values."ends", old_values."entered_by_id", old_values."entered_for_id", old_values."expected_result", old_values."id", old_values."item_id", old_values."item_number", old_values."kind", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."recorded_at", old_values."review_id", old_values."section_id", old_values."silent_until", old_values."status", old_values."symbol", old_values."text", old_values."title", old_values."version", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="90a1722b146a76da29fd9dfaf03090d560ebed48",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_outcome_removed_61bfb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="body",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intersessional_decisions",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="broken_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirms",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
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
                    model_name="intersessionaldecision",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
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
                    model_name="intersessionaldecision",
                    name="item",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="letters",
                    field=models.ManyToManyField(blank=True, related_name="decisions", to="meetings.letter"),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="programme",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intersessional_decisions",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecision",
                    name="successor",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.item",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecisionevent",
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
                    model_name="intersessionaldecisionevent",
                    name="broken_by",
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
                    model_name="intersessionaldecisionevent",
                    name="confirmed_by",
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
                    model_name="intersessionaldecisionevent",
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
                    model_name="intersessionaldecisionevent",
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
                    model_name="intersessionaldecisionevent",
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
                    model_name="intersessionaldecisionevent",
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
                    model_name="intersessionaldecisionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.intersessionaldecision",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecisionevent",
                    name="programme",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionaldecisionevent",
                    name="successor",
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
                    model_name="intersessionalletterevent",
                    name="intersessionaldecision",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.intersessionaldecision",
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionalletterevent",
                    name="letter",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.letter",
                    ),
                ),
                migrations.CreateModel(
                    name="IntersessionalLetter",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("meetings.intersessionaldecision_letters",),
                ),
                migrations.AddConstraint(
                    model_name="intersessionaldecision",
                    constraint=models.UniqueConstraint(
                        fields=("body", "number"), name="meetings_intersessional_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="intersessionaldecision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "silence"), ("silent_until__isnull", False)),
                            models.Q(
                                models.Q(("state__in", ("pending", "broken")), _negated=True),
                                ("how", "letters"),
                                ("silent_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_intersessional_how",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="intersessionaldecision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", False), ("state", "decided")),
                            ("state", "withdrawn"),
                            models.Q(("decided_on__isnull", True), ("state__in", ("pending", "broken"))),
                            _connector="OR",
                        ),
                        name="meetings_intersessional_decided",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionaldecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionaldecision_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionaldecisionevent" ("body_id", "broken_by_id", "brought_forward", "closed_at", "closed_reason", "confirmed_by_id", "deadline", "decided_on", "document_id", "ends", "entered_by_id", "entered_for_id", "how", "id", "item_id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reason", "recorded_at", "silent_until", "state", "status", "successor_id", "symbol", "text", "time_zone", "version") SELECT new_values."body_id", new_values."broken_by_id", new_values."brought_forward", new_values."closed_at", new_values."closed_reason", new_values."confirmed_by_id", new_values."deadline", new_values."decided_on", new_values."document_id", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."how", new_values."id", new_values."item_id", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."reason", new_values."recorded_at", new_values."silent_until", new_values."state", new_values."status", new_values."successor_id", new_values."symbol", new_values."text", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c239090abcd98b93e53a6d87f0dc49ebae5a5cc7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_intersessionaldecision_added_f38f7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_intersessionaldecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionaldecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionaldecision_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionaldecisionevent" ("body_id", "broken_by_id", "brought_forward", "closed_at", "closed_reason", "confirmed_by_id", "deadline", "decided_on", "document_id", "ends", "entered_by_id", "entered_for_id", "how", "id", "item_id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reason", "recorded_at", "silent_until", "state", "status", "successor_id", "symbol", "text", "time_zone", "version") SELECT new_values."body_id", new_values."broken_by_id", new_values."brought_forward", new_values."closed_at", new_values."closed_reason", new_values."confirmed_by_id", new_values."deadline", new_values."decided_on", new_values."document_id", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."how", new_values."id", new_values."item_id", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."reason", new_values."recorded_at", new_values."silent_until", new_values."state", new_values."status", new_values."successor_id", new_values."symbol", new_values."text", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1a4576bd1f54d9a71e31558d046f34e64f072880",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_intersessionaldecision_changed_585d7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_intersessionaldecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionaldecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionaldecision_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionaldecisionevent" ("body_id", "broken_by_id", "brought_forward", "closed_at", "closed_reason", "confirmed_by_id", "deadline", "decided_on", "document_id", "ends", "entered_by_id", "entered_for_id", "how", "id", "item_id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "reason", "recorded_at", "silent_until", "state", "status", "successor_id", "symbol", "text", "time_zone", "version") SELECT old_values."body_id", old_values."broken_by_id", old_values."brought_forward", old_values."closed_at", old_values."closed_reason", old_values."confirmed_by_id", old_values."deadline", old_values."decided_on", old_values."document_id", old_values."ends", old_values."entered_by_id", old_values."entered_for_id", old_values."how", old_values."id", old_values."item_id", old_values."kind", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."reason", old_values."recorded_at", old_values."silent_until", old_values."state", old_values."status", old_values."successor_id", old_values."symbol", old_values."text", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e472a8b68e940ccb6a1f4ccdea34cb549d07fdc7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_intersessionaldecision_removed_f7ed2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_intersessionaldecision",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="intersessionaldecisionevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_interse_298761_asof"
                    ),
                ),
                migrations.AddField(
                    model_name="intersessionalletterevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.intersessionalletter",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionalletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionalletter_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionalletterevent" ("id", "intersessionaldecision_id", "letter_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."intersessionaldecision_id", new_values."letter_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4416e90cce3f698a573998d62006d81c57a9f0ce",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_intersessionalletter_added_42c95",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_intersessionaldecision_letters",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionalletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionalletter_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionalletterevent" ("id", "intersessionaldecision_id", "letter_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."intersessionaldecision_id", new_values."letter_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2005c1bda09572d78750459c8e441e600eecb795",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_intersessionalletter_changed_22190",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_intersessionaldecision_letters",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intersessionalletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="intersessionalletter_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_intersessionalletterevent" ("id", "intersessionaldecision_id", "letter_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."intersessionaldecision_id", old_values."letter_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ba69123f80aadbebad9323d56ffab352818a9bce",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_intersessionalletter_removed_a422d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_intersessionaldecision_letters",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="intersessionalletterevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_interse_794499_asof"
                    ),
                ),
            ]
        )
    ]
