"""To whom a post reports, the leads of deadlines, and until when an agreement runs."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import programs.models.bodies
from cooperation.migrating import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0005_agreedstate_source"),
    ]

    operations = [
        CreateTogether(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="agreement",
                    name="agreement_removed",
                ),
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
                pgtrigger.migrations.RemoveTrigger(
                    model_name="post",
                    name="post_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="post",
                    name="post_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="post",
                    name="post_removed",
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="expires_on",
                    field=models.DateField(blank=True, null=True, verbose_name="in force until"),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="notice_by",
                    field=models.DateField(blank=True, null=True, verbose_name="last day for notice"),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="expires_on",
                    field=models.DateField(blank=True, null=True, verbose_name="in force until"),
                ),
                migrations.AddField(
                    model_name="agreementevent",
                    name="notice_by",
                    field=models.DateField(blank=True, null=True, verbose_name="last day for notice"),
                ),
                migrations.AddField(
                    model_name="body",
                    name="escalate_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=3, default=3, verbose_name="superior told, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="stalled_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=60, default=60, verbose_name="obstacle without movement, days"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="step_leads",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        db_default=[7, 1],
                        default=programs.models.bodies.default_step_leads,
                        size=None,
                        verbose_name="reminders of deadlines, days before",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="escalate_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=3, default=3, verbose_name="superior told, days after"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="stalled_days",
                    field=models.PositiveSmallIntegerField(
                        db_default=60, default=60, verbose_name="obstacle without movement, days"
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="step_leads",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        db_default=[7, 1],
                        default=programs.models.bodies.default_step_leads,
                        size=None,
                        verbose_name="reminders of deadlines, days before",
                    ),
                ),
                migrations.AddField(
                    model_name="post",
                    name="superior",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="programs.post",
                        verbose_name="reports to",
                    ),
                ),
                migrations.AddField(
                    model_name="postevent",
                    name="superior",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.post",
                        verbose_name="reports to",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "notice_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT new_values."body_id", new_values."character", new_values."done_at", new_values."done_on", new_values."expires_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", new_values."notice_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."summary", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="859d2fb9be4f69ccff5b598cffca41163a18f6b0",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_agreement_added_005b4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "notice_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT new_values."body_id", new_values."character", new_values."done_at", new_values."done_on", new_values."expires_on", new_values."external_id", new_values."id", new_values."illustrative", new_values."kind", new_values."level", new_values."notice_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."summary", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."body_id" IS DISTINCT FROM (new_values."body_id") OR old_values."character" IS DISTINCT FROM (new_values."character") OR old_values."done_at" IS DISTINCT FROM (new_values."done_at") OR old_values."done_on" IS DISTINCT FROM (new_values."done_on") OR old_values."expires_on" IS DISTINCT FROM (new_values."expires_on") OR old_values."external_id" IS DISTINCT FROM (new_values."external_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."illustrative" IS DISTINCT FROM (new_values."illustrative") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."notice_by" IS DISTINCT FROM (new_values."notice_by") OR old_values."summary" IS DISTINCT FROM (new_values."summary") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7ef4c2dca8862a98521211bbf5e8cebbd4a604ae",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_agreement_changed_ceefe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_agreementevent" ("body_id", "character", "done_at", "done_on", "expires_on", "external_id", "id", "illustrative", "kind", "level", "notice_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary", "title", "version") SELECT old_values."body_id", old_values."character", old_values."done_at", old_values."done_on", old_values."expires_on", old_values."external_id", old_values."id", old_values."illustrative", old_values."kind", old_values."level", old_values."notice_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."summary", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="021e0b0c62458e86e269af44ea4af0515dff07bd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_agreement_removed_7b31c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "escalate_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "stalled_days", "step_leads", "symbol", "until", "version") SELECT new_values."approval_due_days", new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."escalate_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."report_due_days", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."stalled_days", new_values."step_leads", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d5770ed8ca9f94fd566a9040e99494d9cab98266",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "escalate_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "stalled_days", "step_leads", "symbol", "until", "version") SELECT new_values."approval_due_days", new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."escalate_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."report_due_days", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."stalled_days", new_values."step_leads", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d50a63018dee3b0fd33414c4fc1e2eb2982b6fd0",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "escalate_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "stalled_days", "step_leads", "symbol", "until", "version") SELECT old_values."approval_due_days", old_values."chair_rule", old_values."decision_rule", old_values."delegations_due_days", old_values."draft_due_days", old_values."escalate_days", old_values."exchange", old_values."external_id", old_values."id", old_values."illustrative", old_values."in_force_on", old_values."interval_months", old_values."languages", old_values."mandate", old_values."minutes_approved", old_values."minutes_confirmed", old_values."minutes_word", old_values."name", old_values."outcome_scheme", old_values."paper_scheme", old_values."papers_due_days", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."positions_due_days", old_values."progress_threshold", old_values."proposals_due_days", old_values."quorum", old_values."reminder_leads", old_values."report_due_days", old_values."review_word", old_values."short_name", old_values."signature_due_days", old_values."silence_days", old_values."since", old_values."stalled_days", old_values."step_leads", old_values."symbol", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dc2bd4d9d6ae46880ac36cee74b87b8aeaa528c5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_body_removed_bd723",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_body",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "superior_id", "title", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."superior_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ba3ea413a2243fe938b2f9847a82f95b1c76cbe4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_post_added_5f5a3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "superior_id", "title", "version") SELECT new_values."external_id", new_values."id", new_values."illustrative", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."superior_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="87a4207a316eced4b1302c8525deb66643a6ae4e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_post_changed_0a2f0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="post",
                    trigger=pgtrigger.compiler.Trigger(
                        name="post_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_postevent" ("external_id", "id", "illustrative", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "superior_id", "title", "version") SELECT old_values."external_id", old_values."id", old_values."illustrative", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."superior_id", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="59e5054ca727cd16a3d745f96fe609b75921c97c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_post_removed_a7c67",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_post",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
