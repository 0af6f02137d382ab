"""Row security of positions: who acts for no side reads a simultaneous round once every present side has released."""

from django.db import migrations

PARTY = "NULLIF(current_setting('cooperation.party', true), '')::uuid"
PROGRAMMES = "NULLIF(current_setting('cooperation.programmes', true), '')::uuid[]"

FORWARDS = "".join(
    f"""
CREATE POLICY exchanged_by_all ON {table} FOR SELECT USING (
    {PARTY} IS NULL AND programme_id = ANY({PROGRAMMES})
    AND NOT EXISTS (
        SELECT 1 FROM programs_side s
         WHERE s.programme_id = {table}.programme_id AND s.until IS NULL
           AND NOT EXISTS (SELECT 1 FROM programs_release r
                            WHERE r.round_id = {table}.round_id AND r.party_id = s.party_id))
);
"""
    for table in ("programs_position", "programs_positionevent")
)
BACKWARDS = "".join(
    f"DROP POLICY exchanged_by_all ON {table};" for table in ("programs_position", "programs_positionevent")
)


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
