"""SQL of row security: what PostgreSQL itself keeps from who asks, table by table. Every policy of the app stands here.

`acting_as` tells the database who asks: no actor, no rows. Tables of change events have the walls of their subject.
What stands once for two tables stands in a function; each policy is named as tests/programs/test_walls.py lists it.
"""

from collections.abc import Callable

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"
PROGRAMMES = "NULLIF(current_setting('cooperation.programmes', true), '')::uuid[]"
SOMEBODY = (
    f"({PARTY} IS NOT NULL OR cardinality({PROGRAMMES}) > 0"
    " OR NULLIF(current_setting('cooperation.user', true), '') IS NOT NULL)"
)
OWN = f"party_id = {PARTY}"


def wall(table: str, **policies: str) -> str:
    """Row security on `table`, and its policies: name, and what CREATE POLICY says after the table."""
    made = "".join(f"CREATE POLICY {name} ON {table} {rule};\n" for name, rule in policies.items())
    return f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n{made}"


def and_events(make: Callable[[str], str], *tables: str) -> str:
    """The same wall around tables and around their change events."""
    return "".join(make(table) + make(f"{table}event") for table in tables)


# --- What one side alone reads and writes -----------------------------------------------------------------------------


def _own(table: str) -> str:
    return wall(table, own_side=f"USING ({OWN}) WITH CHECK ({OWN})")


def _own_for_good(table: str) -> str:
    """Read and added to by its side, never changed nor taken away."""
    return wall(table, own_side=f"FOR SELECT USING ({OWN})", own_insert=f"FOR INSERT WITH CHECK ({OWN})")


INTERNAL = and_events(
    _own, "programs_positiondraft", "programs_internalnote", "programs_contribution", "programs_draftsource"
) + and_events(_own_for_good, "programs_contributionedition")


# --- Positions: one's own, and the others' by the round's exchange rule -----------------------------------------------


def _exchanged(table: str) -> str:
    """Who acts for no side reads a simultaneous round once every present side has released."""
    return wall(
        table,
        exchanged=f"""FOR SELECT USING (
    {OWN}
    OR (programme_id = ANY({PROGRAMMES})
        AND (exchange = 'on_release'
             OR EXISTS (SELECT 1 FROM programs_release r
                         WHERE r.round_id = {table}.round_id AND r.party_id = {PARTY}))))""",
        exchanged_by_all=f"""FOR SELECT USING (
    {PARTY} IS NULL AND programme_id = ANY({PROGRAMMES})
    AND NOT EXISTS (
        SELECT 1 FROM programs_side s
         WHERE s.programme_id = {table}.programme_id AND s.until IS NULL
           AND NOT EXISTS (SELECT 1 FROM programs_release r
                            WHERE r.round_id = {table}.round_id AND r.party_id = s.party_id)))""",
        own_insert=f"FOR INSERT WITH CHECK ({OWN})",
        own_update=f"FOR UPDATE USING ({OWN}) WITH CHECK ({OWN})",
    )


POSITIONS = and_events(_exchanged, "programs_position")


# --- Files, and what ties them to drafts and positions ----------------------------------------------------------------


def _by_audience(table: str) -> str:
    key = "pgh_obj_id" if table.endswith("event") else "id"
    nobodys = f"party_id IS NULL AND {PARTY} IS NULL AND audience IN ('shared', 'public') AND {SOMEBODY}"
    return wall(
        table,
        by_audience=f"""FOR SELECT USING (
    {OWN}
    OR audience = 'public'
    OR (audience = 'shared' AND {SOMEBODY})
    OR (audience = 'position' AND EXISTS (
        SELECT 1 FROM programs_document_positions dp JOIN programs_position p ON p.id = dp.position_id
         WHERE dp.document_id = {table}.{key})))""",
        own_insert=f"FOR INSERT WITH CHECK ({OWN} OR ({nobodys}))",
        own_update=f"FOR UPDATE USING ({OWN}) WITH CHECK ({OWN})",
    )


def _with_subject(table: str, subject: str, column: str, **further: str) -> str:
    seen = f"EXISTS (SELECT 1 FROM {subject} s WHERE s.id = {table}.{column})"
    return wall(table, with_subject=f"USING ({seen})", **further)


#: A side ties files to its own positions alone, whatever it sees.
_TO_OWN = f"""(EXISTS (SELECT 1 FROM programs_position s
                    WHERE s.id = programs_document_positions.position_id AND s.{OWN}))"""

DOCUMENTS = (
    and_events(_by_audience, "programs_document")
    + _with_subject("programs_document_drafts", "programs_positiondraft", "positiondraft_id")
    + _with_subject("programs_documentdraftevent", "programs_positiondraft", "positiondraft_id")
    + _with_subject("programs_documentpositionevent", "programs_position", "position_id")
    + _with_subject(
        "programs_document_positions",
        "programs_position",
        "position_id",
        own_insert=f"AS RESTRICTIVE FOR INSERT WITH CHECK {_TO_OWN}",
        own_update=f"AS RESTRICTIVE FOR UPDATE USING {_TO_OWN} WITH CHECK {_TO_OWN}",
        own_delete=f"AS RESTRICTIVE FOR DELETE USING {_TO_OWN}",
    )
)


# --- Proposals: drafts of their side, known to every side once proposed -----------------------------------------------


def _proposal(table: str, known: str) -> str:
    seen = f"{OWN} OR ({known} AND programme_id = ANY({PROGRAMMES}))"
    return wall(
        table,
        proposed_read=f"FOR SELECT USING ({seen})",
        proposed_change=f"FOR UPDATE USING ({seen}) WITH CHECK ({seen})",
        own_insert=f"FOR INSERT WITH CHECK ({OWN})",
        own_draft_delete=f"FOR DELETE USING ({OWN} AND NOT ({known}))",
    ) + wall(
        f"{table}event",
        proposed_read=f"FOR SELECT USING ({seen})",
        proposed_insert=f"FOR INSERT WITH CHECK ({seen})",
    )


PROPOSALS = _proposal("programs_changeset", "state <> 'draft'") + _proposal("programs_change", "shared")

WALLS = INTERNAL + POSITIONS + DOCUMENTS + PROPOSALS
