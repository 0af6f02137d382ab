"""SQL of the first migration: functions that generated columns stand on, row security, composite keys."""

SEARCH = """
CREATE OR REPLACE FUNCTION cooperation_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(lower(t), 'ёў', 'еу');
CREATE OR REPLACE FUNCTION cooperation_search(title jsonb, body jsonb, number text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple'::regconfig, number)
    || to_tsvector('pg_catalog.russian'::regconfig, cooperation_fold(coalesce(title->>'ru', '') || ' ' || coalesce(body->>'ru', '')))
    || to_tsvector('pg_catalog.english'::regconfig, coalesce(title->>'en', '') || ' ' || coalesce(body->>'en', ''))
    || to_tsvector('pg_catalog.simple'::regconfig, cooperation_fold((title::text) || ' ' || (body::text)));
CREATE OR REPLACE FUNCTION cooperation_query(q text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE
RETURN plainto_tsquery('pg_catalog.russian'::regconfig, cooperation_fold(q))
    || plainto_tsquery('pg_catalog.english'::regconfig, q)
    || plainto_tsquery('pg_catalog.simple'::regconfig, cooperation_fold(q));
"""

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"

#: Tables internal to one party: (table, whether it is the subject itself or its change events).
INTERNAL = (
    "programs_positiondraft",
    "programs_positiondraftevent",
    "programs_internalnote",
    "programs_internalnoteevent",
)

#: Released positions and their events: one's own, or as the round's exchange rule allows.
POSITION = ("programs_position", "programs_positionevent")

ROW_SECURITY = (
    "".join(
        f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_side ON {table} USING (party_id = {PARTY}) WITH CHECK (party_id = {PARTY});
"""
        for table in INTERNAL
    )
    + "".join(
        f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY exchanged ON {table} FOR SELECT USING (
    party_id = {PARTY}
    OR (exchange = 'on_release' AND current_setting('cooperation.programmes', true) NOT IN ('', '{{}}'))
    OR EXISTS (SELECT 1 FROM programs_release r WHERE r.round_id = {table}.round_id AND r.party_id = {PARTY})
);
CREATE POLICY own_insert ON {table} FOR INSERT WITH CHECK (party_id = {PARTY});
CREATE POLICY own_update ON {table} FOR UPDATE USING (party_id = {PARTY}) WITH CHECK (party_id = {PARTY});
"""
        for table in POSITION
    )
    + "".join(
        f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_audience ON {table} FOR SELECT USING (
    party_id = {PARTY}
    OR audience IN ('shared', 'public')
    OR (audience = 'position' AND EXISTS (
        SELECT 1 FROM programs_document_positions dp JOIN programs_position p ON p.id = dp.position_id
         WHERE dp.document_id = {table}.{key}))
);
CREATE POLICY own_insert ON {table} FOR INSERT WITH CHECK (party_id = {PARTY} OR audience IN ('shared', 'public'));
CREATE POLICY own_update ON {table} FOR UPDATE USING (party_id = {PARTY} OR audience IN ('shared', 'public'));
"""
        for table, key in (("programs_document", "id"), ("programs_documentevent", "pgh_obj_id"))
    )
)

COMPOSITE = """
ALTER TABLE programs_act ADD CONSTRAINT programs_act_party_on_agreement
  FOREIGN KEY (agreement_id, party_id) REFERENCES programs_agreementparty (agreement_id, party_id);
"""
