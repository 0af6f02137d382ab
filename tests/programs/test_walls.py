"""The second wall, table by table: what PostgreSQL keeps from the application's own role."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from cooperation.access import NOBODY, Actor, acting_as
from cooperation.management.commands.migrate import rights_on
from programs import models as m
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set, propose
from programs.services.notes import write_note
from programs.services.positions import PositionContent, save_draft
from programs.services.releases import release_set
from tests.cast import Cast, save

pytestmark = pytest.mark.django_db

#: Every policy that must stand, by table. Others may be added; none of these may go.
POLICIES = {
    "api_keptanswer": {"own"},
    "meetings_roomdraft": {"own"},
    "programs_positiondraft": {"own_side"},
    "programs_positiondraftevent": {"own_side"},
    "programs_internalnote": {"own_side"},
    "programs_internalnoteevent": {"own_side"},
    "programs_contribution": {"own_side"},
    "programs_contributionevent": {"own_side"},
    "programs_contributionedition": {"own_side", "own_insert"},
    "programs_contributioneditionevent": {"own_side", "own_insert"},
    "programs_draftsource": {"own_side"},
    "programs_draftsourceevent": {"own_side"},
    "programs_planimport": {"own_side"},
    "programs_planimportevent": {"own_side"},
    "programs_position": {"exchanged", "exchanged_by_all", "own_insert", "own_update"},
    "programs_positionevent": {"exchanged", "exchanged_by_all", "own_insert"},
    "programs_document": {"by_audience", "own_insert", "own_update"},
    "programs_documentevent": {"by_audience", "own_insert"},
    "programs_changeset": {"proposed_read", "proposed_change", "own_insert", "own_draft_delete"},
    "programs_change": {"proposed_read", "proposed_change", "own_insert", "own_draft_delete"},
    "programs_changesetevent": {"proposed_read", "proposed_insert"},
    "programs_changeevent": {"proposed_read", "proposed_insert"},
    "programs_document_drafts": {"with_subject"},
    "programs_documentdraftevent": {"with_subject"},
    "programs_documentpositionevent": {"with_subject", "own_insert"},
    "programs_document_positions": {"with_subject", "own_insert", "own_update", "own_delete"},
}

#: Tables whose every row each side that sees its programme or body may read, and the filters that somebody keeps; the
#: rest must have row security.
OPEN = {
    "programs": """
        party marking organisation organisationchange person post appointment body member presidency grant agreement
        agreementparty act agreementrelation programme side edition section item wording responsibility agreedstate
        extension formertitle round dueitem release closure consent milestone succession obstacle stance blocking
        obstaclestep cooperation placement
        agreementspan partyspan legaldeadline awaited derivation
        registerimport registerprofile registerrow registerentry registerorigin registerparty
        savedfilter
        jointproject jointproject_items jointproject_agreements jointproject_obstacles partner
    """,
}

#: Events of tables that tie two others together are named after their rows.
LINKS = {
    "programs_documentdraft": "programs_document_drafts",
    "programs_documentposition": "programs_document_positions",
    "programs_jointprojectitem": "programs_jointproject_items",
    "programs_jointprojectagreement": "programs_jointproject_agreements",
    "programs_jointprojectobstacle": "programs_jointproject_obstacles",
}


def asked(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def walls() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, policy in asked("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'"):
        found.setdefault(table, set()).add(policy)
    return found


@pytest.mark.parametrize("table", sorted(POLICIES))
def test_a_table_of_internal_texts_has_its_policies(table: str) -> None:
    assert walls().get(table, set()) >= POLICIES[table]
    assert asked("SELECT relrowsecurity FROM pg_class WHERE relname = %s", table) == [(True,)]


def test_a_policy_is_for_every_role() -> None:
    """A policy for another role than the application's would be none."""
    assert asked("SELECT tablename FROM pg_policies WHERE roles <> '{public}'") == []


def test_no_table_is_left_unclassified() -> None:
    """A new table either has row security or is named above as open, and its events follow it."""
    for app, names in OPEN.items():
        open_to_all = {f"{app}_{name}" for name in names.split()}
        rows = asked(
            "SELECT relname, relrowsecurity FROM pg_class WHERE relkind = 'r' AND relname LIKE %s",
            f"{app}\\_%",
        )
        for table, secured in rows:
            subject = table.removesuffix("event")
            subject = LINKS.get(subject, subject)
            assert secured or subject in open_to_all, f"{table} is neither open nor behind row security"
            assert not (secured and subject in open_to_all), f"{table} is both"
            if table != subject:
                assert secured == dict(rows)[subject], f"{table} and {subject} differ"


def test_views_ask_with_the_rights_of_who_asks() -> None:
    rows = asked(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace"
        " AND NOT coalesce(reloptions::text, '') LIKE '%%security_invoker=true%%'"
    )
    assert rows == []


# --- What each policy keeps -------------------------------------------------------------------------------------------


@pytest.fixture
def kept(cast: Cast) -> Cast:
    """Everything that one side may keep to itself or release, once."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from programs.services.documents import attach

    actor = cast.actor("by_coordinator")
    draft = save(cast, "by_coordinator", "1.1", status="on_track", ready=True)
    attach(actor, draft_id=draft.pk, file=SimpleUploadedFile("a.txt", b"released with it"))
    release_set(actor, round_id=cast.round.pk)
    other = save_draft(
        actor, item_id=cast.items["2.1"].pk, round_id=cast.round.pk, content=PositionContent(status="blocked")
    )
    attach(actor, draft_id=other.pk, file=SimpleUploadedFile("b.txt", b"internal"))
    act = m.Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    attach(actor, act_id=act.pk, file=SimpleUploadedFile("c.txt", b"shared"))
    write_note(actor, item_id=cast.items["1.1"].pk, text={"en": "line"})
    return cast


#: How many rows of each table one's own side, the other, and nobody see after `kept`.
SEEN = {
    "programs_positiondraft": (2, 0, 0),
    "programs_internalnote": (1, 0, 0),
    "programs_internalnoteevent": (1, 0, 0),
    "programs_position": (1, 1, 0),
    "programs_document": (3, 2, 0),
    "programs_document_drafts": (2, 0, 0),
    "programs_document_positions": (1, 1, 0),
    "programs_documentdraftevent": (2, 0, 0),
    "programs_documentpositionevent": (1, 1, 0),
}


@pytest.mark.parametrize("table", sorted(SEEN))
def test_each_sees_what_is_theirs(kept: Cast, table: str) -> None:
    seen = []
    for actor in (kept.actor("by_coordinator"), kept.actor("ru_coordinator"), NOBODY):
        with acting_as(actor):
            seen.append(asked(f"SELECT count(*) FROM {table}")[0][0])
    assert tuple(seen) == SEEN[table]


RECORDED = ("programs_positiondraft", "programs_internalnote", "programs_position", "programs_document")


@pytest.mark.parametrize("table", sorted(f"{table}event" for table in RECORDED))
def test_the_record_of_internal_texts_is_as_hidden_as_they_are(kept: Cast, table: str) -> None:
    with acting_as(kept.actor("by_coordinator")):
        own = asked(f"SELECT count(*) FROM {table}")[0][0]
    with acting_as(kept.actor("ru_coordinator")):
        others = asked(f"SELECT count(*) FROM {table}")[0][0]
    with acting_as(NOBODY):
        nobodys = asked(f"SELECT count(*) FROM {table}")[0][0]
    assert own > 0
    assert nobodys == 0
    assert others < own or table == "programs_positionevent"


def test_a_position_is_not_seen_from_another_programme(kept: Cast) -> None:
    """On release it is open to the sides of the programme, not to whoever works in some programme."""
    stranger = kept.actor("n1_coordinator")
    with acting_as(stranger):
        assert asked("SELECT count(*) FROM programs_position")[0][0] == 0
        assert asked("SELECT count(*) FROM programs_positionevent")[0][0] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE programs_document SET name = 'x', party_id = party_id",
        "UPDATE programs_position SET progress = 1",
        "UPDATE programs_positiondraft SET progress = 1",
        "UPDATE programs_internalnote SET kind = 'note'",
        "DELETE FROM programs_document_drafts",
        "DELETE FROM programs_document_positions",
        "UPDATE programs_document_positions SET document_id = document_id",
        "DELETE FROM programs_position",
    ],
)
def test_nobody_changes_what_another_side_wrote(kept: Cast, statement: str) -> None:
    with acting_as(kept.actor("ru_coordinator")), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 0


@pytest.mark.parametrize("audience", ["internal", "shared", "public"])
def test_nobody_files_a_document_in_the_name_of_another_side(kept: Cast, audience: str) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(kept.actor("ru_coordinator")):
        m.Document.unscoped.create(
            party=kept.by, audience=audience, name="x", content_type="text/plain", size=1, sha256="0" * 64
        )


def test_nobody_ties_a_file_to_the_position_of_another_side(kept: Cast) -> None:
    statement = """INSERT INTO programs_document_positions (document_id, position_id)
                   SELECT document_id, position_id FROM programs_document_positions"""
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting_as(kept.actor("ru_coordinator")),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["programs_changeset", "programs_change"])
def test_a_proposal_stays_with_its_side(kept: Cast, table: str) -> None:
    by, ru = kept.actor("by_coordinator"), kept.actor("ru_coordinator")
    row = ChangeInput(kind="withdraw", item_id=kept.items["1.2"].pk)
    found = draft_change_set(
        by, programme_id=kept.programme.pk, title={"en": "x"}, reason={"en": "x"}, rows=[row]
    )
    propose(by, change_set_id=found.pk, version=found.version)
    with pytest.raises(IntegrityError, match="stays with its side"), acting_as(ru):
        asked(f"UPDATE {table} SET party_id = %s", kept.ru.pk)


# --- The application's role -------------------------------------------------------------------------------------------


def test_the_role_can_neither_bypass_nor_own_nor_truncate_nor_become_the_owner() -> None:
    assert asked(
        "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ) == [(False, False, False)]
    owned = asked(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND (pg_has_role(relowner, 'MEMBER') OR (relkind = 'r' AND has_table_privilege(oid, 'TRUNCATE, TRIGGER')))"
    )
    assert owned == []
    assert asked("SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]


#: Functions with their owner's rights, and what they give away. cooperation_move_papers: papers go with a point that is
#: moved, or let go of it, the hidden ones too; it answers nothing, and takes no text from anybody.
LENDING = ("cooperation_move_papers",)


def test_no_function_of_ours_lends_the_rights_of_the_owner() -> None:
    """A function with its owner's rights reads past row security: each is reviewed and named here."""
    assert asked(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        " AND has_function_privilege(oid, 'EXECUTE')"
    ) == [(name,) for name in LENDING]


def test_the_record_is_kept_whatever_the_session_sets(kept: Cast) -> None:
    """pgtrigger lets a session name the triggers to be ignored; here that is of no effect."""
    (names,) = asked("SELECT array_agg(tgname::text) FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'")[0]
    with acting_as(kept.actor("by_coordinator")):
        before = asked("SELECT count(*) FROM programs_internalnoteevent")[0][0]
        asked("SELECT set_config('pgtrigger.ignore', %s, true)", "{" + ",".join(names) + "}")
        asked("UPDATE programs_internalnote SET kind = 'note' RETURNING 1")
        assert asked("SELECT count(*) FROM programs_internalnoteevent")[0][0] == before + 1


def test_the_record_is_neither_altered_nor_shortened_by_the_role(kept: Cast) -> None:
    tables = [
        table
        for (table,) in asked(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE %s", "%event"
        )
    ]
    assert len(tables) > 40
    for table in tables:
        assert rights_on(table) == "SELECT, INSERT"
        for act in (f"UPDATE {table} SET pgh_label = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                asked(act)


def test_the_role_itself_cannot_undo_the_seal() -> None:
    with pytest.raises(ProgrammingError, match=r"must be owner|permission denied"), transaction.atomic():
        asked(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
            " LANGUAGE sql AS 'SELECT true'"
        )


# --- Rules between rows -----------------------------------------------------------------------------------------------


def test_who_is_responsible_belongs_to_the_side_for_which_it_answers(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="organisation_of_party"), transaction.atomic():
        m.Responsibility.unscoped.create(
            item=cast.items["3.1"], party=cast.by, organisation=cast.organisations["ru"]
        )


def test_a_partner_belongs_to_the_party_named(cast: Cast) -> None:
    project = m.JointProject.unscoped.create(programme=cast.programme, kind="venture", title={"en": "P"})
    with pytest.raises(IntegrityError, match="organisation_of_party"), transaction.atomic():
        m.Partner.unscoped.create(joint_project=project, party=cast.by, organisation=cast.organisations["ru"])


def test_an_organisation_stands_under_one_of_its_own_party(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="parent_of_party"), transaction.atomic():
        m.Organisation.unscoped.create(
            party=cast.by, parent=cast.organisations["ru"], kind="agency", name={"en": "A"}
        )


@pytest.mark.parametrize("kind", ["organisation", "body", "section"])
def test_a_tree_has_no_circle(cast: Cast, kind: str) -> None:
    def made(name: str, parent: object) -> object:
        if kind == "organisation":
            return m.Organisation.unscoped.create(
                party=cast.by, parent=parent, kind="agency", name={"en": name}
            )
        if kind == "body":
            return m.Body.unscoped.create(parent=parent, name={"en": name})
        return m.Section.unscoped.create(
            programme=cast.programme, parent=parent, number=name, sort_key=name, title={"en": name}
        )

    top = made("top", None)
    below = made("below", top)
    for above in (below, top):
        top.parent = above
        with pytest.raises(IntegrityError, match="cannot stand above itself"), transaction.atomic():
            top.save()


def test_the_system_sees_no_internal_text(kept: Cast) -> None:
    with acting_as(Actor(kind="system", name="worker")):
        for table in ("programs_positiondraft", "programs_internalnote", "programs_position"):
            assert asked(f"SELECT count(*) FROM {table}") == [(0,)]
