"""What PostgreSQL itself refuses, to every role: a change to the record of a session whose minutes are sealed."""

#: Tables of the record of a session: (table, how a row finds its session).
_OF_SESSION = (
    ("meetings_review", "{row}.id"),
    ("meetings_agendaitem", "{row}.review_id"),
    ("meetings_delegation", "{row}.review_id"),
    ("meetings_sitting", "{row}.review_id"),
    ("meetings_dateconfirmation", "{row}.review_id"),
    ("meetings_outcome", "{row}.review_id"),
    ("meetings_delegate", "(SELECT d.review_id FROM meetings_delegation d WHERE d.id = {row}.delegation_id)"),
    ("meetings_outcome_responsible", "(SELECT o.review_id FROM meetings_outcome o WHERE o.id = {row}.outcome_id)"),
    ("meetings_stand", "(SELECT o.review_id FROM meetings_outcome o WHERE o.id = {row}.outcome_id)"),
    ("meetings_bracket", "(SELECT o.review_id FROM meetings_outcome o WHERE o.id = {row}.outcome_id)"),
    ("meetings_acknowledgement", "(SELECT o.review_id FROM meetings_outcome o WHERE o.id = {row}.outcome_id)"),
)  # fmt: skip

#: Tables whose rows are added and never changed.
_ADDED_TO = (
    "meetings_minutes", "meetings_minutesfile", "meetings_minutesact", "meetings_handwrittenchange",
    "meetings_changeconfirmation", "meetings_minutesseal", "meetings_minutesnote",
)  # fmt: skip

_REFUSE = "PERFORM programs_refuse('the record of a session whose minutes are sealed is not changed', '{table}_sealed');"


def _of_session(table: str, path: str) -> str:
    refuse = _REFUSE.format(table=table)
    old, new = path.format(row="OLD"), path.format(row="NEW")
    return f"""
CREATE FUNCTION {table}_keep_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND meetings_held_sealed({old}) THEN {refuse} END IF;
  IF TG_OP <> 'DELETE' AND meetings_held_sealed({new}) THEN {refuse} END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER {table}_sealed BEFORE INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {table}_keep_sealed();
"""


def _added_to(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION meetings_minutes_keep();
"""


#: Of a sealed version nothing more comes in but later acts and notes; of a session, a version that corrects it.
_OF_VERSION = """
CREATE FUNCTION meetings_minutes_open(version_id uuid, at_table text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- As in meetings_held_sealed: a write beside the sealing waits for it.
  PERFORM 1 FROM meetings_review r JOIN meetings_minutes m ON m.review_id = r.id WHERE m.id = version_id
    FOR KEY SHARE OF r;
  IF EXISTS (SELECT 1 FROM meetings_minutesseal s WHERE s.minutes_id = version_id) THEN
    PERFORM programs_refuse('nothing is added to a sealed version', at_table || '_sealed');
  END IF;
END $$;
CREATE FUNCTION meetings_minutes_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM meetings_minutes_open(NEW.minutes_id, TG_TABLE_NAME);
  RETURN NEW;
END $$;
CREATE FUNCTION meetings_changeconfirmation_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM meetings_minutes_open(
    (SELECT c.minutes_id FROM meetings_handwrittenchange c WHERE c.id = NEW.change_id), TG_TABLE_NAME
  );
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_changeconfirmation_closed BEFORE INSERT ON meetings_changeconfirmation
  FOR EACH ROW EXECUTE FUNCTION meetings_changeconfirmation_close();
CREATE TRIGGER meetings_minutesfile_closed BEFORE INSERT ON meetings_minutesfile
  FOR EACH ROW EXECUTE FUNCTION meetings_minutes_close();
CREATE TRIGGER meetings_handwrittenchange_closed BEFORE INSERT ON meetings_handwrittenchange
  FOR EACH ROW EXECUTE FUNCTION meetings_minutes_close();
CREATE TRIGGER meetings_minutesact_closed BEFORE INSERT ON meetings_minutesact
  FOR EACH ROW WHEN (NEW.kind IN ('agreed', 'signed')) EXECUTE FUNCTION meetings_minutes_close();
"""

SEALED = (
    """
CREATE FUNCTION meetings_is_sealed(session uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM meetings_minutesseal s WHERE s.review_id = session)
$$;
CREATE FUNCTION meetings_held_sealed(session uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever seals holds the session FOR UPDATE: a write beside it waits here, and then sees the seal.
  PERFORM 1 FROM meetings_review r WHERE r.id = session FOR KEY SHARE;
  RETURN meetings_is_sealed(session);
END $$;
CREATE FUNCTION meetings_minutes_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM programs_refuse('what belongs to minutes is added to, never changed', TG_TABLE_NAME || '_kept');
  RETURN NULL;
END $$;
"""
    + "".join(_of_session(table, path) for table, path in _OF_SESSION)
    + "".join(_added_to(table) for table in _ADDED_TO)
    + _OF_VERSION
)
