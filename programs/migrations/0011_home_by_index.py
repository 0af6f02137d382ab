"""What the page before a session counts and lists by index; and nothing told by the newest of a side's positions.

A position's flag `latest` goes to the next one, which others may not see yet: its history does not say when.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from cooperation.migrating import CreateTogether

RELEASED = """
CREATE FUNCTION cooperation_draft_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.released := EXISTS (SELECT 1 FROM programs_position p
                           WHERE p.item_id = NEW.item_id AND p.party_id = NEW.party_id
                             AND p.round_id = NEW.round_id AND p.current);
  RETURN NEW;
END $$;
CREATE TRIGGER positiondraft_released BEFORE INSERT ON programs_positiondraft
  FOR EACH ROW EXECUTE FUNCTION cooperation_draft_released();
UPDATE programs_positiondraft d SET released = true
 WHERE EXISTS (SELECT 1 FROM programs_position p
                WHERE p.item_id = d.item_id AND p.party_id = d.party_id AND p.round_id = d.round_id AND p.current);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0010_what_stands_in_the_way"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="position",
                    name="position_added",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="position",
                    name="position_changed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="position",
                    name="position_removed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="positiondraft",
                    name="positiondraft_changed",
                ),
                migrations.RemoveField(
                    model_name="positionevent",
                    name="latest",
                ),
                migrations.AddField(
                    model_name="positiondraft",
                    name="released",
                    field=models.BooleanField(default=False, editable=False),
                ),
                migrations.AddIndex(
                    model_name="agreedstate",
                    index=models.Index(
                        condition=models.Q(("current", True)),
                        fields=["-agreed_on", "id"],
                        name="programs_agreedstate_last",
                    ),
                ),
                migrations.AddIndex(
                    model_name="extension",
                    index=models.Index(fields=["-agreed_on", "id"], name="programs_extension_last"),
                ),
                migrations.AddIndex(
                    model_name="positiondraft",
                    index=models.Index(
                        condition=models.Q(("released", False)),
                        fields=["round", "party", "ready", "programme"],
                        name="programs_draft_waiting",
                    ),
                ),
                migrations.AddIndex(
                    model_name="wording",
                    index=models.Index(
                        fields=["programme", "item"],
                        include=["due_on"],
                        condition=models.Q(until_edition__isnull=True),
                        name="programs_wording_counted",
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreedstate",
                    index=models.Index(
                        fields=["item", "status"],
                        condition=models.Q(current=True),
                        name="programs_agreedstate_counted",
                    ),
                ),
                migrations.AddIndex(
                    model_name="responsibility",
                    index=models.Index(
                        fields=["item", "party", "until"], name="programs_responsibility_owed"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_added",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT new_values."current", new_values."edition", new_values."exchange", new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'added\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."release_id", new_values."round_id", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff479d17a0b84eebd2dedc00373b2a575b05f5a1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_position_added_1bae9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT new_values."current", new_values."edition", new_values."exchange", new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."release_id", new_values."round_id", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."current" IS DISTINCT FROM (new_values."current") OR old_values."edition" IS DISTINCT FROM (new_values."edition") OR old_values."exchange" IS DISTINCT FROM (new_values."exchange") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."progress" IS DISTINCT FROM (new_values."progress") OR old_values."proposed_deadline" IS DISTINCT FROM (new_values."proposed_deadline") OR old_values."release_id" IS DISTINCT FROM (new_values."release_id") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="584f0db838c31bef53a60b99d9feda3b8bc10c2a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_position_changed_90540",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="position_removed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positionevent" ("current", "edition", "exchange", "id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "release_id", "round_id", "status", "text", "version") SELECT old_values."current", old_values."edition", old_values."exchange", old_values."id", old_values."item_id", old_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'removed\', old_values."id", old_values."programme_id", old_values."progress", old_values."proposed_deadline", old_values."release_id", old_values."round_id", old_values."status", old_values."text", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a688520ed5ef5086aa48f012f52ca514426a700c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_position_removed_687e4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="programs_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="positiondraft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="positiondraft_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "programs_positiondraftevent" ("id", "item_id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "progress", "proposed_deadline", "ready", "round_id", "saved_at", "saved_by_id", "status", "text", "version") SELECT new_values."id", new_values."item_id", new_values."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'changed\', new_values."id", new_values."programme_id", new_values."progress", new_values."proposed_deadline", new_values."ready", new_values."round_id", new_values."saved_at", new_values."saved_by_id", new_values."status", new_values."text", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."item_id" IS DISTINCT FROM (new_values."item_id") OR old_values."party_id" IS DISTINCT FROM (new_values."party_id") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."progress" IS DISTINCT FROM (new_values."progress") OR old_values."proposed_deadline" IS DISTINCT FROM (new_values."proposed_deadline") OR old_values."ready" IS DISTINCT FROM (new_values."ready") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."saved_at" IS DISTINCT FROM (new_values."saved_at") OR old_values."saved_by_id" IS DISTINCT FROM (new_values."saved_by_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a023166227b89fd15fd8d7d99e8c36c6f4cf93cc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_positiondraft_changed_39068",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="programs_positiondraft",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.RunSQL(RELEASED, migrations.RunSQL.noop),
            ]
        )
    ]
