"""Papers that are kept to one side, or to named sides and observers; days of what follows a session."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from meetings.migrations._walls import MOVE_PAPERS, PAPERS

#: Sessions that are ahead go by the new rules of their bodies; those that were held keep the schedule they had.
PLAN = """
UPDATE meetings_schedulestep s
   SET version = s.version + 1,
       due_on = r.ends_on + CASE s.kind WHEN 'approved' THEN b.approval_due_days ELSE b.report_due_days END
  FROM meetings_review r JOIN programs_body b ON b.id = r.body_id
 WHERE s.review_id = r.id AND r.state IN ('proposed', 'confirmed', 'convened')
   AND s.kind IN ('approved', 'entry_reported') AND s.due_on IS NULL AND s.done_on IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0007_snapshots"),
        ("programs", "0004_audiences"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="paper_added",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="paper_changed",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="paper_removed",
        ),
        migrations.RemoveConstraint(
            model_name="paper",
            name="meetings_paper_number",
        ),
        migrations.AddField(
            model_name="paper",
            name="circle",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=300, verbose_name="kept to"
            ),
        ),
        migrations.AddField(
            model_name="paper",
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
            model_name="paperevent",
            name="circle",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=300, verbose_name="kept to"
            ),
        ),
        migrations.AddField(
            model_name="paperevent",
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
            model_name="paper",
            name="audience",
            field=models.CharField(
                choices=[
                    ("internal", "my side only"),
                    ("named", "named sides and observers"),
                    ("shared", "the sides"),
                    ("public", "public"),
                ],
                default="shared",
                max_length=8,
                verbose_name="audience",
            ),
        ),
        migrations.AlterField(
            model_name="paperevent",
            name="audience",
            field=models.CharField(
                choices=[
                    ("internal", "my side only"),
                    ("named", "named sides and observers"),
                    ("shared", "the sides"),
                    ("public", "public"),
                ],
                default="shared",
                max_length=8,
                verbose_name="audience",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="paper_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "circle", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "readers", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT new_values."audience", new_values."circle", new_values."form", new_values."form_number", new_values."id", new_values."kind", new_values."number", new_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."readers", new_values."review_id", new_values."submitted_by_id", new_values."symbol", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2d7079360f78978dd757fb18c634f2373609d1a4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_paper_added_39c40",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="meetings_paper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="paper_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "circle", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "readers", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT new_values."audience", new_values."circle", new_values."form", new_values."form_number", new_values."id", new_values."kind", new_values."number", new_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."readers", new_values."review_id", new_values."submitted_by_id", new_values."symbol", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ef5438c98527d5cf1d8b270057ca1f72d83cecac",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_paper_changed_3ee89",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="meetings_paper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="paper_removed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_paperevent" ("audience", "circle", "form", "form_number", "id", "kind", "number", "of_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "readers", "review_id", "submitted_by_id", "symbol", "title", "version") SELECT old_values."audience", old_values."circle", old_values."form", old_values."form_number", old_values."id", old_values."kind", old_values."number", old_values."of_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."readers", old_values."review_id", old_values."submitted_by_id", old_values."symbol", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2520b04033c73029abea9cfe830332055bc448fc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_paper_removed_55494",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="meetings_paper",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("of__isnull", True)),
                fields=("review", "kind", "circle", "number"),
                name="meetings_paper_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience__in", ["shared", "public"]), ("readers__len", 0)),
                    models.Q(("audience", "internal"), ("readers__len", 1)),
                    models.Q(("audience", "named"), ("readers__len__gte", 2)),
                    _connector="OR",
                ),
                name="meetings_paper_readers",
                violation_error_message="Name those who may read it, and nobody where it is not for named ones.",
            ),
        ),
        migrations.RunSQL(PAPERS + MOVE_PAPERS),
        migrations.RunSQL(PLAN),
    ]
