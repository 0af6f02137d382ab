"""The archive of sealed protocols for an auditor: a ZIP that is read and verified without the system.

    README.txt  index.html  SHA256SUMS  chain.json
    session-008/version-1/{copy.pdf, original-BY.pdf, scan-BY-1.pdf, content.json, seal.json, rows.json, acts.json,
    changes.json, notes.json}

Only sealed versions are in it. The same seals, reader's language and typesetter of ZIP give the same bytes: what stands
in it has the instant of its seal. One file of a version is in memory at a time.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.access import Actor
from cooperation.texts import pick
from cooperation.ui import marks
from cooperation.ui.when import day_words, moment_words
from meetings.models import Minutes, MinutesFile, MinutesSeal, Review
from meetings.rules.minutes import canonical, digest
from meetings.selectors import chain, labels, sealed, sentences
from meetings.selectors import minutes as reading
from programs.models import Body

#: The first instant that a ZIP can say.
NEVER = datetime(1980, 1, 1, tzinfo=UTC)
#: What is compressed already.
_PACKED = (".pdf", ".png", ".jpg", ".tif")
_EXTENSIONS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/tiff": "tif"}
_LONGEST = 40


def name_of(body: Body, review: Review | None, language: str) -> str:
    """What the file is called when it is taken away."""
    named = safe(pick(body.short_name or body.name, language)[1])
    parts = [named, f"session-{review.number}" if review else "", "archive.zip"]
    return "-".join(part for part in parts if part)


def safe(text: str) -> str:
    """A part of a file's name on any system: letters, digits, "-" and "_" alone, at most 40 of them."""
    plain = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", text)).strip("-")
    return plain[:_LONGEST].strip("-") or "x"


#: Up to this many bytes an archive is made in memory, beyond them in a file of its own that nobody else finds.
IN_MEMORY = 8 * 1024**2


def written(actor: Actor, body: Body, review: Review | None, *, language: str) -> IO[bytes]:
    """The archive of a body, or of one session of it, as the actor sees it, with its index in `language`.

    To be read from its beginning, and closed by whoever asked for it.
    """
    out = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    with override(language), zipfile.ZipFile(out, "w") as file:
        _Archive(file, actor, body, review, language).write()
    small = out.tell() <= IN_MEMORY
    out.seek(0)
    if not small:
        return out
    # Memory alone needs no closing by a reader who goes away.
    with out:
        return BytesIO(out.read())


class _Archive:
    def __init__(
        self, file: zipfile.ZipFile, actor: Actor, body: Body, review: Review | None, language: str
    ) -> None:
        self.file, self.actor, self.body, self.review = file, actor, body, review
        self.language = language
        self.sums: dict[str, str] = {}
        self.at = NEVER

    def write(self) -> None:
        seals = chain.seals(self.actor, self.body.pk, self.review.pk if self.review else None)
        entries = [self._version(seal) for seal in seals]
        links = [
            {
                "number": each["number"], "session": each["session_number"], "version": each["version"],
                "sha256": each["sha256"], "previous": each["previous"] or None, "folder": each["folder"],
            }
            for each in entries
        ]  # fmt: skip
        self._add("chain.json", canonical(links).encode())
        context = {
            "language": self.language, "title": self._title(), "entries": entries, "steps": list(steps()),
            "body": sentences.said(self.body.name, self.language), "whole": self.review is None,
        }  # fmt: skip
        self._add("index.html", render_to_string("meetings/archive/index.html", context).encode())
        self._add("README.txt", render_to_string("meetings/archive/readme.txt", context).encode())
        lines = "".join(f"{sha}  {name}\n" for name, sha in sorted(self.sums.items()))
        self._add("SHA256SUMS", lines.encode())

    def _title(self) -> str:
        if self.review is None:
            return _("Sealed minutes: archive of the body")
        return _("Sealed minutes: archive of the %(session)s") % {
            "session": labels.named(self.review, self.language)
        }

    def _add(self, name: str, content: bytes) -> str:
        """Puts a file in under the instant of the last seal that was met; its digest."""
        self.sums[name] = digest(content)
        at = self.at.astimezone(UTC)
        info = zipfile.ZipInfo(name, at.timetuple()[:6])
        info.create_system, info.external_attr = 3, 0o100644 << 16
        packed = name.endswith(_PACKED)
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        self.file.writestr(info, content, compresslevel=6)
        return self.sums[name]

    # --- A version ---

    def _version(self, seal: MinutesSeal) -> dict[str, Any]:
        """Puts in what a seal covers; what the index says of it."""
        self.at = max(self.at, seal.sealed_at)
        minutes = Minutes.unscoped.get(pk=seal.minutes_id)
        folder = f"session-{seal.review.number:03}/version-{minutes.number}"
        files = [self._file(folder, "copy.pdf", bytes(minutes.pdf), _("copy for reading"))]
        files += self._files(folder, minutes)
        texts = {
            "content.json": (minutes.content, _("text of the minutes")),
            "seal.json": (seal.record, _("record of the seal")),
            "rows.json": (canonical(self._rows(seal)), _("rows of the session’s record")),
            "acts.json": (
                canonical(sealed.acts_of([minutes.pk])[minutes.pk]), _("agreements, signatures, approvals"),
            ),
            "changes.json": (canonical(sealed.changes_of([minutes.pk])[minutes.pk]), _("handwritten changes")),
            "notes.json": (canonical(sealed.notes_of(minutes.pk)), _("notes of the sides")),
        }  # fmt: skip
        files += [self._file(folder, name, text.encode(), said) for name, (text, said) in texts.items()]
        return self._said(seal, minutes, folder, files)

    def _file(self, folder: str, name: str, content: bytes, said: str) -> dict[str, Any]:
        path = f"{folder}/{name}"
        return {"path": path, "said": said, "size": len(content), "sha256": self._add(path, content)}

    def _files(self, folder: str, minutes: Minutes) -> Iterator[dict[str, Any]]:
        for row, content in chain.contents(reading.files(minutes)):
            kind = "original" if row.kind == MinutesFile.Kind.ORIGINAL else "scan"
            said = (
                _("original of %(side)s") if kind == "original" else _("signed original of %(side)s, scanned")
            )
            extension = _EXTENSIONS.get(row.media_type, "bin")
            name = self._free(folder, f"{kind}-{safe(row.party.code)}", extension)
            yield {
                **self._file(folder, name, content, said % {"side": row.party.code}),
                "recorded": reading.file_name(row), "came_as": row.name if kind == "scan" else "",
            }  # fmt: skip

    def _free(self, folder: str, stem: str, extension: str) -> str:
        """A name that is not taken in the folder, however a system tells capitals."""
        taken = {name.casefold() for name in self.sums}
        name, place = f"{stem}.{extension}", 1
        while f"{folder}/{name}".casefold() in taken:
            place += 1
            name = f"{stem}-{place}.{extension}"
        return name

    @staticmethod
    def _rows(seal: MinutesSeal) -> dict[str, Any]:
        return {name: row for _session, name, row in sealed.each_row([seal.review_id])}

    # --- What the index says ---

    def _said(
        self, seal: MinutesSeal, minutes: Minutes, folder: str, files: list[dict[str, Any]]
    ) -> dict[str, Any]:
        review, zone = seal.review, seal.review.time_zone
        minutes.review = review
        stands = reading.standing(minutes)
        return {
            "number": seal.number, "session_number": review.number, "version": minutes.number, "folder": folder,
            "session": labels.named(review, self.language), "days": self._days(review),
            "sha256": seal.sha256, "previous": seal.previous_sha256, "content": minutes.content_sha256,
            "sealed_at": moment_words(seal.sealed_at, zone, self.language),
            "sealed_by": seal.sealed_by.name if seal.sealed_by else "",
            "made_at": moment_words(minutes.made_at, zone, self.language),
            "reason": sentences.said(minutes.reason, self.language) if minutes.reason else "",
            "acts": [self._act(each) for each in stands.acts],
            "changes": [
                {"clause": each.clause, "language": each.language, "text": each.text} for each in stands.changes
            ],
            "notes": [
                {
                    "side": marks.plain(each.party.name, self.language), "clause": each.clause,
                    "text": sentences.said(each.text, self.language),
                    "at": moment_words(each.entered_at, zone, self.language),
                }
                for each in reading.notes(minutes)
            ],
            "files": files,
        }  # fmt: skip

    def _days(self, review: Review) -> str:
        first, last = review.days_held
        said = day_words(first, self.language)
        return said if first == last else f"{said} – {day_words(last, self.language)}"

    def _act(self, act: Any) -> dict[str, str]:
        lang = self.language
        by = [sentences.said(text, lang) for text in (act.signatory_name, act.signatory_post) if text]
        document = [act.document_kind, act.document_number]
        if act.document_date:
            document.append(day_words(act.document_date, lang))
        return {
            "side": marks.plain(act.party.name, lang) if act.party else labels.numbered(act.outcome.review, lang),
            "kind": act.get_kind_display(), "by": ", ".join(by), "on": day_words(act.done_on, lang),
            "place": sentences.said(act.place, lang) if act.place else "",
            "kept_at": sentences.said(act.kept_at, lang) if act.kept_at else "",
            "document": ", ".join(part for part in document if part),
        }  # fmt: skip


#: Prints the names of what is not as the seal keeps it; run in the folder of a version.
CHECK = """python3 - <<'EOF'
import hashlib, json
rows, seal = (json.load(open(name, encoding="utf-8")) for name in ("rows.json", "seal.json"))
for name in sorted(rows.keys() | seal["rows"].keys()):
    text = json.dumps(rows.get(name), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(text.encode()).hexdigest() != seal["rows"].get(name):
        print(name)
EOF"""


def steps() -> Iterator[tuple[str, str]]:
    """How the archive is verified by hand: what is done and shown, and the command for it ("" for none)."""
    yield (
        _(
            "Every file: in the folder of this page, this says OK for each file that is what was put into the archive."
        ),
        "sha256sum -c SHA256SUMS",
    )
    yield (
        _(
            "A seal: seal.json is its record, byte for byte. The SHA-256 of that file is the digest of the seal. In it,"
            " “previous” is the digest of the body’s seal before it, null in the first. So the digests make a chain:"
            " who changes one has to change every later seal, and the paper on which its digest is printed."
        ),
        "sha256sum session-*/version-*/seal.json",
    )
    yield (
        _(
            "The text and the files: “minutes.content” in seal.json is the SHA-256 of content.json, which every PDF"
            " prints at its foot; “minutes.copy” is that of copy.pdf; “files” has those of the originals and scans by"
            " the names that this page gives in brackets."
        ),
        "sha256sum session-*/version-*/*",
    )
    yield (
        _(
            "The session’s record: “rows” in seal.json has the SHA-256 of each row of rows.json, written with its keys"
            " in order, without spaces, in UTF-8 (RFC 8785). In the folder of a version, this prints nothing where"
            " every row is what was sealed."
        ),
        CHECK,
    )
    yield (
        _(
            "What came later: acts and notes that came to minutes after their sealing are taken up by the body’s next"
            " seal, under “later”, with their SHA-256 in the same form; acts and handwritten changes before the sealing"
            " stand in seal.json itself."
        ),
        "",
    )
    yield (
        _(
            "What no archive proves by itself is that nothing was cut off its end: compare the last digest with the one"
            " that the body’s next minutes print, or with what each side has kept."
        ),
        "",
    )
