"""Numbers of outcomes, what they act on, wording in brackets, and where each side stood."""

from typing import Any

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
from programs.rules.schemes import numbered


def number(apps: Any, schema_editor: Any) -> None:
    """Gives the outcomes there are their number by the scheme of their body."""
    outcomes = apps.get_model("meetings", "Outcome")
    for outcome in outcomes._base_manager.filter(symbol="").select_related("review__body").iterator():
        body, review = outcome.review.body, outcome.review
        outcome.symbol = numbered(
            body.outcome_scheme,
            body=body.symbol,
            session=review.number,
            year=review.starts_on.year,
            number=outcome.number,
        )
        outcome.save(update_fields=["symbol"])


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_agenda"),
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Bracket",
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
                        ("clause", models.PositiveSmallIntegerField(verbose_name="clause")),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="wording")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("accepted", "accepted"),
                                    ("dropped", "dropped"),
                                    ("disagreement", "recorded as a disagreement"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "verbose_name": "bracket",
                        "verbose_name_plural": "brackets",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="BracketEvent",
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
                        ("clause", models.PositiveSmallIntegerField(verbose_name="clause")),
                        ("text", cooperation.texts.TextField(default=dict, verbose_name="wording")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("accepted", "accepted"),
                                    ("dropped", "dropped"),
                                    ("disagreement", "recorded as a disagreement"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(default=cooperation.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Stand",
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
                            "choice",
                            models.CharField(
                                choices=[
                                    ("for", "for"),
                                    ("against", "against"),
                                    ("abstain", "abstained"),
                                    ("absent", "absent"),
                                ],
                                max_length=8,
                                verbose_name="how it stood",
                            ),
                        ),
                        (
                            "reservation",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reservation"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stand of a side",
                        "verbose_name_plural": "stands of the sides",
                        "abstract": False,
                        "base_manager_name": "unscoped",
                        "default_manager_name": "unscoped",
                    },
                    managers=[
                        ("unscoped", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="StandEvent",
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
                            "choice",
                            models.CharField(
                                choices=[
                                    ("for", "for"),
                                    ("against", "against"),
                                    ("abstain", "abstained"),
                                    ("absent", "absent"),
                                ],
                                max_length=8,
                                verbose_name="how it stood",
                            ),
                        ),
                        (
                            "reservation",
                            cooperation.texts.TextField(
                                blank=True, default=dict, max_length=4000, verbose_name="reservation"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
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
                    model_name="outcome",
                    name="acts_on",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acted_on_by",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="decision_rule",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("consensus", "consensus"),
                            ("silence", "silence procedure"),
                            ("majority", "majority"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="decision rule",
                    ),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="silent_until",
                    field=models.DateField(blank=True, null=True, verbose_name="silence until"),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="symbol",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=160, verbose_name="symbol"
                    ),
                ),
                migrations.AddField(
                    model_name="outcomeevent",
                    name="acts_on",
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
                    model_name="outcomeevent",
                    name="decision_rule",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("consensus", "consensus"),
                            ("silence", "silence procedure"),
                            ("majority", "majority"),
                        ],
                        db_default="",
                        default="",
                        max_length=16,
                        verbose_name="decision rule",
                    ),
                ),
                migrations.AddField(
                    model_name="outcomeevent",
                    name="silent_until",
                    field=models.DateField(blank=True, null=True, verbose_name="silence until"),
                ),
                migrations.AddField(
                    model_name="outcomeevent",
                    name="symbol",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=160, verbose_name="symbol"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="outcome_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."acts_on_id", new_values."agenda_item_id", new_values."brought_forward", new_values."change_set_id", new_values."deadline", new_values."decision_rule", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."silent_until", new_values."status", new_values."symbol", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5a07bcaa04ebe9d34c658436991fb27c241bf4e7",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."acts_on_id", new_values."agenda_item_id", new_values."brought_forward", new_values."change_set_id", new_values."deadline", new_values."decision_rule", new_values."ends", new_values."entered_by_id", new_values."entered_for_id", new_values."expected_result", new_values."id", new_values."item_id", new_values."item_number", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."reason", new_values."recorded_at", new_values."review_id", new_values."section_id", new_values."silent_until", new_values."status", new_values."symbol", new_values."text", new_values."title", new_values."version", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ed6a471647f5fe2a876c561459c75eea9314f94",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_outcomeevent" ("acts_on_id", "agenda_item_id", "brought_forward", "change_set_id", "deadline", "decision_rule", "ends", "entered_by_id", "entered_for_id", "expected_result", "id", "item_id", "item_number", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "review_id", "section_id", "silent_until", "status", "symbol", "text", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT old_values."acts_on_id", old_values."agenda_item_id", old_values."brought_forward", old_values."change_set_id", old_values."deadline", old_values."decision_rule", old_values."ends", old_values."entered_by_id", old_values."entered_for_id", old_values."expected_result", old_values."id", old_values."item_id", old_values."item_number", old_values."kind", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."reason", old_values."recorded_at", old_values."review_id", old_values."section_id", old_values."silent_until", old_values."status", old_values."symbol", old_values."text", old_values."title", old_values."version", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3f05c15ade46875c8e0a6a8eaadbd4674d69f302",
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
                    model_name="bracket",
                    name="outcome",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brackets",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="bracket",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="bracket",
                    name="proposed_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="bracketevent",
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
                    model_name="bracketevent",
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
                    model_name="bracketevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.bracket",
                    ),
                ),
                migrations.AddField(
                    model_name="bracketevent",
                    name="proposed_by",
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
                    model_name="stand",
                    name="outcome",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stands",
                        to="meetings.outcome",
                    ),
                ),
                migrations.AddField(
                    model_name="stand",
                    name="party",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programs.party"
                    ),
                ),
                migrations.AddField(
                    model_name="stand",
                    name="proxy",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.party",
                    ),
                ),
                migrations.AddField(
                    model_name="standevent",
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
                    model_name="standevent",
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
                    model_name="standevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        related_query_name="events_query",
                        to="meetings.stand",
                    ),
                ),
                migrations.AddField(
                    model_name="standevent",
                    name="proxy",
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
                migrations.AddConstraint(
                    model_name="bracket",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("clause__gte", 1)), name="meetings_bracket_clause"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bracket",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("outcome", "clause", "party"),
                        name="meetings_bracket_open_once",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bracket",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bracket_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_bracketevent" ("clause", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "version") SELECT new_values."clause", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."state", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b3895f641ea2a945680668fd0ff0ea822bf82570",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_bracket_added_98722",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_bracket",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bracket",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bracket_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_bracketevent" ("clause", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "version") SELECT new_values."clause", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."state", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="34311bfd968714efb0b523a97456e6b1a1d6ae4c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_bracket_changed_f88de",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_bracket",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bracket",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bracket_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_bracketevent" ("clause", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "version") SELECT old_values."clause", old_values."id", old_values."outcome_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."proposed_at", old_values."proposed_by_id", old_values."state", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8fd79c33dc9519c5d7f5921cd6fa0e94e785b297",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_bracket_removed_020f7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_bracket",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="bracketevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_bracket_821552_asof"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stand",
                    constraint=models.UniqueConstraint(
                        fields=("outcome", "party"), name="meetings_stand_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stand",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("proxy__isnull", True),
                            models.Q(
                                models.Q(("proxy", models.F("party")), _negated=True),
                                models.Q(("choice", "absent"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_stand_proxy",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stand_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_standevent" ("choice", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_id", "reservation", "version") SELECT new_values."choice", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."proxy_id", new_values."reservation", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c18bcc111b7b67b5c65701d65490307572e22642",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stand_added_c6798",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_stand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stand_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_standevent" ("choice", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_id", "reservation", "version") SELECT new_values."choice", new_values."id", new_values."outcome_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."proxy_id", new_values."reservation", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d2a3fde541354680ea80675d2ee09d046f917b37",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stand_changed_58898",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_stand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stand_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_standevent" ("choice", "id", "outcome_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_id", "reservation", "version") SELECT old_values."choice", old_values."id", old_values."outcome_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."proxy_id", old_values."reservation", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a4f205e6881aba927c1cf71405571077f14a3145",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stand_removed_6acc0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_stand",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="standevent",
                    index=models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"], name="meetings_stand_630998_asof"
                    ),
                ),
            ]
        ),
        migrations.RunPython(number, migrations.RunPython.noop),
    ]
