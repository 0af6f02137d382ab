"""The nouns of a programme of cooperation, one file a concept."""

from .acts import ActKind
from .agreements import NEWEST_ACTS, Act, Agreement, AgreementParty, AgreementRelation
from .authority import OnAuthority
from .bodies import Body, Grant, Member, Presidency
from .changes import Change, ChangeSet
from .closures import Closure, Consent, Milestone, Succession
from .contributions import Contribution, ContributionEdition, DraftSource, DueItem
from .documents import Document
from .filters import SavedFilter
from .imports import PlanImport
from .markings import ANY_MARKING, Marking
from .obstacles import Blocking, Cooperation, JointProject, Obstacle, ObstacleStep, Partner, Stance
from .parties import Appointment, Organisation, OrganisationChange, Party, Person, Post
from .placements import Placement
from .programmes import (
    AgreedState,
    Edition,
    Extension,
    FormerTitle,
    Item,
    Programme,
    Responsibility,
    Section,
    Side,
    Status,
    Wording,
)
from .registers import RegisterEntry, RegisterImport, RegisterOrigin, RegisterProfile, RegisterRow, Verdict
from .rounds import INTERNAL_READERS, InternalNote, Position, PositionDraft, Release, Round
from .standing import (
    AgreementSpan,
    AgreementStatus,
    Awaited,
    Derivation,
    LegalDeadline,
    PartySpan,
    RegisterParty,
)

__all__ = [
    "ANY_MARKING",
    "INTERNAL_READERS",
    "NEWEST_ACTS",
    "Act",
    "ActKind",
    "AgreedState",
    "Agreement",
    "AgreementParty",
    "AgreementRelation",
    "AgreementSpan",
    "AgreementStatus",
    "Appointment",
    "Awaited",
    "Blocking",
    "Body",
    "Change",
    "ChangeSet",
    "Closure",
    "Consent",
    "Contribution",
    "ContributionEdition",
    "Cooperation",
    "Derivation",
    "Document",
    "DraftSource",
    "DueItem",
    "Edition",
    "Extension",
    "FormerTitle",
    "Grant",
    "InternalNote",
    "Item",
    "JointProject",
    "LegalDeadline",
    "Marking",
    "Member",
    "Milestone",
    "Obstacle",
    "ObstacleStep",
    "OnAuthority",
    "Organisation",
    "OrganisationChange",
    "Partner",
    "Party",
    "PartySpan",
    "Person",
    "Placement",
    "PlanImport",
    "Position",
    "PositionDraft",
    "Post",
    "Presidency",
    "Programme",
    "RegisterEntry",
    "RegisterImport",
    "RegisterOrigin",
    "RegisterParty",
    "RegisterProfile",
    "RegisterRow",
    "Release",
    "Responsibility",
    "Round",
    "SavedFilter",
    "Section",
    "Side",
    "Stance",
    "Status",
    "Succession",
    "Verdict",
    "Wording",
]
