"""What grows: joint projects with their partners, and cooperation between organisations of the sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.dates import FuzzyDate
from cooperation.errors import Fault, Invalid, raise_all
from cooperation.texts import Text
from programs.models import Agreement, Cooperation, JointProject, Obstacle, Organisation, Partner
from programs.models.parties import check_term
from programs.services import matters
from programs.services.matters import Row

MAX_PARTNERS = 100
#: Stages in which a project is more than one side's wish.
FOUNDED = (
    JointProject.Stage.FOUNDED, JointProject.Stage.RUNNING, JointProject.Stage.COMPLETED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartnerInput:
    """An organisation in a joint project, its role, and its share in per cent."""

    organisation_id: UUID
    role: Text
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """What is said of a joint project."""

    kind: str
    stage: str
    title: Text
    description: Text
    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    item_ids: tuple[UUID, ...] = ()
    agreement_ids: tuple[UUID, ...] = ()
    obstacle_ids: tuple[UUID, ...] = ()
    partners: tuple[PartnerInput, ...] = ()


@dataclass(frozen=True, slots=True)
class CooperationInput:
    """Who works with whom: vertically `first` for `second`, horizontally as equals."""

    kind: str
    first_id: UUID
    second_id: UUID
    subject: Text
    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    joint_project_id: UUID | None = None
    item_id: UUID | None = None


@verb
def record_project(
    actor: Actor, *, programme_id: UUID, given: ProjectInput, external_id: str | None = None
) -> JointProject:
    """Records a joint project.

    Absent: no such programme. Forbidden: neither a side's coordinator or secretary nor a keeper. Invalid: /kind /stage
    /title /description /since /until /items /agreements /obstacles /partners/<n>/organisation /partners/<n>/role
    /partners/<n>/share /partners /external_id.
    """
    matters.tended(actor, programme_id)
    project = JointProject(programme_id=programme_id, external_id=external_id)
    return _write_project(actor, project, given)


@verb
def edit_project(actor: Actor, *, project_id: UUID, given: ProjectInput, version: int | None) -> JointProject:
    """Rewrites a joint project, its partners and what it is tied to. Faults as in `record_project`."""
    found: JointProject = matters.locked(JointProject, actor, project_id)
    matters.tended(actor, found.programme_id)
    return _write_project(actor, matters.of_version(JointProject, actor, project_id, version), given)


@verb
def bring_projects(actor: Actor, *, programme_id: UUID, rows: Sequence[Row]) -> list[JointProject]:
    """Records or rewrites many joint projects known by their external ids: all or none. Faults under /rows/<n>."""
    matters.tended(actor, programme_id)
    return matters.bring(
        JointProject, programme_id, rows,
        lambda row: record_project(
            actor, programme_id=programme_id, given=row.given, external_id=row.external_id
        ),
        lambda pk, row: edit_project(actor, project_id=pk, given=row.given, version=row.version),
    )  # fmt: skip


@verb
def record_cooperation(
    actor: Actor, *, programme_id: UUID, given: CooperationInput, external_id: str | None = None
) -> Cooperation:
    """Records that two organisations of different sides work together.

    Absent, Forbidden: as for a joint project. Invalid: /kind /first /second /subject /since /until /joint_project
    /item /external_id.
    """
    matters.tended(actor, programme_id)
    return _write_cooperation(actor, Cooperation(programme_id=programme_id, external_id=external_id), given)


@verb
def edit_cooperation(
    actor: Actor, *, cooperation_id: UUID, given: CooperationInput, version: int | None
) -> Cooperation:
    """Rewrites what is recorded of a cooperation; with `until` it has ended. Faults as in `record_cooperation`."""
    found: Cooperation = matters.locked(Cooperation, actor, cooperation_id)
    matters.tended(actor, found.programme_id)
    return _write_cooperation(actor, matters.of_version(Cooperation, actor, cooperation_id, version), given)


@verb
def bring_cooperations(actor: Actor, *, programme_id: UUID, rows: Sequence[Row]) -> list[Cooperation]:
    """Records or rewrites much cooperation known by its external ids: all or none. Faults under /rows/<n>."""
    matters.tended(actor, programme_id)
    return matters.bring(
        Cooperation, programme_id, rows,
        lambda row: record_cooperation(
            actor, programme_id=programme_id, given=row.given, external_id=row.external_id
        ),
        lambda pk, row: edit_cooperation(actor, cooperation_id=pk, given=row.given, version=row.version),
    )  # fmt: skip


# --- Inside -----------------------------------------------------------------------------------------------------------


def _write_project(actor: Actor, project: JointProject, given: ProjectInput) -> JointProject:
    project.kind, project.stage = given.kind, given.stage
    project.title, project.description = given.title, given.description
    project.since, project.until = given.since, given.until
    known = matters.organisations_of_sides(
        actor, project.programme_id, [partner.organisation_id for partner in given.partners]
    )
    raise_all(
        matters.faults_of(project, "kind", "stage", "title", "description", "external_id")
        + _faults_of_term(project)
        + matters.faults_of_items(project.programme_id, given.item_ids)
        + _faults_of_ties(actor, project, given)
        + _faults_of_partners(given, known)
    )
    project.save()
    owner = ("jointproject_id", project.pk)
    matters.link(JointProject.items.through, owner, "item_id", given.item_ids)
    matters.link(JointProject.agreements.through, owner, "agreement_id", given.agreement_ids)
    matters.link(JointProject.obstacles.through, owner, "obstacle_id", given.obstacle_ids)
    _write_partners(project, given, known)
    announce("programs.joint_project", joint_project_id=project.pk)
    return project


def _faults_of_term(row: JointProject | Cooperation) -> list[Fault]:
    try:
        check_term(row)
    except ValidationError as error:
        return list(Invalid.from_validation(error).faults)
    return []


def _faults_of_ties(actor: Actor, project: JointProject, given: ProjectInput) -> list[Fault]:
    faults = []
    agreements = Agreement.objects.visible_to(actor).filter(pk__in=given.agreement_ids)
    if agreements.count() < len(set(given.agreement_ids)):
        faults.append(Fault("/agreements", _("Choose agreements that you see.")))
    obstacles = Obstacle.unscoped.filter(programme_id=project.programme_id, pk__in=given.obstacle_ids)
    if obstacles.count() < len(set(given.obstacle_ids)):
        faults.append(Fault("/obstacles", _("Choose obstacles of this programme.")))
    return faults


def _faults_of_partners(given: ProjectInput, known: dict[UUID, Organisation]) -> list[Fault]:
    if len(given.partners) > MAX_PARTNERS:
        return [Fault("/partners", _("At most %(limit)d partners.") % {"limit": MAX_PARTNERS})]
    faults = []
    seen: set[UUID] = set()
    for index, partner in enumerate(given.partners):
        pointer = f"/partners/{index}"
        if partner.organisation_id not in known:
            faults.append(
                Fault(f"{pointer}/organisation", _("Choose an organisation of a side of this programme."))
            )
        elif partner.organisation_id in seen:
            faults.append(Fault(f"{pointer}/organisation", _("This organisation is a partner already.")))
        seen.add(partner.organisation_id)
        row = Partner(role=partner.role, share=partner.share)
        faults += [
            Fault(pointer + fault.pointer, fault.detail) for fault in matters.faults_of(row, "role", "share")
        ]
        if partner.share is not None and not 0 < partner.share <= 100:
            faults.append(Fault(f"{pointer}/share", _("A share is more than 0 and at most 100 per cent.")))
    return faults or _faults_of_all_partners(given, known)


def _faults_of_all_partners(given: ProjectInput, known: dict[UUID, Organisation]) -> list[Fault]:
    if sum(partner.share or Decimal(0) for partner in given.partners) > 100:
        return [Fault("/partners", _("The shares together are more than 100 per cent."))]
    sides = {known[partner.organisation_id].party_id for partner in given.partners}
    if given.stage in FOUNDED and len(sides) < 2:
        return [Fault("/partners", _("A joint project that is founded has partners of two sides at least."))]
    return []


def _write_partners(project: JointProject, given: ProjectInput, known: dict[UUID, Organisation]) -> None:
    standing = {row.organisation_id: row for row in Partner.unscoped.filter(joint_project=project)}
    for partner in given.partners:
        organisation = known[partner.organisation_id]
        row = standing.pop(organisation.pk, None) or Partner(
            joint_project=project, organisation=organisation, party_id=organisation.party_id, version=0
        )
        if row.version and (row.role, row.share) == (partner.role, partner.share):
            continue
        row.role, row.share, row.version = partner.role, partner.share, row.version + 1
        row.save()
    Partner.unscoped.filter(pk__in=[row.pk for row in standing.values()]).delete()


def _write_cooperation(actor: Actor, row: Cooperation, given: CooperationInput) -> Cooperation:
    row.kind, row.subject, row.since, row.until = given.kind, given.subject, given.since, given.until
    row.first_id, row.second_id = given.first_id, given.second_id
    row.joint_project_id, row.item_id = given.joint_project_id, given.item_id
    faults = matters.faults_of(row, "kind", "subject", "external_id") + _faults_of_term(row)
    if given.item_id:
        faults += matters.faults_of_items(row.programme_id, [given.item_id], "/item")
    projects = JointProject.unscoped.filter(programme_id=row.programme_id)
    if given.joint_project_id and not projects.filter(pk=given.joint_project_id).exists():
        faults.append(Fault("/joint_project", _("Choose a joint project of this programme.")))
    raise_all(faults + _faults_of_two(actor, row))
    row.save()
    announce("programs.cooperation", cooperation_id=row.pk)
    return row


def _faults_of_two(actor: Actor, row: Cooperation) -> list[Fault]:
    known = matters.organisations_of_sides(actor, row.programme_id, (row.first_id, row.second_id))
    wrong = _("Choose an organisation of a side of this programme.")
    faults = [
        Fault(f"/{name}", wrong)
        for name, pk in (("first", row.first_id), ("second", row.second_id))
        if pk not in known
    ]
    if not faults and known[row.first_id].party_id == known[row.second_id].party_id:
        faults.append(Fault("/second", _("Choose an organisation of another side than the first.")))
    return faults
