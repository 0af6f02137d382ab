"""Files for named sides and observers; until when the minutes are approved and entry into effect is reported."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from cooperation.migrating import CreateTogether
from programs.migrations._walls import NAMED_READERS, WITHOUT_NAMED_READERS


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="document",
                    name="document_removed",
                ),
                migrations.AddField(
                    model_name="document",
                    name="readers",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="readers",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="document",
                    name="audience",
                    field=models.CharField(
                        choices=[
                            ("internal", "internal to the side"),
                            ("position", "as the position"),
                            ("named", "named sides and observers"),
                            ("shared", "the sides"),
                            ("public", "public"),
                        ],
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                migrations.AlterField(
                    model_name="documentevent",
                    name="audience",
                    field=models.CharField(
                        choices=[
                            ("internal", "internal to the side"),
                            ("position", "as the position"),
                            ("named", "named sides and observers"),
                            ("shared", "the sides"),
                            ("public", "public"),
                        ],
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."audience", new_values."content_type", new_values."id", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c7793f62f14b130f9b88d4e0253bb50c80755fe8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_document_added_247ed",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."audience", new_values."content_type", new_values."id", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="86d39cc19560fbf4e5f4403aaadf713c2c0b1f6d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_document_changed_96a46",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "audience", "content_type", "id", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."act_id", old_values."audience", old_values."content_type", old_values."id", old_values."marking_id", old_values."name", old_values."party_id", old_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."readers", old_values."sha256", old_values."size", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="15bba69069a0f12d6f074ab279d105a3b62805c4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_document_removed_3e7c8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_document",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="document",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "named"), ("readers__len__gte", 2)),
                            models.Q(
                                models.Q(("audience", "named"), _negated=True), models.Q(("readers__len", 0))
                            ),
                            _connector="OR",
                        ),
                        name="programs_document_readers",
                        violation_error_message="Name those who may read it, and nobody where it is not for named ones.",
                    ),
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
                migrations.AddField(
                    model_name="body",
                    name="approval_due_days",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        db_default=60,
                        default=60,
                        null=True,
                        verbose_name="approval by the governments, days after",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="report_due_days",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        db_default=90,
                        default=90,
                        null=True,
                        verbose_name="report on entry into effect, days after",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="approval_due_days",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        db_default=60,
                        default=60,
                        null=True,
                        verbose_name="approval by the governments, days after",
                    ),
                ),
                migrations.AddField(
                    model_name="bodyevent",
                    name="report_due_days",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        db_default=90,
                        default=90,
                        null=True,
                        verbose_name="report on entry into effect, days after",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="body",
                    trigger=pgtrigger.compiler.Trigger(
                        name="body_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT new_values."approval_due_days", new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."report_due_days", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ee4af67d11cdffbe6f79bf40f9e9388f6d04f4b2",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT new_values."approval_due_days", new_values."chair_rule", new_values."decision_rule", new_values."delegations_due_days", new_values."draft_due_days", new_values."exchange", new_values."external_id", new_values."id", new_values."illustrative", new_values."in_force_on", new_values."interval_months", new_values."languages", new_values."mandate", new_values."minutes_approved", new_values."minutes_confirmed", new_values."minutes_word", new_values."name", new_values."outcome_scheme", new_values."paper_scheme", new_values."papers_due_days", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."positions_due_days", new_values."progress_threshold", new_values."proposals_due_days", new_values."quorum", new_values."reminder_leads", new_values."report_due_days", new_values."review_word", new_values."short_name", new_values."signature_due_days", new_values."silence_days", new_values."since", new_values."symbol", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="03b20d654be0d6095e4a9d3fe26537aa1c361dc9",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_bodyevent" ("approval_due_days", "chair_rule", "decision_rule", "delegations_due_days", "draft_due_days", "exchange", "external_id", "id", "illustrative", "in_force_on", "interval_months", "languages", "mandate", "minutes_approved", "minutes_confirmed", "minutes_word", "name", "outcome_scheme", "paper_scheme", "papers_due_days", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due_days", "progress_threshold", "proposals_due_days", "quorum", "reminder_leads", "report_due_days", "review_word", "short_name", "signature_due_days", "silence_days", "since", "symbol", "until", "version") SELECT old_values."approval_due_days", old_values."chair_rule", old_values."decision_rule", old_values."delegations_due_days", old_values."draft_due_days", old_values."exchange", old_values."external_id", old_values."id", old_values."illustrative", old_values."in_force_on", old_values."interval_months", old_values."languages", old_values."mandate", old_values."minutes_approved", old_values."minutes_confirmed", old_values."minutes_word", old_values."name", old_values."outcome_scheme", old_values."paper_scheme", old_values."papers_due_days", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."positions_due_days", old_values."progress_threshold", old_values."proposals_due_days", old_values."quorum", old_values."reminder_leads", old_values."report_due_days", old_values."review_word", old_values."short_name", old_values."signature_due_days", old_values."silence_days", old_values."since", old_values."symbol", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d3d6a1ab2a8b843013dc29ed96250772f207ca2a",
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
        ),
        migrations.RunSQL(NAMED_READERS, WITHOUT_NAMED_READERS),
    ]
