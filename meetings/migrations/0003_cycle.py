"""The cycle of a body, the course of a session, and what is due before and after it."""

import django.contrib.postgres.fields
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

#: What is due before and after each session that is still ahead, by the rule of its body.
PLAN = """
INSERT INTO meetings_schedulestep (id, version, review_id, kind, due_on, by_hand)
SELECT gen_random_uuid(), 1, r.id, k.kind,
       CASE k.kind WHEN 'positions_due' THEN COALESCE(o.cut_off, r.starts_on - b.positions_due_days)
                   WHEN 'proposals_due' THEN r.starts_on - b.proposals_due_days
                   WHEN 'papers_out' THEN r.starts_on - b.papers_due_days
                   WHEN 'delegations_named' THEN r.starts_on - b.delegations_due_days
                   WHEN 'draft_out' THEN r.ends_on + b.draft_due_days
                   WHEN 'signed' THEN r.ends_on + b.signature_due_days END,
       false
  FROM meetings_review r
  JOIN programs_body b ON b.id = r.body_id
  LEFT JOIN programs_round o ON o.id = r.round_id
 CROSS JOIN (VALUES ('positions_due'), ('proposals_due'), ('papers_out'), ('delegations_named'), ('draft_out'),
                    ('signed'), ('approved'), ('entry_reported')) AS k(kind)
 WHERE r.state NOT IN ('concluded', 'cancelled') AND (k.kind <> 'approved' OR b.minutes_approved)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_cancelled_reason"),
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="DateConfirmation",
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
                        ("starts_on", models.DateField(verbose_name="begins on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        ("voided_at", models.DateTimeField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "confirmation of the date",
                        "verbose_name_plural": "confirmations of the date",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DateConfirmationEvent",
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
                        ("starts_on", models.DateField(verbose_name="begins on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        ("voided_at", models.DateTimeField(blank=True, null=True)),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
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
                        ("number", models.PositiveIntegerField(verbose_name="session number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("skip", "skipped"), ("swap", "swapped")],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "agreed_by_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                default=list,
                                size=None,
                                verbose_name="agreed by",
                            ),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=2000, verbose_name="reason"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "departure from the rotation",
                        "verbose_name_plural": "departures from the rotation",
                        "ordering": ["number", "entered_at"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DepartureEvent",
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
                        ("number", models.PositiveIntegerField(verbose_name="session number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("skip", "skipped"), ("swap", "swapped")],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "agreed_by_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                default=list,
                                size=None,
                                verbose_name="agreed by",
                            ),
                        ),
                        ("agreed_on", models.DateField(verbose_name="agreed on")),
                        (
                            "reason",
                            cooperation.texts.TextField(default=dict, max_length=2000, verbose_name="reason"),
                        ),
                        ("entered_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Rotation",
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
                            "from_number",
                            models.PositiveIntegerField(default=1, verbose_name="from session number"),
                        ),
                    ],
                    options={
                        "verbose_name": "rotation",
                        "verbose_name_plural": "rotations",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RotationEvent",
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
                            "from_number",
                            models.PositiveIntegerField(default=1, verbose_name="from session number"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ScheduleStep",
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
                                    ("positions_due", "positions due"),
                                    ("proposals_due", "proposals for the agenda"),
                                    ("papers_out", "agenda and papers out"),
                                    ("delegations_named", "delegations named"),
                                    ("draft_out", "draft of the minutes"),
                                    ("signed", "signature of the minutes"),
                                    ("approved", "approval by the governments"),
                                    ("entry_reported", "report on entry into effect"),
                                ],
                                max_length=24,
                                verbose_name="step",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        ("by_hand", models.BooleanField(default=False, verbose_name="set by hand")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("moved_from", models.DateField(blank=True, null=True, verbose_name="moved from")),
                    ],
                    options={
                        "verbose_name": "step of the schedule",
                        "verbose_name_plural": "steps of the schedule",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ScheduleStepEvent",
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
                                    ("positions_due", "positions due"),
                                    ("proposals_due", "proposals for the agenda"),
                                    ("papers_out", "agenda and papers out"),
                                    ("delegations_named", "delegations named"),
                                    ("draft_out", "draft of the minutes"),
                                    ("signed", "signature of the minutes"),
                                    ("approved", "approval by the governments"),
                                    ("entry_reported", "report on entry into effect"),
                                ],
                                max_length=24,
                                verbose_name="step",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        ("by_hand", models.BooleanField(default=False, verbose_name="set by hand")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("moved_from", models.DateField(blank=True, null=True, verbose_name="moved from")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Sitting",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("held_on", models.DateField(verbose_name="date")),
                        ("from_time", models.TimeField(verbose_name="from")),
                        ("to_time", models.TimeField(blank=True, null=True, verbose_name="to")),
                        (
                            "resumes_on",
                            models.DateField(blank=True, null=True, verbose_name="to be resumed on"),
                        ),
                    ],
                    options={
                        "verbose_name": "sitting",
                        "verbose_name_plural": "sittings",
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SittingEvent",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("held_on", models.DateField(verbose_name="date")),
                        ("from_time", models.TimeField(verbose_name="from")),
                        ("to_time", models.TimeField(blank=True, null=True, verbose_name="to")),
                        (
                            "resumes_on",
                            models.DateField(blank=True, null=True, verbose_name="to be resumed on"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
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
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
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
                    name="TurnEvent",
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
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="review",
                    name="review_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="review",
                    name="review_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="review",
                    name="review_removed",
                ),
                migrations.AddField(
                    model_name="review",
                    name="moved_from",
                    field=models.DateField(blank=True, null=True, verbose_name="moved from"),
                ),
                migrations.AddField(
                    model_name="review",
                    name="postponed_reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=2000,
                        verbose_name="why it is postponed",
                    ),
                ),
                migrations.AddField(
                    model_name="reviewevent",
                    name="moved_from",
                    field=models.DateField(blank=True, null=True, verbose_name="moved from"),
                ),
                migrations.AddField(
                    model_name="reviewevent",
                    name="postponed_reason",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=2000,
                        verbose_name="why it is postponed",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "moved_from", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_reason", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."cancelled_reason", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."moved_from", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."postponed_reason", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ab95a4a3373d5a91ba1a9b28e8de3ccbce7d8272",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_review_added_32c7e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "moved_from", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_reason", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."cancelled_reason", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."moved_from", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."postponed_reason", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8d9c7f2976373743383b0ed2239b81a4e252c0a6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_review_changed_62da8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_review",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "moved_from", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_reason", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT old_values."body_id", old_values."cancelled_reason", old_values."concluded_at", old_values."covers_from", old_values."covers_to", old_values."edition_id", old_values."ends_on", old_values."host_id", old_values."id", old_values."illustrative", old_values."moved_from", old_values."number", old_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."postponed_reason", old_values."programme_id", old_values."round_id", old_values."schedule_version", old_values."starts_at_time", old_values."starts_on", old_values."state", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe8b4adc7917cb9fd62853ecacf3fc80c549982f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_review_removed_ccdee",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_review",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="dateconfirmation",
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
                    model_name="dateconfirmation",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="dateconfirmation",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="dateconfirmation",
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
                    model_name="dateconfirmation",
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
                    model_name="dateconfirmation",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="dateconfirmationevent",
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
                    model_name="dateconfirmationevent",
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
                    model_name="dateconfirmationevent",
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
                    model_name="dateconfirmationevent",
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
                    model_name="dateconfirmationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.dateconfirmation",
                    ),
                ),
                migrations.AddField(
                    model_name="dateconfirmationevent",
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
                    model_name="dateconfirmationevent",
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
                    model_name="departure",
                    name="entered_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="departure",
                    name="other",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="departure",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="departureevent",
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
                    model_name="departureevent",
                    name="other",
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
                    model_name="departureevent",
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
                    model_name="departureevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.departure",
                    ),
                ),
                migrations.AddField(
                    model_name="rotation",
                    name="body",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rotation",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="departureevent",
                    name="rotation",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.rotation",
                    ),
                ),
                migrations.AddField(
                    model_name="departure",
                    name="rotation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="departures",
                        to="meetings.rotation",
                    ),
                ),
                migrations.AddField(
                    model_name="rotationevent",
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
                    model_name="rotationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.rotation",
                    ),
                ),
                migrations.AddField(
                    model_name="schedulestep",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="schedulestepevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.schedulestep",
                    ),
                ),
                migrations.AddField(
                    model_name="schedulestepevent",
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
                    model_name="sitting",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="sittingevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.sitting",
                    ),
                ),
                migrations.AddField(
                    model_name="sittingevent",
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
                    model_name="turn",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="turn",
                    name="rotation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="meetings.rotation",
                    ),
                ),
                migrations.AddField(
                    model_name="turnevent",
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
                    model_name="turnevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.turn",
                    ),
                ),
                migrations.AddField(
                    model_name="turnevent",
                    name="rotation",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.rotation",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dateconfirmation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("review", "party"),
                        name="meetings_dateconfirmation_once",
                        violation_error_message="This side has confirmed the date already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dateconfirmation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("authority", "own_login"),
                            models.Q(
                                models.Q(("document_kind", ""), _negated=True),
                                ("document_date__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_dateconfirmation_document",
                        violation_error_message="Name the document: its kind, number and date.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dateconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dateconfirmation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_dateconfirmationevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "ends_on", "entered_at", "entered_by_id", "id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "review_id", "signatory_name", "signatory_post", "starts_on", "version", "voided_at") SELECT new_values."authority", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."ends_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."review_id", new_values."signatory_name", new_values."signatory_post", new_values."starts_on", new_values."version", new_values."voided_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="60e00583eafbd8bd589c3a0852f5e1a17cce682e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_dateconfirmation_added_937db",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_dateconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dateconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dateconfirmation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_dateconfirmationevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "ends_on", "entered_at", "entered_by_id", "id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "review_id", "signatory_name", "signatory_post", "starts_on", "version", "voided_at") SELECT new_values."authority", new_values."document_date", new_values."document_id", new_values."document_kind", new_values."document_number", new_values."done_on", new_values."ends_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."party_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."review_id", new_values."signatory_name", new_values."signatory_post", new_values."starts_on", new_values."version", new_values."voided_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3f8123262bab8bdf5337890f7bd84cd69a096dd6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_dateconfirmation_changed_78fce",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_dateconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dateconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="dateconfirmation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_dateconfirmationevent" ("authority", "document_date", "document_id", "document_kind", "document_number", "done_on", "ends_on", "entered_at", "entered_by_id", "id", "party_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "review_id", "signatory_name", "signatory_post", "starts_on", "version", "voided_at") SELECT old_values."authority", old_values."document_date", old_values."document_id", old_values."document_kind", old_values."document_number", old_values."done_on", old_values."ends_on", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."party_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."review_id", old_values."signatory_name", old_values."signatory_post", old_values."starts_on", old_values."version", old_values."voided_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6800d6f76407db255daac6ea6cbda09c4dbe515a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_dateconfirmation_removed_0de2e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_dateconfirmation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="dateconfirmationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_datecon_278099_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rotation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="rotation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_rotationevent" ("body_id", "from_number", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."body_id", new_values."from_number", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="af0e0006b43624d78de8acaa80da72395effb9d1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_rotation_added_18db1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_rotation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rotation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="rotation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_rotationevent" ("body_id", "from_number", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."body_id", new_values."from_number", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="95844674be47e7717a843b6d7c05425d7a63fba3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_rotation_changed_4667a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_rotation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rotation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="rotation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_rotationevent" ("body_id", "from_number", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."body_id", old_values."from_number", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b7e64cd84ae6e739042301c26a8a58fb116b132f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_rotation_removed_03709",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_rotation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="departureevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_departu_633604_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="departure",
                    constraint=models.UniqueConstraint(
                        fields=("rotation", "number", "party"),
                        name="meetings_departure_once",
                        violation_error_message="This is recorded already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="departure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "skip"), ("other__isnull", True)),
                            models.Q(
                                ("kind", "swap"),
                                ("other__isnull", False),
                                models.Q(("other", models.F("party")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_departure_other",
                        violation_error_message="Say with which other side the turn is swapped.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="departure_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_departureevent" ("agreed_by_ids", "agreed_on", "entered_at", "entered_by_id", "id", "kind", "number", "other_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rotation_id", "version") SELECT new_values."agreed_by_ids", new_values."agreed_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."number", new_values."other_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."rotation_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d0d69792006b1d675f279edad590e843bd9e55a4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_departure_added_7294b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_departure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="departure_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_departureevent" ("agreed_by_ids", "agreed_on", "entered_at", "entered_by_id", "id", "kind", "number", "other_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rotation_id", "version") SELECT new_values."agreed_by_ids", new_values."agreed_on", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."kind", new_values."number", new_values."other_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."rotation_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c30eb056e6122a66afbdcd7054848899ad9ec844",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_departure_changed_05680",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_departure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="departure_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_departureevent" ("agreed_by_ids", "agreed_on", "entered_at", "entered_by_id", "id", "kind", "number", "other_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rotation_id", "version") SELECT old_values."agreed_by_ids", old_values."agreed_on", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."kind", old_values."number", old_values."other_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."rotation_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="29713c1ad8687eb9c42b7287f78c5c538a58c265",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_departure_removed_597b2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_departure",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="rotationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_rotatio_925906_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="schedulestep",
                    index=models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["due_on"],
                        name="meetings_schedulestep_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="schedulestep",
                    constraint=models.UniqueConstraint(
                        fields=("review", "kind"), name="meetings_schedulestep_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="schedulestep",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("by_hand", False), ("due_on__isnull", False), _connector="OR"),
                        name="meetings_schedulestep_by_hand",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedulestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="schedulestep_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_schedulestepevent" ("by_hand", "done_on", "due_on", "id", "kind", "moved_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT new_values."by_hand", new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."moved_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."review_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="20763463847e9f4439c1fe07eb5f109cbe77611c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_schedulestep_added_e3c93",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_schedulestep",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedulestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="schedulestep_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_schedulestepevent" ("by_hand", "done_on", "due_on", "id", "kind", "moved_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT new_values."by_hand", new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."moved_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."review_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b5521afdbdf8fab0e2230d050b6fce8f0717e6bd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_schedulestep_changed_9c791",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_schedulestep",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedulestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="schedulestep_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_schedulestepevent" ("by_hand", "done_on", "due_on", "id", "kind", "moved_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT old_values."by_hand", old_values."done_on", old_values."due_on", old_values."id", old_values."kind", old_values."moved_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."review_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a13dc81c2e302eb2bf5a7bf4300fa1e406caf366",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_schedulestep_removed_7338e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_schedulestep",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="schedulestepevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_schedul_610143_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sitting",
                    constraint=models.UniqueConstraint(
                        fields=("review", "number"), name="meetings_sitting_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sitting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("resumes_on__isnull", True),
                            ("resumes_on__gte", models.F("held_on")),
                            _connector="OR",
                        ),
                        name="meetings_sitting_resumes",
                        violation_error_message="It is resumed on the day of the sitting or after it.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sitting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="sitting_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_sittingevent" ("from_time", "held_on", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumes_on", "review_id", "to_time", "version") SELECT new_values."from_time", new_values."held_on", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."resumes_on", new_values."review_id", new_values."to_time", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a25e04dc060fe5e044f916b0e44d1f1d5bcdb791",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_sitting_added_8b1ae",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_sitting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sitting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="sitting_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_sittingevent" ("from_time", "held_on", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumes_on", "review_id", "to_time", "version") SELECT new_values."from_time", new_values."held_on", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."resumes_on", new_values."review_id", new_values."to_time", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cd9e3b413b47b5ac60cc55a8d6065696df2fb868",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_sitting_changed_73529",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_sitting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sitting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="sitting_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_sittingevent" ("from_time", "held_on", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumes_on", "review_id", "to_time", "version") SELECT old_values."from_time", old_values."held_on", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."resumes_on", old_values."review_id", old_values."to_time", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="291869b8b5aa8dd0d6e4f1605f991212677b055e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_sitting_removed_b5a62",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_sitting",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="sittingevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_sitting_661208_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="turn",
                    constraint=models.UniqueConstraint(
                        fields=("rotation", "position"), name="meetings_turn_place"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="turn",
                    constraint=models.UniqueConstraint(
                        fields=("rotation", "party"), name="meetings_turn_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="turn",
                    trigger=pgtrigger.compiler.Trigger(
                        name="turn_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_turnevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rotation_id", "version") SELECT new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."rotation_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ab25024c14704db4b0b581cb8ed858bb4c19920",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_turn_added_79c07",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_turn",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="turn",
                    trigger=pgtrigger.compiler.Trigger(
                        name="turn_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_turnevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rotation_id", "version") SELECT new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."rotation_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ce564b923dba5ff1d3f206a7d08a1fc8ba72593",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_turn_changed_da103",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_turn",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="turn",
                    trigger=pgtrigger.compiler.Trigger(
                        name="turn_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_turnevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rotation_id", "version") SELECT old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."rotation_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0d9e3619dc40d49ce0561a5e17aa84472c80528e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_turn_removed_e750e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_turn",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="turnevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_turn_862525_asof"
                    ),
                ),
            ]
        ),
        migrations.RunSQL(PLAN, "DELETE FROM meetings_schedulestep"),
    ]
