"""SQL of row security on what sessions keep to some: papers that are internal to a side or for named parties.

As in programs/migrations/_walls.py; tests/walls takes each line away and sees who notices.
"""

from programs.migrations._walls import PARTY, wall


def _papers(table: str) -> str:
    condition = f"readers = '{{}}' OR {PARTY} = ANY(readers)"
    return wall(table, to_its_readers=f"USING ({condition}) WITH CHECK ({condition})")


def _with_paper(table: str) -> str:
    condition = f"EXISTS (SELECT 1 FROM meetings_paper s WHERE s.id = {table}.paper_id)"
    return wall(table, with_paper=f"USING ({condition}) WITH CHECK ({condition})")


PAPERS = "".join(
    make(table) + make(f"{table}event")
    for make, tables in (
        (_papers, ("meetings_paper",)),
        (_with_paper, ("meetings_paperpoint", "meetings_paperversion")),
    )
    for table in tables
)

#: Papers go with a point that is moved, or let go of one that is taken off, also those that are kept from who does it.
MOVE_PAPERS = """
CREATE FUNCTION cooperation_move_papers(of_point uuid, to_point uuid, to_waiting uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE meetings_paperpoint SET point_id = to_point, waiting_id = to_waiting, version = version + 1
     WHERE (point_id = of_point OR waiting_id = of_point) AND COALESCE(to_point, to_waiting) IS NOT NULL;
    DELETE FROM meetings_paperpoint
     WHERE (point_id = of_point OR waiting_id = of_point) AND COALESCE(to_point, to_waiting) IS NULL;
$$;
"""
