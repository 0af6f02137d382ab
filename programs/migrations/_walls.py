"""SQL of row security: what PostgreSQL itself keeps from who asks, table by table. Every policy of the app stands here.

`acting_as` tells the database who asks: no actor, no rows. Tables of change events have the walls of their subject, but
that events are added and read alone. Every line decides something: tests/walls takes each away and sees who notices.
"""

from collections.abc import Callable

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"
PROGRAMMES = "NULLIF(current_setting('cooperation.programmes', true), '')::uuid[]"
SOMEBODY = "NULLIF(current_setting('cooperation.user', true), '') IS NOT NULL"
OWN = f"party_id = {PARTY}"


def wall(table: str, **policies: str) -> str:
    """Row security on `table`, and its policies: name, and what CREATE POLICY says after the table."""
    made = "".join(f"CREATE POLICY {name} ON {table} {rule};\n" for name, rule in policies.items())
    return f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n{made}"


def own_update(table: str) -> str:
    """That a side alone changes its rows."""
    return f"CREATE POLICY own_update ON {table} FOR UPDATE USING ({OWN}) WITH CHECK ({OWN});\n"


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
    _own,
    "programs_positiondraft",
    "programs_internalnote",
    "programs_contribution",
    "programs_draftsource",
    "programs_planimport",
) + and_events(_own_for_good, "programs_contributionedition")


# --- Positions: one's own, and the others' by the round's exchange rule -----------------------------------------------


def _row_by_row(table: str) -> str:
    """That every present side has released the round, asked of each position."""
    return f"""(
    {PARTY} IS NULL AND programme_id = ANY({PROGRAMMES})
    AND NOT EXISTS (
        SELECT 1 FROM programs_side s
         WHERE s.programme_id = {table}.programme_id
           AND cooperation_within(s.since, s.until, (now() AT TIME ZONE 'UTC')::date)
           AND NOT EXISTS (SELECT 1 FROM programs_release r
                            WHERE r.round_id = {table}.round_id AND r.party_id = s.party_id)))"""


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
        exchanged_by_all=f"FOR SELECT USING {_row_by_row(table)}",
        own_insert=f"FOR INSERT WITH CHECK ({OWN})",
    )


POSITIONS = and_events(_exchanged, "programs_position") + own_update("programs_position")

#: In the place of that, since 0002. The condition stands in a function, since what a policy says in full is planned and
#: set up anew wherever a statement names the table; and it is asked once a statement, not once a row.
ROUNDS_RELEASED_BY_ALL = f"""
CREATE FUNCTION cooperation_rounds_released_by_all() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(
    SELECT o.id FROM programs_round o
     WHERE o.programme_id = ANY({PROGRAMMES})
       AND NOT EXISTS (
        SELECT 1 FROM programs_side s
         WHERE s.programme_id = o.programme_id
           AND cooperation_within(s.since, s.until, (now() AT TIME ZONE 'UTC')::date)
           AND NOT EXISTS (SELECT 1 FROM programs_release r WHERE r.round_id = o.id AND r.party_id = s.party_id)));
"""


def _by_all(condition: Callable[[str], str]) -> str:
    return and_events(
        lambda table: f"ALTER POLICY exchanged_by_all ON {table} USING {condition(table)};\n",
        "programs_position",
    )


BY_ALL_ROW_BY_ROW = _by_all(_row_by_row)
BY_ALL_AT_ONCE = ROUNDS_RELEASED_BY_ALL + _by_all(
    lambda _table: (
        f"({PARTY} IS NULL AND round_id = ANY((SELECT cooperation_rounds_released_by_all())::uuid[]))"
    )
)


# --- Files, and what ties them to drafts and positions ----------------------------------------------------------------


def _by_audience(table: str) -> str:
    """A file kept with an act is of no programme: the application says whose the act is."""
    key = "pgh_obj_id" if table.endswith("event") else "id"
    nobodys = f"party_id IS NULL AND {PARTY} IS NULL AND audience IN ('shared', 'public') AND {SOMEBODY}"
    return wall(
        table,
        by_audience=f"""FOR SELECT USING (
    {OWN}
    OR audience = 'public'
    OR (audience = 'shared' AND (programme_id = ANY({PROGRAMMES}) OR (programme_id IS NULL AND {SOMEBODY})))
    OR (audience = 'position' AND EXISTS (
        SELECT 1 FROM programs_document_positions dp JOIN programs_position p ON p.id = dp.position_id
         WHERE dp.document_id = {table}.{key} AND p.party_id = {table}.party_id)))""",
        own_insert=f"FOR INSERT WITH CHECK ({OWN} OR ({nobodys}))",
    )


#: Since 0004: those who are named read it as well.
NAMED_READERS = and_events(
    lambda table: f"CREATE POLICY named_readers ON {table} FOR SELECT USING ({PARTY} = ANY(readers));\n",
    "programs_document",
)
WITHOUT_NAMED_READERS = and_events(
    lambda table: f"DROP POLICY named_readers ON {table};\n", "programs_document"
)


def _with_draft(table: str) -> str:
    return wall(
        table,
        with_subject=f"""USING (
    EXISTS (SELECT 1 FROM programs_positiondraft s WHERE s.id = {table}.positiondraft_id))""",
    )


def _with_position(table: str, *changes: str) -> str:
    """Seen with the position; a side ties files to its own positions alone, whatever it sees."""
    seen = f"EXISTS (SELECT 1 FROM programs_position s WHERE s.id = {table}.position_id"
    own = f"({seen} AND s.{OWN}))"
    return wall(
        table,
        with_subject=f"FOR SELECT USING ({seen}))",
        own_insert=f"FOR INSERT WITH CHECK {own}",
        **{f"own_{change}": f"FOR {change.upper()} USING {own}" for change in changes},
    )


DOCUMENTS = (
    and_events(_by_audience, "programs_document")
    + own_update("programs_document")
    + _with_draft("programs_document_drafts")
    + _with_draft("programs_documentdraftevent")
    + _with_position("programs_document_positions", "update", "delete")
    + _with_position("programs_documentpositionevent")
)


# --- Proposals: drafts of their side, known to every side once proposed -----------------------------------------------


def _proposal(table: str, known: str) -> str:
    seen = f"{OWN} OR ({known} AND programme_id = ANY({PROGRAMMES}))"
    return wall(
        table,
        proposed_read=f"FOR SELECT USING ({seen})",
        proposed_change=f"FOR UPDATE USING ({seen})",
        own_insert=f"FOR INSERT WITH CHECK ({OWN})",
        own_draft_delete=f"FOR DELETE USING ({OWN} AND NOT ({known}))",
    ) + wall(
        f"{table}event",
        proposed_read=f"FOR SELECT USING ({seen})",
        proposed_insert=f"FOR INSERT WITH CHECK ({seen})",
    )


PROPOSALS = _proposal("programs_changeset", "state <> 'draft'") + _proposal("programs_change", "shared")

WALLS = INTERNAL + POSITIONS + DOCUMENTS + PROPOSALS
