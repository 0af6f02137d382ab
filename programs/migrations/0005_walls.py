"""Row security to the letter, and rules between rows that no single row can state.

No actor, no rows: shared files too are seen by somebody who signed in. A position is seen within its programme only.
What ties a file to a draft or to a position is seen with these. Nobody but the file's own side changes its row.
"""

from django.db import migrations

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"
PROGRAMMES = "NULLIF(current_setting('cooperation.programmes', true), '')::uuid[]"
SOMEBODY = (
    f"({PARTY} IS NOT NULL OR cardinality({PROGRAMMES}) > 0"
    " OR NULLIF(current_setting('cooperation.user', true), '') IS NOT NULL)"
)

POSITIONS = "".join(
    f"""
ALTER POLICY exchanged ON {table} USING (
    party_id = {PARTY}
    OR (programme_id = ANY({PROGRAMMES})
        AND (exchange = 'on_release'
             OR EXISTS (SELECT 1 FROM programs_release r
                         WHERE r.round_id = {table}.round_id AND r.party_id = {PARTY})))
);
"""
    for table in ("programs_position", "programs_positionevent")
)

DOCUMENTS = "".join(
    f"""
ALTER POLICY by_audience ON {table} USING (
    party_id = {PARTY}
    OR audience = 'public'
    OR (audience = 'shared' AND {SOMEBODY})
    OR (audience = 'position' AND EXISTS (
        SELECT 1 FROM programs_document_positions dp JOIN programs_position p ON p.id = dp.position_id
         WHERE dp.document_id = {table}.{key}))
);
ALTER POLICY own_insert ON {table} WITH CHECK (
    party_id = {PARTY} OR (party_id IS NULL AND {PARTY} IS NULL AND audience IN ('shared', 'public') AND {SOMEBODY}));
ALTER POLICY own_update ON {table} USING (party_id = {PARTY}) WITH CHECK (party_id = {PARTY});
"""
    for table, key in (("programs_document", "id"), ("programs_documentevent", "pgh_obj_id"))
)

LINKS = "".join(
    f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_subject ON {table} USING (EXISTS (SELECT 1 FROM {subject} s WHERE s.id = {table}.{column}));
"""
    for table, subject, column in (
        ("programs_document_drafts", "programs_positiondraft", "positiondraft_id"),
        ("programs_document_positions", "programs_position", "position_id"),
    )
)

#: Whose an organisation is, wherever a row says both: of a parent, of who is responsible, of a partner.
SAME_PARTY = """
ALTER TABLE programs_organisation ADD CONSTRAINT programs_organisation_of_party UNIQUE (id, party_id);
ALTER TABLE programs_organisation ADD CONSTRAINT programs_organisation_parent_of_party
  FOREIGN KEY (parent_id, party_id) REFERENCES programs_organisation (id, party_id);
ALTER TABLE programs_responsibility ADD CONSTRAINT programs_responsibility_organisation_of_party
  FOREIGN KEY (organisation_id, party_id) REFERENCES programs_organisation (id, party_id);
ALTER TABLE programs_partner ADD CONSTRAINT programs_partner_organisation_of_party
  FOREIGN KEY (organisation_id, party_id) REFERENCES programs_organisation (id, party_id);
"""

TREES = """
CREATE FUNCTION cooperation_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid := NEW.parent_id;
BEGIN
  WHILE above IS NOT NULL LOOP
    IF above = NEW.id THEN
      RAISE EXCEPTION 'a row of % cannot stand above itself', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_tree';
    END IF;
    EXECUTE format('SELECT parent_id FROM %I WHERE id = $1', TG_TABLE_NAME) INTO above USING above;
  END LOOP;
  RETURN NULL;
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_tree AFTER INSERT OR UPDATE OF parent_id ON {table}
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION cooperation_tree();
"""
    for table in ("programs_organisation", "programs_body", "programs_section")
)


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_search_by_beginnings")]

    operations = [migrations.RunSQL(POSITIONS + DOCUMENTS + LINKS + SAME_PARTY + TREES)]
