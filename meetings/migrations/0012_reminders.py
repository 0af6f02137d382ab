"""What is reminded of, how each wants to be told, invitations with their answers, and calendar addresses."""

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
        ("meetings", "0011_list_a_between_carried"),
        ("programs", "0006_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Feed",
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
                        ("name", models.CharField(blank=True, max_length=100, verbose_name="name")),
                        ("digest", models.BinaryField(max_length=32, unique=True)),
                        ("created_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                        (
                            "last_read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="last read"),
                        ),
                    ],
                    options={
                        "verbose_name": "calendar address",
                        "verbose_name_plural": "calendar addresses",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="FeedEvent",
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
                        ("name", models.CharField(blank=True, max_length=100, verbose_name="name")),
                        ("created_at", models.DateTimeField(default=cooperation.clock.now)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IncomingMail",
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
                        ("digest", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                        ("name", models.CharField(max_length=255, verbose_name="file")),
                        ("sender", models.CharField(blank=True, max_length=320, verbose_name="sender")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("applied", "applied"),
                                    ("outdated", "outdated"),
                                    ("refused", "refused"),
                                    ("unreadable", "could not be read"),
                                ],
                                max_length=16,
                                verbose_name="verdict",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("received_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "incoming mail",
                        "verbose_name_plural": "incoming mail",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="IncomingMailEvent",
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
                        ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("name", models.CharField(max_length=255, verbose_name="file")),
                        ("sender", models.CharField(blank=True, max_length=320, verbose_name="sender")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("applied", "applied"),
                                    ("outdated", "outdated"),
                                    ("refused", "refused"),
                                    ("unreadable", "could not be read"),
                                ],
                                max_length=16,
                                verbose_name="verdict",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("received_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                        ("address", models.EmailField(max_length=254, verbose_name="address")),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("needs-action", "no answer"),
                                    ("accepted", "accepted"),
                                    ("tentative", "tentative"),
                                    ("declined", "declined"),
                                ],
                                default="needs-action",
                                max_length=16,
                                verbose_name="answer",
                            ),
                        ),
                        ("answered_sequence", models.PositiveIntegerField(blank=True, null=True)),
                        ("answered_stamp", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("comment", models.CharField(blank=True, max_length=1000, verbose_name="comment")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
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
                        ("address", models.EmailField(max_length=254, verbose_name="address")),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("needs-action", "no answer"),
                                    ("accepted", "accepted"),
                                    ("tentative", "tentative"),
                                    ("declined", "declined"),
                                ],
                                default="needs-action",
                                max_length=16,
                                verbose_name="answer",
                            ),
                        ),
                        ("answered_sequence", models.PositiveIntegerField(blank=True, null=True)),
                        ("answered_stamp", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("comment", models.CharField(blank=True, max_length=1000, verbose_name="comment")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReminderChoice",
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
                        ("topic", models.CharField(max_length=16, verbose_name="topic")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("mail", "by mail"), ("page", "on the page alone")],
                                default="mail",
                                max_length=8,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "as it comes"),
                                    ("daily", "once a day"),
                                    ("weekly", "once a week"),
                                ],
                                default="at_once",
                                max_length=8,
                                verbose_name="rhythm",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice of reminders",
                        "verbose_name_plural": "choices of reminders",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReminderChoiceEvent",
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
                        ("topic", models.CharField(max_length=16, verbose_name="topic")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("mail", "by mail"), ("page", "on the page alone")],
                                default="mail",
                                max_length=8,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "as it comes"),
                                    ("daily", "once a day"),
                                    ("weekly", "once a week"),
                                ],
                                default="at_once",
                                max_length=8,
                                verbose_name="rhythm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="reminder",
                    name="reminder_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="reminder",
                    name="reminder_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="reminder",
                    name="reminder_removed",
                ),
                migrations.RemoveConstraint(
                    model_name="reminder",
                    name="meetings_reminder_once",
                ),
                migrations.RemoveConstraint(
                    model_name="reminder",
                    name="meetings_reminder_contribution_once",
                ),
                migrations.RemoveConstraint(
                    model_name="reminder",
                    name="meetings_reminder_subject",
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="late",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="said late"),
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="occasion",
                    field=models.DateField(blank=True, null=True, verbose_name="day that it is about"),
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="reason",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=500, verbose_name="reason"
                    ),
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="subject",
                    field=models.UUIDField(blank=True, null=True, verbose_name="what it is about"),
                ),
                migrations.AddField(
                    model_name="reminder",
                    name="use_until",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="of use until"),
                ),
                migrations.AddField(
                    model_name="reminderevent",
                    name="late",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="said late"),
                ),
                migrations.AddField(
                    model_name="reminderevent",
                    name="occasion",
                    field=models.DateField(blank=True, null=True, verbose_name="day that it is about"),
                ),
                migrations.AddField(
                    model_name="reminderevent",
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
                    model_name="reminderevent",
                    name="reason",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=500, verbose_name="reason"
                    ),
                ),
                migrations.AddField(
                    model_name="reminderevent",
                    name="subject",
                    field=models.UUIDField(blank=True, null=True, verbose_name="what it is about"),
                ),
                migrations.AddField(
                    model_name="reminderevent",
                    name="use_until",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="of use until"),
                ),
                migrations.AlterField(
                    model_name="message",
                    name="state",
                    field=models.CharField(
                        choices=[
                            ("composed", "composed"),
                            ("handed_over", "handed over"),
                            ("sent", "sent"),
                            ("unconfirmed", "unconfirmed"),
                            ("refused", "refused"),
                            ("bounced", "returned"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="composed",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminder",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("review", "session"),
                            ("moved", "session moved"),
                            ("postponed", "session postponed"),
                            ("cancelled", "session cancelled"),
                            ("invitation", "invitation"),
                            ("asked", "contribution asked for"),
                            ("sent_back", "contribution sent back"),
                            ("step", "deadline of the session"),
                            ("contribution", "contribution owed"),
                            ("positions", "positions owed"),
                            ("unanswered", "contribution unanswered"),
                            ("week", "measures due and overdue"),
                            ("signature", "signature awaited"),
                            ("expiry", "agreement expires"),
                            ("notice", "notice period ends"),
                            ("stalled", "obstacle without movement"),
                            ("vacant", "vacant post with duties"),
                        ],
                        default="review",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminder",
                    name="state",
                    field=models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("claimed", "being sent"),
                            ("sent", "sent"),
                            ("shown", "shown on the page"),
                            ("unconfirmed", "unconfirmed"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                            ("suppressed", "suppressed"),
                            ("lapsed", "overtaken"),
                        ],
                        default="planned",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminderevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("review", "session"),
                            ("moved", "session moved"),
                            ("postponed", "session postponed"),
                            ("cancelled", "session cancelled"),
                            ("invitation", "invitation"),
                            ("asked", "contribution asked for"),
                            ("sent_back", "contribution sent back"),
                            ("step", "deadline of the session"),
                            ("contribution", "contribution owed"),
                            ("positions", "positions owed"),
                            ("unanswered", "contribution unanswered"),
                            ("week", "measures due and overdue"),
                            ("signature", "signature awaited"),
                            ("expiry", "agreement expires"),
                            ("notice", "notice period ends"),
                            ("stalled", "obstacle without movement"),
                            ("vacant", "vacant post with duties"),
                        ],
                        default="review",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminderevent",
                    name="state",
                    field=models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("claimed", "being sent"),
                            ("sent", "sent"),
                            ("shown", "shown on the page"),
                            ("unconfirmed", "unconfirmed"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                            ("suppressed", "suppressed"),
                            ("lapsed", "overtaken"),
                        ],
                        default="planned",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                migrations.AddIndex(
                    model_name="reminder",
                    index=models.Index(
                        condition=models.Q(("state__in", ("planned", "claimed"))),
                        fields=["kind"],
                        name="meetings_reminder_open",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminder_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "late", "lead_days", "message_id", "occasion", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_id", "review_id", "schedule_version", "state", "subject", "use_until", "version") SELECT new_values."body_id", new_values."contribution_id", new_values."due_at", new_values."id", new_values."kind", new_values."late", new_values."lead_days", new_values."message_id", new_values."occasion", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."recipient_id", new_values."review_id", new_values."schedule_version", new_values."state", new_values."subject", new_values."use_until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5b81e99d8b2c4fbc30302cbc770a7271c159a1d9",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "late", "lead_days", "message_id", "occasion", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_id", "review_id", "schedule_version", "state", "subject", "use_until", "version") SELECT new_values."body_id", new_values."contribution_id", new_values."due_at", new_values."id", new_values."kind", new_values."late", new_values."lead_days", new_values."message_id", new_values."occasion", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."recipient_id", new_values."review_id", new_values."schedule_version", new_values."state", new_values."subject", new_values."use_until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1fcc3d0c4d6a3b99ea296458234251e1aa582a7e",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderevent" ("body_id", "contribution_id", "due_at", "id", "kind", "late", "lead_days", "message_id", "occasion", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_id", "review_id", "schedule_version", "state", "subject", "use_until", "version") SELECT old_values."body_id", old_values."contribution_id", old_values."due_at", old_values."id", old_values."kind", old_values."late", old_values."lead_days", old_values."message_id", old_values."occasion", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."recipient_id", old_values."review_id", old_values."schedule_version", old_values."state", old_values."subject", old_values."use_until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1952000d92670c113ef38443c562ce922b1fcc3b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_reminder_removed_d1a59",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_reminder",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminder",
                    constraint=models.UniqueConstraint(
                        fields=(
                            "recipient",
                            "kind",
                            "review",
                            "contribution",
                            "subject",
                            "occasion",
                            "lead_days",
                            "schedule_version",
                        ),
                        name="meetings_reminder_told_once",
                        nulls_distinct=False,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminder",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contribution__isnull", True), ("review__isnull", False)),
                            models.Q(
                                ("contribution__isnull", False),
                                ("review__isnull", True),
                                ("subject__isnull", True),
                            ),
                            models.Q(
                                ("contribution__isnull", True),
                                ("review__isnull", True),
                                ("subject__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_reminder_about",
                    ),
                ),
                migrations.AddField(
                    model_name="feed",
                    name="body",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feeds",
                        to="programs.body",
                    ),
                ),
                migrations.AddField(
                    model_name="feed",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="feedevent",
                    name="body",
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
                    model_name="feedevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.feed",
                    ),
                ),
                migrations.AddField(
                    model_name="feedevent",
                    name="user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="incomingmailevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.incomingmail",
                    ),
                ),
                migrations.AddField(
                    model_name="invitation",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="meetings.review",
                    ),
                ),
                migrations.AddField(
                    model_name="invitation",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="incomingmailevent",
                    name="invitation",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.invitation",
                    ),
                ),
                migrations.AddField(
                    model_name="incomingmail",
                    name="invitation",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incoming",
                        to="meetings.invitation",
                    ),
                ),
                migrations.AddField(
                    model_name="invitationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.invitation",
                    ),
                ),
                migrations.AddField(
                    model_name="invitationevent",
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
                    model_name="invitationevent",
                    name="user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="reminderchoice",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="reminderchoiceevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.reminderchoice",
                    ),
                ),
                migrations.AddField(
                    model_name="reminderchoiceevent",
                    name="user",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="feed_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_feedevent" ("body_id", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id", "version") SELECT new_values."body_id", new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."revoked_at", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="233d21db69842f07e8e3797c71f87b93e2fd8b55",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_feed_added_279d8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_feed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="feed_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_feedevent" ("body_id", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id", "version") SELECT new_values."body_id", new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."revoked_at", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4ff51dd302e70cc603b9bfb2938d4ac6fa46e014",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_feed_changed_ed86d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_feed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="feed_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_feedevent" ("body_id", "created_at", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id", "version") SELECT old_values."body_id", old_values."created_at", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."revoked_at", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a1782820a2bba9d55dbdc470ced24696e9ec6ded",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_feed_removed_174c4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_feed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="feedevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_feed_112962_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        fields=("review", "user"), name="meetings_invitation_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="invitation_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_invitationevent" ("address", "answer", "answered_at", "answered_sequence", "answered_stamp", "comment", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sequence", "user_id", "version", "withdrawn_at") SELECT new_values."address", new_values."answer", new_values."answered_at", new_values."answered_sequence", new_values."answered_stamp", new_values."comment", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."review_id", new_values."sequence", new_values."user_id", new_values."version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="382a28ad4474d8f93d21b25ebe389ae2c608989d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_invitation_added_97027",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="invitation_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_invitationevent" ("address", "answer", "answered_at", "answered_sequence", "answered_stamp", "comment", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sequence", "user_id", "version", "withdrawn_at") SELECT new_values."address", new_values."answer", new_values."answered_at", new_values."answered_sequence", new_values."answered_stamp", new_values."comment", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."review_id", new_values."sequence", new_values."user_id", new_values."version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ff57fb47f2e6e29be13f6297e1257dbd117471f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_invitation_changed_aab08",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="invitation_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_invitationevent" ("address", "answer", "answered_at", "answered_sequence", "answered_stamp", "comment", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "sequence", "user_id", "version", "withdrawn_at") SELECT old_values."address", old_values."answer", old_values."answered_at", old_values."answered_sequence", old_values."answered_stamp", old_values."comment", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."review_id", old_values."sequence", old_values."user_id", old_values."version", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="014c7d34e82c66a9ada7fd92b32ce466838f8795",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_invitation_removed_74aed",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="incomingmailevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_incomin_394537_asof"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomingmail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="incomingmail_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_incomingmailevent" ("digest", "id", "invitation_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "sender", "verdict", "version") SELECT new_values."digest", new_values."id", new_values."invitation_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."received_at", new_values."sender", new_values."verdict", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ea836a5fe60d80cd16bd8deedd37f947f0ded737",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_incomingmail_added_1066d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_incomingmail",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomingmail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="incomingmail_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_incomingmailevent" ("digest", "id", "invitation_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "sender", "verdict", "version") SELECT new_values."digest", new_values."id", new_values."invitation_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."received_at", new_values."sender", new_values."verdict", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="16a3a5889eb76fa5996138208c34361653d7b5b5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_incomingmail_changed_9575e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_incomingmail",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomingmail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="incomingmail_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_incomingmailevent" ("digest", "id", "invitation_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "sender", "verdict", "version") SELECT old_values."digest", old_values."id", old_values."invitation_id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."received_at", old_values."sender", old_values."verdict", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8774611b6980c5ba6813431ac979d471fc6a0a41",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_incomingmail_removed_9d077",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_incomingmail",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="invitationevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_invitat_834545_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reminderchoice",
                    constraint=models.UniqueConstraint(
                        fields=("user", "topic"), name="meetings_reminderchoice_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminderchoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminderchoice_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderchoiceevent" ("channel", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "topic", "user_id", "version") SELECT new_values."channel", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."rhythm", new_values."topic", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d4f50a6e876c69233644b3ad3c6d08b3b5118e54",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_reminderchoice_added_0d795",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_reminderchoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminderchoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminderchoice_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderchoiceevent" ("channel", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "topic", "user_id", "version") SELECT new_values."channel", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."rhythm", new_values."topic", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="175e63782b628522cc14cb5b01f0a9baff713781",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_reminderchoice_changed_21970",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_reminderchoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reminderchoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="reminderchoice_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reminderchoiceevent" ("channel", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "topic", "user_id", "version") SELECT old_values."channel", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."rhythm", old_values."topic", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2fef38873830464efccefb43e413b2ea5a537bcc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_reminderchoice_removed_e98f3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_reminderchoice",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="reminderchoiceevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_reminde_696567_asof"
                    ),
                ),
            ]
        ),
    ]
