"""What comes in is judged by its content; what goes out goes to its audience alone."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperation.errors import Forbidden, Invalid
from programs.models import Act, Document
from programs.rules import files
from programs.services.documents import attach
from tests.cast import Cast, save

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def package(entries: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return made.getvalue()


DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}


def act_of(cast: Cast) -> Act:
    return Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()


def keep(cast: Cast, name: str, content: bytes, key: str = "by_coordinator", **more: str) -> Document:
    return attach(cast.actor(key), act_id=act_of(cast).pk, file=SimpleUploadedFile(name, content), **more)


@pytest.mark.parametrize(
    ("name", "content", "kept_as", "content_type"),
    [
        ("scan.exe", PDF, "scan.exe.pdf", files.PDF),
        ("../../etc/passwd", b"plain words", "passwd.txt", files.TEXT),
        ("a\u202efdp.csv", b"a;b\n1;2\n", "afdp.csv", files.CSV),
        ("note.docx", package(DOCX), "note.docx", files.DOCX),
        (
            "table.xlsx",
            package({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
            "table.xlsx",
            files.XLSX,
        ),
        ("text.odt", package({"mimetype": files.ODT.encode()}), "text.odt", files.ODT),
        ("p.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "p.png", files.PNG),
    ],
)
def test_a_file_is_what_its_content_says(
    cast: Cast, name: str, content: bytes, kept_as: str, content_type: str
) -> None:
    kept = keep(cast, name, content)
    assert (kept.name, kept.content_type, kept.size) == (kept_as, content_type, len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("program.pdf", b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 64),
        ("page.txt", b"<!DOCTYPE html><script>1</script>"),
        ("drawing.txt", b"<svg onload='x'/>"),
        ("archive.docx", package({"readme": b"x"})),
        ("macro.docx", package({**DOCX, "word/vbaProject.bin": b"x"})),
        ("bomb.docx", package({**DOCX, "word/media": b"\x00" * (20 * 1024 * 1024)})),
        ("cut.docx", package(DOCX)[:60]),
        ("many.docx", package({**DOCX, **{str(n): b"" for n in range(5100)}})),
    ],
)
def test_what_is_not_kept_is_refused_in_words(cast: Cast, name: str, content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        keep(cast, name, content)
    assert refused.value.faults[0].pointer == "/file"
    assert Document.unscoped.count() == 0


def test_a_file_over_the_limit_is_refused(cast: Cast, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 10
    with pytest.raises(Invalid):
        keep(cast, "long.txt", b"eleven byte")


def test_an_internal_document_exists_for_its_side_alone(cast: Cast, client_as) -> None:
    kept = keep(cast, "brief.pdf", PDF, audience="internal")
    url = reverse("programs:document", args=[kept.pk])
    answer = client_as("by_reader").get(url)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert answer.getvalue() == PDF
    for key in ("ru_coordinator", "joint_two", "outsider", "administrator"):
        assert client_as(key).get(url).status_code == 404, key


def test_a_shared_document_is_read_by_the_sides(cast: Cast, client_as) -> None:
    url = reverse("programs:document", args=[keep(cast, "signed.pdf", PDF).pk])
    answer = client_as("ru_reader").get(url)
    assert answer.status_code == 200
    assert answer.getvalue() == PDF
    assert client_as("outsider").get(url).status_code == 404


@pytest.mark.parametrize("key", ["by_reader", "by_head", "by_contributor"])
def test_only_coordinators_and_secretaries_add_to_an_act(cast: Cast, key: str) -> None:
    with pytest.raises(Forbidden):
        keep(cast, "signed.pdf", PDF, key)


def test_an_agreement_that_no_body_keeps_takes_no_documents_and_says_so(cast: Cast, client_as) -> None:
    type(cast.agreement).unscoped.filter(pk=cast.agreement.pk).update(body=None)
    said = "No body keeps this agreement here"
    with pytest.raises(Forbidden, match=said):
        keep(cast, "signed.pdf", PDF)
    page = client_as("by_secretary").post(reverse("programs:act-document", args=[act_of(cast).pk]), {})
    assert page.status_code == 403
    assert said in page.content.decode()


def test_a_document_belongs_to_one_thing(cast: Cast) -> None:
    draft = save(cast, "by_coordinator", "1.1")
    with pytest.raises(Invalid):
        keep(cast, "signed.pdf", PDF, draft_id=draft.pk)
    with pytest.raises(Invalid):
        keep(cast, "signed.pdf", PDF, audience="position")


def test_the_page_of_an_act_takes_a_document(cast: Cast, client_as) -> None:
    url = reverse("programs:act-document", args=[act_of(cast).pk])
    sent = client_as("by_secretary").post(
        url, {"file": SimpleUploadedFile("signed.pdf", PDF), "audience": "shared"}
    )
    assert sent.status_code == 302
    page = (
        client_as("ru_reader").get(reverse("programs:agreement", args=[cast.agreement.pk])).content.decode()
    )
    assert "signed.pdf" in page
    assert "PDF ·" in page
    assert files.PDF not in page
    assert hashlib.sha256(PDF).hexdigest() in page
    bad = client_as("by_secretary").post(
        url, {"file": SimpleUploadedFile("x.pdf", b"MZ\x00"), "audience": "shared"}
    )
    assert bad.status_code == 400


def test_a_file_of_which_only_a_part_arrived_is_written_again(cast: Cast, client_as) -> None:
    """A process that was killed while it wrote leaves no half of a file behind what comes later."""
    digest = hashlib.sha256(PDF).hexdigest()
    path = f"documents/{digest[:2]}/{digest}"
    default_storage.delete(path)
    default_storage.save(path, ContentFile(PDF[:10]))
    kept = keep(cast, "scan.pdf", PDF)
    assert client_as("by_reader").get(reverse("programs:document", args=[kept.pk])).getvalue() == PDF
    before = default_storage.get_modified_time(path)
    keep(cast, "again.pdf", PDF)
    assert default_storage.get_modified_time(path) == before
    assert default_storage.listdir("documents/arriving")[1] == []


def test_what_a_name_says_is_never_a_header(cast: Cast, client_as) -> None:
    kept = keep(cast, 'a"; filename="b.html\r\nX-A: 1\u202efdp.exe', PDF)
    answer = client_as("by_reader").get(reverse("programs:document", args=[kept.pk]))
    assert answer.headers["Content-Type"] == files.PDF
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.getvalue() == PDF
    assert "X-A" not in answer.headers
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"
