"""Papers kept to one side or to named parties, days of what follows a session, and letters that answer referrals."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cooperation.migrating import CreateTogether
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
        ("meetings", "0009_roomdraft"),
        ("programs", "0004_audiences"),
    ]

    operations = [
        CreateTogether(
            [
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
                pgtrigger.migrations.RemoveTrigger(
                    model_name="letter",
                    name="letter_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="letter",
                    name="letter_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="letter",
                    name="letter_removed",
                ),
                migrations.AddField(
                    model_name="letter",
                    name="referral",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="meetings.referral",
                        verbose_name="referral",
                    ),
                ),
                migrations.AddField(
                    model_name="letterevent",
                    name="referral",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.referral",
                        verbose_name="referral",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "referral_id", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT new_values."answers_id", new_values."body_id", new_values."document_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."received_number", new_values."received_on", new_values."recipient_id", new_values."recipient_name", new_values."referral_id", new_values."sender_id", new_values."sender_name", new_values."sent_on", new_values."subject", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00848aad444a2de9797447c14f562b7f71b316de",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_letter_added_f394b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "referral_id", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT new_values."answers_id", new_values."body_id", new_values."document_id", new_values."entered_at", new_values."entered_by_id", new_values."entered_for_id", new_values."id", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."received_number", new_values."received_on", new_values."recipient_id", new_values."recipient_name", new_values."referral_id", new_values."sender_id", new_values."sender_name", new_values."sent_on", new_values."subject", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="936ac4701a7bfcb8517c0c574ae702d1cc61c8bc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_letter_changed_c4424",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_letterevent" ("answers_id", "body_id", "document_id", "entered_at", "entered_by_id", "entered_for_id", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_number", "received_on", "recipient_id", "recipient_name", "referral_id", "sender_id", "sender_name", "sent_on", "subject", "version") SELECT old_values."answers_id", old_values."body_id", old_values."document_id", old_values."entered_at", old_values."entered_by_id", old_values."entered_for_id", old_values."id", old_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."received_number", old_values."received_on", old_values."recipient_id", old_values."recipient_name", old_values."referral_id", old_values."sender_id", old_values."sender_name", old_values."sent_on", old_values."subject", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b4b708e51d202d8006821f09b8a746139ddd07bf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_letter_removed_fbffd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(PAPERS + MOVE_PAPERS),
        migrations.RunSQL(PLAN),
    ]
