"""The rules of procedure that a session and its minutes go by."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cooperation.migrating import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0002_rounds_released_by_all"),
    ]

    operations = [
        CreateTogether(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="body",
                    name="body_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="body",
                    name="body_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="body",
                    name="body_removed",
                ),
                migrations.AddField(
                    model_name="body",
                    name="delegations_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=10, default=10, verbose_name="delegations named, days before"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="draft_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=10, default=10, verbose_name="draft of the minutes, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="minutes_approved",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="minutes are approved by the governments",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="minutes_confirmed",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="minutes are confirmed at the next session",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="outcome_scheme",
                    field=models.CharField(
                        db_default="{session}.{number}",
                        default="{session}.{number}",
                        max_length=60,
                        verbose_name="numbers of outcomes",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="paper_scheme",
                    field=models.CharField(
                        db_default="{body}/{session}/{kind}.{number}",
                        default="{body}/{session}/{kind}.{number}",
                        max_length=60,
                        verbose_name="symbols of papers",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="signature_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=30, default=30, verbose_name="signature, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="silence_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=14, default=14, verbose_name="silence procedure, days"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="symbol",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=20, verbose_name="symbol"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="delegations_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=10, default=10, verbose_name="delegations named, days before"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="draft_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=10, default=10, verbose_name="draft of the minutes, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="minutes_approved",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="minutes are approved by the governments",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="minutes_confirmed",
                    field=models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="minutes are confirmed at the next session",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="outcome_scheme",
                    field=models.CharField(
                        db_default="{session}.{number}",
                        default="{session}.{number}",
                        max_length=60,
                        verbose_name="numbers of outcomes",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="paper_scheme",
                    field=models.CharField(
                        db_default="{body}/{session}/{kind}.{number}",
                        default="{body}/{session}/{kind}.{number}",
                        max_length=60,
                        verbose_name="symbols of papers",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="signature_due_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=30, default=30, verbose_name="signature, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="silence_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=14, default=14, verbose_name="silence procedure, days"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="symbol",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=20, verbose_name="symbol"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="944a119fa7c11a16ce7bee325d97569dabe1b210",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_body_added_83f7e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7bb16aa0dd88a28025df6483d82abf2f3400e801",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_body_changed_b673e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT old_values."chair_rule", old_values."decision_rule", old_values."delegations_due_days", old_values."draft_due_days", old_values."exchange", old_values."external_id", old_values."id", old_values."illustrative", old_values."in_force_on", old_values."interval_months", old_values."languages", old_values."mandate", old_values."minutes_approved", old_values."minutes_confirmed", old_values."minutes_word", old_values."name", old_values."outcome_scheme", old_values."paper_scheme", old_values."papers_due_days", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."positions_due_days", old_values."progress_threshold", old_values."proposals_due_days", old_values."quorum", old_values."reminder_leads", old_values."review_word", old_values."short_name", old_values."signature_due_days", old_values."silence_days", old_values."since", old_values."symbol", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b3532e7dfac7be08f6e2ab76749a4c257675c1a3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_body_removed_bd723",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
