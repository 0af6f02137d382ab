"""SQL of what no single row can state: whose a row is wherever two rows say it, trees without circles, kept sides."""

#: A party acts on an agreement that it is on.
ON_AGREEMENT = """
ALTER TABLE programs_act ADD CONSTRAINT programs_act_party_on_agreement
  FOREIGN KEY (agreement_id, party_id) REFERENCES programs_agreementparty (agreement_id, party_id);
"""

#: (what is of a party, the rows that name it: table, column, constraint)
_OF_PARTY = (
    (
        "programs_organisation",
        ("programs_organisation", "parent_id", "programs_organisation_parent_of_party"),
        ("programs_responsibility", "organisation_id", "programs_responsibility_organisation_of_party"),
        ("programs_partner", "organisation_id", "programs_partner_organisation_of_party"),
        ("programs_contribution", "organisation_id", "programs_contribution_organisation_of_party"),
    ),
    (
        "programs_contribution",
        ("programs_contributionedition", "contribution_id", "programs_contributionedition_request_of_party"),
    ),
    (
        "programs_contributionedition",
        ("programs_draftsource", "edition_id", "programs_draftsource_edition_of_party"),
    ),
)

SAME_PARTY = "".join(
    f"CREATE UNIQUE INDEX {subject}_of_party ON {subject} (id, party_id);\n"
    + "".join(
        f"ALTER TABLE {table} ADD CONSTRAINT {name}\n"
        f"  FOREIGN KEY ({column}, party_id) REFERENCES {subject} (id, party_id);\n"
        for table, column, name in rows
    )
    for subject, *rows in _OF_PARTY
)

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

#: A proposal stays with the side that makes it.
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

KEYS = ON_AGREEMENT + SAME_PARTY + TREES + KEPT
