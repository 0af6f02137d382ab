"""Two holes in the second wall: a side ties files to its own positions alone, and a proposal stays its side's."""

from django.db import migrations

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"

OWN = f"""EXISTS (SELECT 1 FROM programs_position s
                   WHERE s.id = programs_document_positions.position_id AND s.party_id = {PARTY})"""

LINKS = f"""
CREATE POLICY own_insert ON programs_document_positions AS RESTRICTIVE FOR INSERT WITH CHECK ({OWN});
CREATE POLICY own_update ON programs_document_positions AS RESTRICTIVE FOR UPDATE USING ({OWN}) WITH CHECK ({OWN});
CREATE POLICY own_delete ON programs_document_positions AS RESTRICTIVE FOR DELETE USING ({OWN});
"""

KEPT = """
CREATE FUNCTION programs_side_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a proposal stays with its side and programme'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_side_kept';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_side_kept BEFORE UPDATE ON {table} FOR EACH ROW
  WHEN ((OLD.party_id, OLD.programme_id) IS DISTINCT FROM (NEW.party_id, NEW.programme_id))
  EXECUTE FUNCTION programs_side_keep();
"""
    for table in ("programs_changeset", "programs_change")
)


class Migration(migrations.Migration):
    dependencies = [("programs", "0011_home_by_index")]

    operations = [migrations.RunSQL(LINKS + KEPT)]
