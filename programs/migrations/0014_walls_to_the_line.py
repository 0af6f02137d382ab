"""Row security in which every line decides something, and two holes less.

A file is shown with a position of its own side's alone: tied to another side's it was shown by that. Of such a tie the
history too is added to by that side alone. A file that the sides of a programme share is seen in that programme; one
that is kept with an act, by whoever signed in, as far as the act is theirs (the application says so).

What could not decide anything is gone: events are never updated, so no policy says who may; a proposal's side and
programme stay, so what may be changed may be so afterwards; whoever acts for no side has no side to be.
"""

from django.db import migrations

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"
PROGRAMMES = "NULLIF(current_setting('cooperation.programmes', true), '')::uuid[]"
USER = "NULLIF(current_setting('cooperation.user', true), '')"

DOCUMENTS = "".join(
    f"""
ALTER POLICY by_audience ON {table} USING (
    party_id = {PARTY}
    OR audience = 'public'
    OR (audience = 'shared' AND (programme_id = ANY({PROGRAMMES}) OR (programme_id IS NULL AND {USER} IS NOT NULL)))
    OR (audience = 'position' AND EXISTS (
        SELECT 1 FROM programs_document_positions dp JOIN programs_position p ON p.id = dp.position_id
         WHERE dp.document_id = {table}.{key} AND p.party_id = {table}.party_id))
);
ALTER POLICY own_insert ON {table} WITH CHECK (
    party_id = {PARTY}
    OR (party_id IS NULL AND {PARTY} IS NULL AND audience IN ('shared', 'public') AND {USER} IS NOT NULL));
"""
    for table, key in (("programs_document", "id"), ("programs_documentevent", "pgh_obj_id"))
)

UNUSED = """
DROP POLICY own_update ON programs_positionevent;
DROP POLICY own_update ON programs_documentevent;
"""

PROPOSALS = "".join(
    f"""
DROP POLICY proposed_change ON {table};
CREATE POLICY proposed_change ON {table} FOR UPDATE
    USING (party_id = {PARTY} OR ({known} AND programme_id = ANY({PROGRAMMES})));
"""
    for table, known in (("programs_changeset", "state <> 'draft'"), ("programs_change", "shared"))
)


def _own(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM programs_position s WHERE s.id = {table}.position_id AND s.party_id = {PARTY})"


def _with_subject(table: str) -> str:
    return f"""
DROP POLICY with_subject ON {table};
CREATE POLICY with_subject ON {table} FOR SELECT USING (
    EXISTS (SELECT 1 FROM programs_position s WHERE s.id = {table}.position_id));
"""


LINK, EVENT = "programs_document_positions", "programs_documentpositionevent"
LINKS = f"""
DROP POLICY own_insert ON {LINK};
DROP POLICY own_update ON {LINK};
DROP POLICY own_delete ON {LINK};
{_with_subject(LINK)}
CREATE POLICY own_insert ON {LINK} FOR INSERT WITH CHECK ({_own(LINK)});
CREATE POLICY own_update ON {LINK} FOR UPDATE USING ({_own(LINK)});
CREATE POLICY own_delete ON {LINK} FOR DELETE USING ({_own(LINK)});
{_with_subject(EVENT)}
CREATE POLICY own_insert ON {EVENT} FOR INSERT WITH CHECK ({_own(EVENT)});
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0013_positions_listed")]

    operations = [migrations.RunSQL(DOCUMENTS + UNUSED + PROPOSALS + LINKS)]
