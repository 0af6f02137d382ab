"""Why a session was cancelled."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

import cooperation.texts


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="review_added",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="review_changed",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="review_removed",
        ),
        migrations.AddField(
            model_name="review",
            name="cancelled_reason",
            field=cooperation.texts.TextField(
                blank=True, db_default={}, default=dict, max_length=4000, verbose_name="why it was cancelled"
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="cancelled_reason",
            field=cooperation.texts.TextField(
                blank=True, db_default={}, default=dict, max_length=4000, verbose_name="why it was cancelled"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="review_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."cancelled_reason", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."place", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f2dbf84ddd748398141f9573f8da32600c1823ad",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT new_values."body_id", new_values."cancelled_reason", new_values."concluded_at", new_values."covers_from", new_values."covers_to", new_values."edition_id", new_values."ends_on", new_values."host_id", new_values."id", new_values."illustrative", new_values."number", new_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."place", new_values."programme_id", new_values."round_id", new_values."schedule_version", new_values."starts_at_time", new_values."starts_on", new_values."state", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="71ecf5c719630249486213749cffebf8df6c1c41",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "meetings_reviewevent" ("body_id", "cancelled_reason", "concluded_at", "covers_from", "covers_to", "edition_id", "ends_on", "host_id", "id", "illustrative", "number", "opened_from", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "round_id", "schedule_version", "starts_at_time", "starts_on", "state", "time_zone", "version") SELECT old_values."body_id", old_values."cancelled_reason", old_values."concluded_at", old_values."covers_from", old_values."covers_to", old_values."edition_id", old_values."ends_on", old_values."host_id", old_values."id", old_values."illustrative", old_values."number", old_values."opened_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."place", old_values."programme_id", old_values."round_id", old_values."schedule_version", old_values."starts_at_time", old_values."starts_on", old_values."state", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d36bd44d46d1b14ba1099d748f3aa65a8b46a43c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_review_removed_ccdee",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="meetings_review",
                    when="AFTER",
                ),
            ),
        ),
    ]
