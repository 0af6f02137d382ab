"""The tables of sessions, outcomes and reminders."""

import django.db.models.constraints
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
import programs.models.numbers
from cooperation.migrating import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Tick",
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
                        ("name", models.CharField(max_length=40, unique=True)),
                        ("at", models.DateTimeField()),
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
                    name="Acknowledgement",
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
                        ("acknowledged_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
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
                    name="AgendaItem",
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
                        ("position", models.PositiveIntegerField(verbose_name="place")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("done", "dealt with"), ("deferred", "deferred")],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "carried_over",
                            models.PositiveSmallIntegerField(default=0, verbose_name="times carried over"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="programs.item",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "point of the agenda",
                        "verbose_name_plural": "points of the agenda",
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
                    name="Delegation",
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
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations",
                                to="programs.party",
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
                    name="Delegate",
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
                        ("is_head", models.BooleanField(default=False, verbose_name="head of delegation")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.person",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.post",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegates",
                                to="meetings.delegation",
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
                    name="Message",
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
                        ("address", models.EmailField(max_length=254)),
                        ("subject", models.CharField(max_length=500, verbose_name="subject")),
                        ("content", models.BinaryField()),
                        ("language", models.CharField(max_length=35)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("composed", "composed"),
                                    ("handed_over", "handed over"),
                                    ("sent", "sent"),
                                    ("unconfirmed", "unconfirmed"),
                                    ("refused", "refused"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="composed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("next_attempt_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("lease", models.UUIDField(null=True)),
                        ("lease_until", models.DateTimeField(null=True)),
                        ("handed_over_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "last_reply",
                            models.CharField(blank=True, max_length=500, verbose_name="last reply"),
                        ),
                        ("created_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to=settings.AUTH_USER_MODEL,
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
                    name="Minutes",
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
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        ("languages", models.JSONField(default=list)),
                        ("pdf", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("made_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    name="Outcome",
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
                            "item_number",
                            models.CharField(
                                blank=True,
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number in the plan",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="title"
                            ),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
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
                        ("recorded_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "withdrawn_reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why it was withdrawn"
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "change_set",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entered_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="programs.item",
                            ),
                        ),
                        (
                            "responsible",
                            models.ManyToManyField(blank=True, related_name="+", to="programs.organisation"),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.section",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
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
                    name="AcknowledgementEvent",
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
                        ("acknowledged_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="meetings.acknowledgement",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.outcome",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="acknowledgement",
                    name="outcome",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="meetings.outcome",
                    ),
                ),
                migrations.CreateModel(
                    name="OutcomeResponsibleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.organisation",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.outcome",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
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
                                    ("review", "session"),
                                    ("moved", "session moved"),
                                    ("postponed", "session postponed"),
                                    ("cancelled", "session cancelled"),
                                    ("asked", "contribution asked for"),
                                    ("sent_back", "contribution sent back"),
                                ],
                                default="review",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("lead_days", models.PositiveSmallIntegerField(verbose_name="days before")),
                        ("schedule_version", models.PositiveIntegerField()),
                        ("due_at", models.DateTimeField(verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("claimed", "being sent"),
                                    ("sent", "sent"),
                                    ("unconfirmed", "unconfirmed"),
                                    ("refused", "refused"),
                                    ("cancelled", "cancelled"),
                                    ("lapsed", "overtaken"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="programs.body",
                            ),
                        ),
                        (
                            "contribution",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="programs.contribution",
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reminders",
                                to="meetings.message",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Review",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("confirmed", "confirmed"),
                                    ("convened", "convened"),
                                    ("in_session", "in session"),
                                    ("adjourned", "adjourned"),
                                    ("concluded", "concluded"),
                                    ("postponed", "postponed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "place",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="place"),
                        ),
                        ("starts_on", models.DateField(verbose_name="begins on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        ("starts_at_time", models.TimeField(verbose_name="at")),
                        ("time_zone", models.CharField(max_length=64, verbose_name="time zone")),
                        ("covers_from", models.DateField(verbose_name="covers from")),
                        ("covers_to", models.DateField(verbose_name="covers to")),
                        ("schedule_version", models.PositiveIntegerField(default=1)),
                        ("concluded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "opened_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("proposed", "proposed"),
                                    ("confirmed", "confirmed"),
                                    ("convened", "convened"),
                                    ("in_session", "in session"),
                                    ("adjourned", "adjourned"),
                                    ("concluded", "concluded"),
                                    ("postponed", "postponed"),
                                    ("cancelled", "cancelled"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="programs.body",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reviews",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.party",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="programs.programme",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reviews",
                                to="programs.round",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReminderEvent",
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
                                    ("review", "session"),
                                    ("moved", "session moved"),
                                    ("postponed", "session postponed"),
                                    ("cancelled", "session cancelled"),
                                    ("asked", "contribution asked for"),
                                    ("sent_back", "contribution sent back"),
                                ],
                                default="review",
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("lead_days", models.PositiveSmallIntegerField(verbose_name="days before")),
                        ("schedule_version", models.PositiveIntegerField()),
                        ("due_at", models.DateTimeField(verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("claimed", "being sent"),
                                    ("sent", "sent"),
                                    ("unconfirmed", "unconfirmed"),
                                    ("refused", "refused"),
                                    ("cancelled", "cancelled"),
                                    ("lapsed", "overtaken"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
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
                            "contribution",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.contribution",
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.message",
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
                                to="meetings.reminder",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                migrations.AddField(
                    model_name="reminder",
                    name="review",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="meetings.review",
                    ),
                ),
                migrations.CreateModel(
                    name="OutcomeEvent",
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
                            "item_number",
                            models.CharField(
                                blank=True,
                                max_length=20,
                                validators=[programs.models.numbers.check_number],
                                verbose_name="number in the plan",
                            ),
                        ),
                        (
                            "title",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=1000, verbose_name="title"
                            ),
                        ),
                        (
                            "expected_result",
                            cooperation.texts.TextField(
                                blank=True, default=dict, verbose_name="expected result"
                            ),
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
                        ("recorded_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "withdrawn_reason",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="why it was withdrawn"
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "change_set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.changeset",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entered_for",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
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
                                to="meetings.outcome",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.section",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                migrations.AddField(
                    model_name="outcome",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="meetings.review",
                    ),
                ),
                migrations.CreateModel(
                    name="MinutesEvent",
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
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        ("languages", models.JSONField(default=list)),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("made_at", models.DateTimeField(default=cooperation.clock.now)),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="meetings.minutes",
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
                migrations.AddField(
                    model_name="minutes",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minutes",
                        to="meetings.review",
                    ),
                ),
                migrations.CreateModel(
                    name="DelegationEvent",
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
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="meetings.delegation",
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
                migrations.AddField(
                    model_name="delegation",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations",
                        to="meetings.review",
                    ),
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
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
                        ("position", models.PositiveIntegerField(verbose_name="place")),
                        (
                            "title",
                            cooperation.texts.TextField(default=dict, max_length=500, verbose_name="title"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("done", "dealt with"), ("deferred", "deferred")],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "carried_over",
                            models.PositiveSmallIntegerField(default=0, verbose_name="times carried over"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.item",
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
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "proposed_by",
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
                migrations.AddField(
                    model_name="agendaitem",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_items",
                        to="meetings.review",
                    ),
                ),
                migrations.CreateModel(
                    name="ReviewEvent",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("confirmed", "confirmed"),
                                    ("convened", "convened"),
                                    ("in_session", "in session"),
                                    ("adjourned", "adjourned"),
                                    ("concluded", "concluded"),
                                    ("postponed", "postponed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "place",
                            cooperation.texts.TextField(default=dict, max_length=200, verbose_name="place"),
                        ),
                        ("starts_on", models.DateField(verbose_name="begins on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        ("starts_at_time", models.TimeField(verbose_name="at")),
                        ("time_zone", models.CharField(max_length=64, verbose_name="time zone")),
                        ("covers_from", models.DateField(verbose_name="covers from")),
                        ("covers_to", models.DateField(verbose_name="covers to")),
                        ("schedule_version", models.PositiveIntegerField(default=1)),
                        ("concluded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "opened_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("proposed", "proposed"),
                                    ("confirmed", "confirmed"),
                                    ("convened", "convened"),
                                    ("in_session", "in session"),
                                    ("adjourned", "adjourned"),
                                    ("concluded", "concluded"),
                                    ("postponed", "postponed"),
                                    ("cancelled", "cancelled"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("illustrative", models.BooleanField(default=False, verbose_name="illustrative")),
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
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.edition",
                            ),
                        ),
                        (
                            "host",
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
                                to="meetings.review",
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
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.round",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DelegateEvent",
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
                        ("is_head", models.BooleanField(default=False, verbose_name="head of delegation")),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.person",
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
                                to="meetings.delegate",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.post",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.delegation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                                name="meetings_delegat_626825_asof",
                            )
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="delegate",
                    constraint=models.UniqueConstraint(
                        fields=("delegation", "person"), name="meetings_delegate_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegate",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("is_head", True)),
                        fields=("delegation",),
                        name="meetings_delegation_one_head",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegate_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "version") SELECT new_values."delegation_id", new_values."id", new_values."is_head", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."post_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0137b217ffe93e190873c1cf204ec77bae52eca3",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "version") SELECT new_values."delegation_id", new_values."id", new_values."is_head", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."post_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fc7cc0bccca21cf3498fbda52cafba538d44919c",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegateevent" ("delegation_id", "id", "is_head", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "version") SELECT old_values."delegation_id", old_values."id", old_values."is_head", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."post_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8b4ec0187caaa10c0a09a1710a0a7de6ca1d5fff",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delegate_removed_7e796",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_delegate",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="message",
                    index=models.Index(
                        condition=models.Q(("state", "composed")),
                        fields=["next_attempt_at"],
                        name="meetings_message_due",
                    ),
                ),
                migrations.AddIndex(
                    model_name="message",
                    index=models.Index(
                        condition=models.Q(("state", "handed_over")),
                        fields=["lease_until"],
                        name="meetings_message_open",
                    ),
                ),
                migrations.CreateModel(
                    name="OutcomeResponsible",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("meetings.outcome_responsible",),
                ),
                migrations.AddIndex(
                    model_name="acknowledgementevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_acknowl_891518_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="acknowledgement",
                    constraint=models.UniqueConstraint(
                        fields=("outcome", "party"), name="meetings_acknowledgement_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="acknowledgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="acknowledgement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_acknowledgementevent" ("acknowledged_at", "acknowledged_by_id", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."acknowledged_at", new_values."acknowledged_by_id", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ec0561a1321b5b024bfd012a411c6974456c3b7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_acknowledgement_added_bcc6b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="acknowledgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="acknowledgement_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_acknowledgementevent" ("acknowledged_at", "acknowledged_by_id", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."acknowledged_at", new_values."acknowledged_by_id", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="66b3cfca1ee6da109d111a7442acdcb404a7a674",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_acknowledgement_changed_f7d94",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="acknowledgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="acknowledgement_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_acknowledgementevent" ("acknowledged_at", "acknowledged_by_id", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."acknowledged_at", old_values."acknowledged_by_id", old_values."id", old_values."outcome_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="55b3e648fe85cc88cdfa710e639f6309bf89fc46",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_acknowledgement_removed_7dcf8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_acknowledgement",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="review",
                    index=models.Index(fields=["body", "-starts_on"], name="meetings_review_listed"),
                ),
                migrations.AddConstraint(
                    model_name="review",
                    constraint=models.UniqueConstraint(
                        fields=("body", "number"), name="meetings_review_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="review",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="meetings_review_days",
                        violation_error_message="The session ends before it begins.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="review",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="30e9ef01ee45748c4fa54a25a137e7b135f3489c",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ba633d5cc5a4cd62e92629ed3022901027c1b372",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT old_values."body_id", old_values."concluded_at", old_values."covers_from", old_values."covers_to", old_values."edition_id", old_values."ends_on", old_values."host_id", old_values."id", old_values."illustrative", old_values."number", old_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."programme_id", old_values."round_id", old_values."schedule_version", old_values."starts_at_time", old_values."starts_on", old_values."state", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e2ea5819520dafc82ed798ea5feed7cda62a1216",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_review_removed_ccdee",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_review",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="reminderevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_reminde_107282_asof"
                    ),
                ),
                migrations.AddIndex(
                    model_name="reminder",
                    index=models.Index(
                        condition=models.Q(("state", "planned")),
                        fields=["due_at"],
                        name="meetings_reminder_due",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminder",
                    constraint=models.UniqueConstraint(
                        fields=("review", "recipient", "kind", "lead_days", "schedule_version"),
                        name="meetings_reminder_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminder",
                    constraint=models.UniqueConstraint(
                        fields=("contribution", "recipient", "kind", "schedule_version"),
                        name="meetings_reminder_contribution_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contribution__isnull", True), ("review__isnull", False)),
                            models.Q(("contribution__isnull", False), ("review__isnull", True)),
                            _connector="OR",
                        ),
                        name="meetings_reminder_subject",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminder_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "lead_days", "message_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "review_id", "schedule_version", "state", "version") SELECT new_values."body_id", new_values."contribution_id", new_values."due_at", new_values."id", new_values."kind", new_values."lead_days", new_values."message_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."recipient_id", new_values."review_id", new_values."schedule_version", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="11b543cbec608dc5251321a8aab50f77b6999ac4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_reminder_added_f4d58",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_reminder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminder_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "lead_days", "message_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "review_id", "schedule_version", "state", "version") SELECT new_values."body_id", new_values."contribution_id", new_values."due_at", new_values."id", new_values."kind", new_values."lead_days", new_values."message_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."recipient_id", new_values."review_id", new_values."schedule_version", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="05f3599b60d4f209855da497bc88aa9168420cca",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_reminder_changed_a7eff",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_reminder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminder_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "lead_days", "message_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "review_id", "schedule_version", "state", "version") SELECT old_values."body_id", old_values."contribution_id", old_values."due_at", old_values."id", old_values."kind", old_values."lead_days", old_values."message_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."recipient_id", old_values."review_id", old_values."schedule_version", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="59692fda9000d175753df0a5c8f2b44e30bc8eff",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_reminder_removed_d1a59",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_reminder",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="outcomeevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_outcome_439486_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outcome",
                    constraint=models.UniqueConstraint(
                        fields=("review", "number"), name="meetings_outcome_number"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("agenda_item_id", "brought_forward", "change_set_id", "deadline", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "status", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."agenda_item_id", new_values."brought_forward", new_values."change_set_id", new_values."deadline", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."status", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="344cc99b5e8b6cf9016286c4d71d7700cd0b6ab2",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("agenda_item_id", "brought_forward", "change_set_id", "deadline", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "status", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."agenda_item_id", new_values."brought_forward", new_values."change_set_id", new_values."deadline", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."status", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6896a993238e8b99d1a345bdb6b4299ea5b285f5",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("agenda_item_id", "brought_forward", "change_set_id", "deadline", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "status", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT old_values."agenda_item_id", old_values."brought_forward", old_values."change_set_id", old_values."deadline", old_values."ends", old_values."entered_by_id", old_values."entered_for_id", old_values."expected_result", old_values."id", old_values."item_id", old_values."item_number", old_values."kind", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."recorded_at", old_values."review_id", old_values."section_id", old_values."status", old_values."text", old_values."title", old_values."version", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d94cd8a9c0b2a99b16fef396bebf7d67b9d29c92",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_outcome_removed_61bfb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="minutesevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_minutes_825099_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="minutes",
                    constraint=models.UniqueConstraint(
                        fields=("review", "number"), name="meetings_minutes_version"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="minutes_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sha256", "version") SELECT new_values."id", new_values."languages", new_values."made_at", new_values."made_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."review_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fa14cb313039ab03af326cd2bb3894b69736df20",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sha256", "version") SELECT new_values."id", new_values."languages", new_values."made_at", new_values."made_by_id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."review_id", new_values."sha256", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."languages" IS DISTINCT FROM (new_values."languages") OR old_values."made_at" IS DISTINCT FROM (new_values."made_at") OR old_values."made_by_id" IS DISTINCT FROM (new_values."made_by_id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."review_id" IS DISTINCT FROM (new_values."review_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8ab206bd865ffe5bcfcc9a387a28ee570fbba3ea",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_minutesevent" ("id", "languages", "made_at", "made_by_id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sha256", "version") SELECT old_values."id", old_values."languages", old_values."made_at", old_values."made_by_id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."review_id", old_values."sha256", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3fd384f898b8dc8f4d90d8cc069cd2e90550d31c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_minutes_removed_51533",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="delegationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_delegat_393136_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=models.UniqueConstraint(
                        fields=("review", "party"), name="meetings_delegation_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegationevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."review_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a8da04755baf4296c183470d27252a50afd3447f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_delegation_added_40ff5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_delegation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegationevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT new_values."id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."review_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9a97129871c1a161b80d9aaf00ea4ed3e9c3da5f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_delegation_changed_faaca",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_delegation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="delegation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delegation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_delegationevent" ("id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "version") SELECT old_values."id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."review_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a3f40109a7a140be07b00c28a3c68cc9f8fe1b44",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delegation_removed_34d88",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_delegation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agendaitemevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_agendai_880959_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("review", "position"),
                        name="meetings_agendaitem_place",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agendaitem_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "state", "title", "version") SELECT new_values."carried_over", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."review_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="678c78e9d33487df7129010caefd694c845a3c59",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "state", "title", "version") SELECT new_values."carried_over", new_values."id", new_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."position", new_values."proposed_by_id", new_values."review_id", new_values."state", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ca755a89dd2f64c17f812232bade602bce036aa2",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_agendaitemevent" ("carried_over", "id", "item_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_by_id", "review_id", "state", "title", "version") SELECT old_values."carried_over", old_values."id", old_values."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."position", old_values."proposed_by_id", old_values."review_id", old_values."state", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe19304f2ca143b4d28a50f5d88134780f651846",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agendaitem_removed_b873e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="reviewevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_review_548820_asof"
                    ),
                ),
                migrations.AddField(
                    model_name="outcomeresponsibleevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.outcomeresponsible",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomeresponsible",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcomeresponsible_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeresponsibleevent" ("id", "organisation_id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."organisation_id", new_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3e11e27b157ce18ac0008d110900dd3cbd8d48cb",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_outcomeresponsible_added_ea179",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_outcome_responsible",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomeresponsible",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcomeresponsible_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeresponsibleevent" ("id", "organisation_id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."organisation_id", new_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="df2543c2957e5a1c874042a858b9ada0048510f5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_outcomeresponsible_changed_5ebac",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_outcome_responsible",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomeresponsible",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcomeresponsible_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeresponsibleevent" ("id", "organisation_id", "outcome_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."organisation_id", old_values."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="bed3fcd29125639c3fbb07ef0ed9655378352663",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_outcomeresponsible_removed_086db",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_outcome_responsible",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="outcomeresponsibleevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_outcome_967536_asof"
                    ),
                ),
            ]
        ),
    ]
