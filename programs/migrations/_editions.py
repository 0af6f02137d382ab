"""SQL of editions and of the ledger: what of an edition in force can never change, and what a draft is told.

The triggers are plain ones: nothing that the application may set switches them off. They hold for rows of editions that
another transaction has put in force, so that a plan can be loaded as a whole.
"""

SEALED = """
CREATE FUNCTION programs_sealed(programme uuid, edition int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM programs_edition e
                  WHERE e.programme_id = programme AND e.number = edition AND e.state <> 'recorded'
                    AND e.recorded_at <> transaction_timestamp())
$$;

CREATE FUNCTION programs_refuse(words text, name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = words, ERRCODE = 'integrity_constraint_violation', CONSTRAINT = name;
END $$;

CREATE FUNCTION programs_wording_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF programs_sealed(NEW.programme_id, NEW.since_edition) THEN
      PERFORM programs_refuse('an edition in force takes no further wording', 'programs_wording_sealed');
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF programs_sealed(OLD.programme_id, OLD.since_edition) THEN
      PERFORM programs_refuse('a wording of an edition in force is not deleted', 'programs_wording_sealed');
    END IF;
    RETURN OLD;
  END IF;
  IF programs_sealed(OLD.programme_id, OLD.since_edition) AND (
       (OLD.programme_id, OLD.item_id, OLD.section_id, OLD.number, OLD.sort_key, OLD.title, OLD.expected_result,
        OLD.deadline, OLD.since_edition)
       IS DISTINCT FROM
       (NEW.programme_id, NEW.item_id, NEW.section_id, NEW.number, NEW.sort_key, NEW.title, NEW.expected_result,
        NEW.deadline, NEW.since_edition)) THEN
    PERFORM programs_refuse('a wording of an edition in force is not changed', 'programs_wording_sealed');
  END IF;
  IF OLD.until_edition IS DISTINCT FROM NEW.until_edition AND (
       programs_sealed(OLD.programme_id, OLD.until_edition) OR programs_sealed(NEW.programme_id, NEW.until_edition)
       OR (OLD.since_edition <> NEW.since_edition AND programs_sealed(NEW.programme_id, NEW.since_edition))) THEN
    PERFORM programs_refuse('a wording ends with an edition that is being recorded', 'programs_wording_sealed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programs_wording_sealed BEFORE INSERT OR UPDATE OR DELETE ON programs_wording
  FOR EACH ROW EXECUTE FUNCTION programs_wording_seal();

CREATE FUNCTION programs_milestone_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  programme uuid := (SELECT programme_id FROM programs_item
                      WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.item_id ELSE OLD.item_id END);
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF programs_sealed(programme, NEW.since_edition) THEN
      PERFORM programs_refuse('an edition in force takes no further milestone', 'programs_milestone_sealed');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT programs_sealed(programme, OLD.since_edition) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE'
     OR (OLD.item_id, OLD.position, OLD.title, OLD.deadline, OLD.since_edition)
        IS DISTINCT FROM (NEW.item_id, NEW.position, NEW.title, NEW.deadline, NEW.since_edition)
     OR (OLD.until_edition IS DISTINCT FROM NEW.until_edition AND
         (programs_sealed(programme, OLD.until_edition) OR programs_sealed(programme, NEW.until_edition))) THEN
    PERFORM programs_refuse('a milestone of an edition in force is not changed', 'programs_milestone_sealed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programs_milestone_sealed BEFORE INSERT OR UPDATE OR DELETE ON programs_milestone
  FOR EACH ROW EXECUTE FUNCTION programs_milestone_seal();

CREATE FUNCTION programs_edition_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.recorded_at = transaction_timestamp() THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'recorded' THEN
      PERFORM programs_refuse('an edition that was in force is not deleted', 'programs_edition_sealed');
    END IF;
    RETURN OLD;
  END IF;
  IF (OLD.programme_id, OLD.number, OLD.recorded_at) IS DISTINCT FROM (NEW.programme_id, NEW.number, NEW.recorded_at)
     OR (OLD.state, NEW.state) NOT IN (
        ('recorded', 'recorded'), ('recorded', 'in_force'), ('in_force', 'in_force'), ('in_force', 'superseded'),
        ('superseded', 'superseded'))
     OR (OLD.state <> 'recorded' AND (OLD.in_force_on, OLD.source_label, OLD.source_id)
         IS DISTINCT FROM (NEW.in_force_on, NEW.source_label, NEW.source_id)) THEN
    PERFORM programs_refuse('an edition that was in force is not changed', 'programs_edition_sealed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programs_edition_sealed BEFORE UPDATE OR DELETE ON programs_edition
  FOR EACH ROW EXECUTE FUNCTION programs_edition_seal();

CREATE FUNCTION programs_section_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.programme_id, OLD.parent_id, OLD.number, OLD.title) IS DISTINCT FROM
     (NEW.programme_id, NEW.parent_id, NEW.number, NEW.title)
     AND EXISTS (SELECT 1 FROM programs_wording w
                  WHERE w.section_id = OLD.id AND programs_sealed(w.programme_id, w.since_edition))
     AND NOT ((OLD.programme_id, OLD.number) = (NEW.programme_id, NEW.number)
              AND OLD.parent_id IS NOT DISTINCT FROM NEW.parent_id
              -- What the editions in force call it is kept beside the edition that is being recorded.
              AND EXISTS (SELECT 1 FROM programs_formertitle t
                           WHERE t.section_id = OLD.id AND NOT programs_sealed(OLD.programme_id, t.until_edition))) THEN
    PERFORM programs_refuse('a heading of an edition in force is not changed', 'programs_section_sealed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programs_section_sealed BEFORE UPDATE ON programs_section
  FOR EACH ROW EXECUTE FUNCTION programs_section_seal();

CREATE FUNCTION programs_formertitle_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM programs_refuse('a former title of a heading is not changed', 'programs_formertitle_sealed');
  RETURN NULL;
END $$;
CREATE TRIGGER programs_formertitle_sealed BEFORE UPDATE OR DELETE ON programs_formertitle
  FOR EACH ROW EXECUTE FUNCTION programs_formertitle_seal();
"""

LEDGER = """
CREATE FUNCTION programs_deadline_entered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former jsonb;
  newest jsonb;
  entered jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    former := OLD.deadline;
  ELSE
    SELECT w.deadline INTO former FROM programs_wording w
     WHERE w.item_id = NEW.item_id AND w.until_edition = NEW.since_edition AND w.id <> NEW.id;
  END IF;
  IF former IS NULL OR former = NEW.deadline THEN
    RETURN NULL;
  END IF;
  SELECT w.deadline INTO newest FROM programs_wording w WHERE w.item_id = NEW.item_id AND w.until_edition IS NULL;
  SELECT x.after INTO entered FROM programs_extension x WHERE x.item_id = NEW.item_id ORDER BY x.number DESC LIMIT 1;
  IF NOT EXISTS (SELECT 1 FROM programs_extension x
                  WHERE x.item_id = NEW.item_id AND x.before = former AND x.after = NEW.deadline)
     OR (newest IS NOT NULL AND newest IS DISTINCT FROM entered) THEN
    PERFORM programs_refuse('a deadline changes with an entry in the ledger of extensions', 'programs_deadline_entered');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER programs_deadline_entered AFTER UPDATE OF deadline ON programs_wording
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION programs_deadline_entered();
CREATE CONSTRAINT TRIGGER programs_deadline_carried AFTER INSERT ON programs_wording
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.since_edition > 1)
  EXECUTE FUNCTION programs_deadline_entered();

CREATE FUNCTION programs_extension_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM programs_refuse('an entry of the ledger of extensions is not changed', 'programs_extension_sealed');
  RETURN NULL;
END $$;
CREATE TRIGGER programs_extension_sealed BEFORE UPDATE OR DELETE ON programs_extension
  FOR EACH ROW EXECUTE FUNCTION programs_extension_seal();
"""

#: A draft that is begun after its side's release knows it.
RELEASED = """
CREATE FUNCTION cooperation_draft_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.released := EXISTS (SELECT 1 FROM programs_position p
                           WHERE p.item_id = NEW.item_id AND p.party_id = NEW.party_id
                             AND p.round_id = NEW.round_id AND p.current);
  RETURN NEW;
END $$;
CREATE TRIGGER positiondraft_released BEFORE INSERT ON programs_positiondraft
  FOR EACH ROW EXECUTE FUNCTION cooperation_draft_released();
"""

EDITIONS = SEALED + LEDGER + RELEASED
