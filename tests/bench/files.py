"""A plan's file with errors in every tenth row, measured: its preview beside reading the same file into lists."""

import http.client
import io
import zipfile
from collections.abc import Iterator
from itertools import cycle

import orjson
import xlsxwriter
from python_calamine import CalamineWorkbook

from .asking import Ask
from .client import Who, request
from .subjects import Asker, Subject

ROWS = 10_000
#: Files that differ in one byte: the same one sent again is not kept anew.
FILES = 40
_BOUNDARY = "b" * 30


def of_files(asker: Asker) -> Iterator[Subject]:
    """The file of a plan of its own size: of a larger plan it would be a part."""
    if asker.plan.size > ROWS:
        return
    whole = _spoilt(_exported(asker))
    sent = cycle([_body(_varied(whole, n)) for n in range(FILES)])
    path = f"/api/v1/programmes/{asker.plan.programme}/plan-imports/"

    def preview() -> bytes:
        return _post(path, asker.service, next(sent))

    # A file from outside is read once it is measured: that is the time of reading it. The bare reader is printed too.
    for floor, what, aim in (("check-file", "reading it", 3), ("read-file", "its reader unguarded", None)):
        yield (
            f"plan file, {asker.plan.size:,} rows, to {what}",
            Ask(asker.client, preview, _counted, asker.plan.size, status=201),
            Ask(
                asker.client,
                lambda floor=floor: _post(f"/floor/{floor}/", asker.person, next(sent)),  # type: ignore[misc]
                _read, asker.plan.size,
            ),
            aim,
        )  # fmt: skip


def _exported(asker: Asker) -> list[list[str]]:
    """The rows of the plan as a file; the server sends it in pieces, which the bench's own client does not read."""
    connection = http.client.HTTPConnection("127.0.0.1", asker.client.port, timeout=120)
    connection.request(
        "GET", f"/api/v1/programmes/{asker.plan.programme}/plan.xlsx", headers=asker.service.headers()
    )
    content = connection.getresponse().read()
    connection.close()
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


def _spoilt(rows: list[list[str]]) -> bytes:
    """The same file with a deadline that is none in every tenth row, and other words in every tenth."""
    head = next(place for place, row in enumerate(rows) if "Item id" in row)
    deadline, title = rows[head].index("Deadline"), rows[head].index("Title (en)")
    for place, row in enumerate(row for row in rows[head + 1 :] if row[-1]):
        if place % 10 == 0:
            row[deadline] = f"some day, {place}"
        elif place % 10 == 5:
            row[title] = f"{row[title]} and {place}"
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(place, column, cell)
    return out.getvalue()


def _varied(whole: bytes, number: int) -> bytes:
    """The same workbook as another file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part + b" " * number if name.endswith("core.xml") else part)
    return out.getvalue()


def _body(content: bytes) -> bytes:
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="plan.xlsx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _post(path: str, who: Who, body: bytes) -> bytes:
    return request("POST", path, who, body, Content_Type=f"multipart/form-data; boundary={_BOUNDARY}")


def _counted(body: bytes) -> int:
    """Rows that were judged; none where not every tenth is wrong."""
    counts = orjson.loads(body)["counts"]
    rows = sum(counts.values())
    return rows if counts["error"] == -(-rows // 10) and counts["reworded"] == rows // 10 else 0


def _read(body: bytes) -> int:
    """Rows that were read, but those above the items and the headings."""
    return int(orjson.loads(body)["items"])
