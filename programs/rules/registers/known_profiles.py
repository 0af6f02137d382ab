"""The profiles that are kept: two registers of treaties, one of posts, and the installation's own tables.

treaties_uk: UK Treaties Online (Foreign, Commonwealth and Development Office), one table, one row a treaty.
treaties_environment: the agreements and parties of IEADB and GGO/HUGGO (globalgov), four tables. treatyID is unique in
none but the second. Rows are of one agreement by IEADB's number; by treatyID with the day of signature and a title that
is the same or alike; by treatyID and title, where the days differ (which is reported); or by title and day.
posts_belarus: holders of posts (every-politician-scrapers, from Wikidata).
"""

from collections.abc import Sequence

from .directory import COOPERATION_POSTS, are_all
from .own_form import COOPERATION, is_own
from .profiles import ALIKE, DONE, TITLE, Column, Profile, Sheet

TREATIES_UK = Profile(
    name="treaties_uk",
    territories_by_case=True,
    sheets=(
        Sheet(
            needs=("uuid", "definative_eif_event_date"),
            kind_from_title=True,
            level_from_title=True,
            columns=(
                Column("uuid", "external_id"),
                Column("id", "reference.UK Treaties Online"),
                Column("title", "title"),
                Column("description", "summary"),
                Column("field3", "scope", words={"BI": "bilateral", "MULTI": "multilateral"}),
                Column("subject", "subject"),
                Column("country_name", "parties", split=" ; "),
                Column("signed_event_date", "act.signature.date"),
                Column("signed_event_location", "act.signature.place"),
                Column("signed_event_location", "done_at"),
                Column("adopted_event_date", "act.adoption.date"),
                Column("provisional_eif_event_date", "act.provisional_entry_into_force.date"),
                Column("definative_eif_event_date", "act.entry_into_force.date"),
                Column("definative_eif_event_effective_date", "act.entry_into_force.effective"),
                Column("withdrawn_event_date", "act.withdrawal.date"),
                Column("terminated_event_date", "act.termination.date"),
                Column("terminated_event_effective_date", "act.termination.effective"),
                Column("references", "references", split=";"),
                Column("document_url", "urls"),
            ),
        ),
    ),
)

#: Words of both agreement tables that name one of our kinds. All others are kept as the source's own.
_KINDS = {
    "Agreement": "agreement", "Convention": "treaty", "Treaty": "treaty", "Protocol": "protocol",
    "MOU": "memorandum", "Memorandum of Understanding": "memorandum", "Arrangement-Agreement": "agreement",
    "Accord": "agreement", "Exchange of Notes Constituting An Agreement": "exchange_of_notes",
    "Exchange of Notes Modifying An Agreement": "exchange_of_notes",
    "Exchange of letters constituting an agreement": "exchange_of_notes", "Exchange of Notes": "exchange_of_notes",
}  # fmt: skip
#: "Regional", "External" and the like say where, not between how many.
_SCOPES = {
    "Bilateral": "bilateral", "Trilateral": "multilateral", "Multilateral": "multilateral", "Regional": "",
    "External": "", "Interregional": "", "Interministerial": "",
}  # fmt: skip
_BY_CODE = (("code", DONE, TITLE), ("code", DONE, ALIKE))

#: What the two tables of agreements have in common. Begin and End are made of the other dates where those are given.
_AGREEMENT = (
    Column("treatyID", "key.code"),
    Column("treatyID", "reference.treatyID"),
    Column("treatyID", "lineage"),
    Column("Title", "title"),
    Column("TitleAlt", "other_titles"),
    Column("Signature", "act.signature.date"),
    Column("Force", "act.entry_into_force.date"),
    Column("Term", "act.termination.date"),
    Column("Begin", "act.beginning.date", unless=("Signature", "Force")),
    Column("End", "act.end.date", unless=("Term",)),
    Column("Grounds", "particular.Grounds of termination"),
    Column("TypeAgree", "kind", words=_KINDS),
    Column("TypeAmbit", "scope", words=_SCOPES),
    Column("TypeSubject", "subject"),
    Column("Location", "act.signature.place"),
    Column("Location", "done_at"),
    Column("Secretariat", "particular.Secretariat"),
    Column("Language", "particular.Language of the text"),
    Column("TextURL", "urls"),
    Column("Comments", "particular.Comments"),
)
_GGO = Sheet(
    needs=("treatyID", "TypeDomain"),
    kind_from_title=True,
    level_from_title=True,
    joins=(*_BY_CODE, ("code", TITLE)),
    id_from=("code", DONE),
    aside=("Text", "Coder"),
    columns=(
        *_AGREEMENT,
        Column("TypeDomain", "particular.Domain"),
        Column("TypeGeo", "particular.Geography"),
        Column("Depository", "particular.Depositary"),
        Column("Published", "reference.Published"),
        Column("Website", "particular.Website"),
        Column("Languages", "particular.Languages"),
        Column("Source", "particular.Source"),
    ),
)
_IEADB = Sheet(
    needs=("treatyID", "mitchID"),
    kind_from_title=True,
    level_from_title=True,
    joins=(("ieadb",), *_BY_CODE, ("code", TITLE)),
    id_from=("code", DONE),
    aside=("Coder", "Version"),
    columns=(
        *_AGREEMENT,
        Column("mitchID", "key.ieadb"),
        Column("mitchID", "reference.IEADB"),
        Column("Lineage", "particular.Lineage"),
        Column("Auspices", "particular.Auspices"),
    ),
)
_IEADB_PARTIES = Sheet(
    needs=("stateID", "ieadbID"),
    once=False,
    joins=(("ieadb",), *_BY_CODE, (TITLE, DONE)),
    id_from=("code", DONE),
    columns=(
        Column("stateID", "party"),
        Column("treatyID", "key.code"),
        Column("treatyID", "reference.treatyID"),
        Column("Title", "title"),
        Column("Signature", "act.signature.date"),
        Column("stateSignature", "party_act.signature.date"),
        # The column is of consent by whatever instrument.
        Column("Rat", "party_act.consent.date"),
        Column("Force", "party_act.entry_into_force.date"),
        Column("Begin", "party_act.beginning.date", unless=("stateSignature", "Rat", "Force", "Signature")),
        Column("End", "party_act.end.date"),
        Column("ieadbID", "key.ieadb", strip=(".0",)),
        Column("ieadbID", "reference.IEADB", strip=(".0",)),
    ),
)
_HUGGO_PARTIES = Sheet(
    needs=("manyID", "gengID"),
    once=False,
    joins=(("ieadb", DONE), *_BY_CODE, (TITLE, DONE), ("geng",)),
    id_from=("code", DONE),
    aside=(
        "manyID", "obsolete", "verified", "Changes_HUGGO", "Verified_HUGGO", "Checked_HUGGO", "Coder",
    ),
    columns=(
        Column("stateID", "party"),
        Column("treatyID", "key.code"),
        Column("treatyID", "reference.treatyID"),
        Column("treatyID", "lineage"),
        Column("Title", "title"),
        Column("Signature", "act.signature.date"),
        Column("Force", "act.entry_into_force.date"),
        Column("Term", "act.termination.date"),
        Column("Begin", "act.beginning.date", unless=("Signature", "Force")),
        Column("End", "act.end.date", unless=("Term",)),
        Column("stateSignature", "party_act.signature.date"),
        # It repeats the date of whatever instrument it was; the columns that follow say which.
        Column("stateRat", "party_act.ratification.date", unless=("Acceptance", "Accession", "Succession", "Consent")),
        Column("Acceptance", "party_act.acceptance.date"),
        Column("Accession", "party_act.accession.date"),
        Column("Succession", "party_act.succession.date"),
        Column("Consent", "party_act.consent.date"),
        Column("Deposit", "party_act.deposit.date"),
        Column("Reservation", "party_act.reservation.date"),
        Column("ProvisionalApp", "party_act.provisional_application.date"),
        Column("stateForce", "party_act.entry_into_force.date"),
        Column("stateForce2", "party_act.entry_into_force.date"),
        Column("stateForce3", "party_act.entry_into_force.date"),
        Column("stateForce_ecolex", "also.entry_into_force"),
        Column("stateForce_iea", "also.entry_into_force"),
        Column("stateWithdrawal", "party_act.withdrawal.date"),
        Column("stateWithdrawal2", "party_act.withdrawal.date"),
        Column("gengID", "key.geng"),
        Column("gengID", "reference.GENG"),
        Column("ecolexID", "reference.ECOLEX"),
        Column("ieaID", "key.ieadb", strip=("IEA-",)),
        Column("ieaID", "reference.IEADB", strip=("IEA-",)),
        Column("Comments", "particular.Comments"),
        Column("Notes", "particular.Notes"),
    ),
)  # fmt: skip
TREATIES_ENVIRONMENT = Profile(
    name="treaties_environment",
    nothing=("NA",),
    sheets=(_GGO, _IEADB, _IEADB_PARTIES, _HUGGO_PARTIES),
)

POSTS_BELARUS = Profile(
    name="posts_belarus",
    of="holdings",
    sheets=(
        Sheet(
            needs=("position", "personID"),
            columns=(
                Column("position", "post"),
                Column("person", "person"),
                Column("personID", "person_id"),
                Column("start", "since"),
                Column("end", "until"),
            ),
        ),
    ),
)

#: By name.
KNOWN_PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (TREATIES_UK, TREATIES_ENVIRONMENT, POSTS_BELARUS, COOPERATION, COOPERATION_POSTS)
}


def recognised(tables: Sequence[Sequence[str]]) -> Profile | None:
    """The own form of which all of these headings are, whatever the files are called; None where there is none."""
    if tables and all(map(is_own, tables)):
        return COOPERATION
    return COOPERATION_POSTS if are_all(tables) else None
