"""Files for named sides and observers."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from programs.migrations._walls import NAMED_READERS, WITHOUT_NAMED_READERS


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0003_procedure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    models.Q(models.Q(("audience", "named"), _negated=True), models.Q(("readers__len", 0))),
                    _connector="OR",
                ),
                name="programs_document_readers",
                violation_error_message="Name those who may read it, and nobody where it is not for named ones.",
            ),
        ),
        migrations.RunSQL(NAMED_READERS, WITHOUT_NAMED_READERS),
    ]
