"""Texts of agreements that were taken back, when, by whom and why."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import cooperation.texts
from cooperation.migrating import CreateTogether

from ._walls import PARTY, SOMEBODY

#: A joint secretariat acts for no side: it takes back the texts that are no side's.
NOBODYS_TEXTS = (
    "CREATE POLICY nobodys_text ON programs_document FOR UPDATE"
    f" USING (agreement_id IS NOT NULL AND party_id IS NULL AND {PARTY} IS NULL AND {SOMEBODY});"
)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_register_figures"),
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
                    name="taken_back_at",
                    field=models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="taken back"
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="taken_back_by",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="document",
                    name="taken_back_why",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=4000,
                        verbose_name="why it was taken back",
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="taken_back_at",
                    field=models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="taken back"
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="taken_back_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="documentevent",
                    name="taken_back_why",
                    field=cooperation.texts.TextField(
                        blank=True,
                        db_default={},
                        default=dict,
                        max_length=4000,
                        verbose_name="why it was taken back",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="document_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "taken_back_at", "taken_back_by_id", "taken_back_why", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."agreement_id", new_values."audience", new_values."authentic", new_values."content_type", new_values."id", new_values."language", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."taken_back_at", new_values."taken_back_by_id", new_values."taken_back_why", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b5fefd9194193994597fc6a332ea53c967cc789b",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "taken_back_at", "taken_back_by_id", "taken_back_why", "uploaded_at", "uploaded_by_id", "version") SELECT new_values."act_id", new_values."agreement_id", new_values."audience", new_values."authentic", new_values."content_type", new_values."id", new_values."language", new_values."marking_id", new_values."name", new_values."party_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."readers", new_values."sha256", new_values."size", new_values."taken_back_at", new_values."taken_back_by_id", new_values."taken_back_why", new_values."uploaded_at", new_values."uploaded_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d6d02f538311bb4b2a1442f248fc28cdca413b82",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_documentevent" ("act_id", "agreement_id", "audience", "authentic", "content_type", "id", "language", "marking_id", "name", "party_id", "path", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "readers", "sha256", "size", "taken_back_at", "taken_back_by_id", "taken_back_why", "uploaded_at", "uploaded_by_id", "version") SELECT old_values."act_id", old_values."agreement_id", old_values."audience", old_values."authentic", old_values."content_type", old_values."id", old_values."language", old_values."marking_id", old_values."name", old_values."party_id", old_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."readers", old_values."sha256", old_values."size", old_values."taken_back_at", old_values."taken_back_by_id", old_values."taken_back_why", old_values."uploaded_at", old_values."uploaded_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="16904cf63464ce179123b8119a8ce73383233e56",
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
                            models.Q(("taken_back_at__isnull", True), ("taken_back_why", {})),
                            models.Q(
                                models.Q(("agreement__isnull", False), ("taken_back_at__isnull", False)),
                                models.Q(("taken_back_why", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programs_document_taken_back",
                        violation_error_message="Say why it is taken back.",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(NOBODYS_TEXTS, "DROP POLICY nobodys_text ON programs_document;"),
    ]
