"""Files of other kinds are called by what they are, with what to ask for; tables that begin alike are read."""

import gzip
import zipfile
from pathlib import Path

import pytest

from rampath.workbook.opened_book import open_book
from rampath.workbook.other_file import said_of_old
from rampath.workbook.safety import WorkbookRefused

ZERO = bytes(60)
KINDS: dict[str, tuple[bytes, str]] = {
    "scan.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF"),
    "shot.png": (b"\x89PNG\r\n\x1a\n" + ZERO, "is a picture"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + ZERO, "is a picture"),
    "fax.tif": (b"II*\x00\x08\x00" + ZERO, "is a picture"),
    "old.bmp": (b"BM\x36\x10\x0e\x00\x00\x00\x00\x00" + ZERO, "is a picture"),
    "all.7z": (b"7z\xbc\xaf'\x1c" + ZERO, "is a packed file"),
    "all.csv.gz": (gzip.compress(b"Member;2025\nFrance;2.0\n"), "is a packed file"),
    "letter.rtf": (rb"{\rtf1\ansi Defence expenditure}", "is a document of Word"),
    "table.slk": (b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K2025\r\nE\r\n", "is a table in an old form of exchange"),
    "office.slk": (b"ID;PSCALC3\nB;Y1;X1\nC;Y1;X1;K2025\nE\n", "is a table in an old form of exchange"),
    "table.dif": (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "is a table in an old form of exchange"),
    "page.xls": (b"\xef\xbb\xbf\n<html><table><tr><td>2025</td></tr></table></html>", "is a web page or an XML file"),
    "wide.xls": ("\ufeff<html><table></table></html>".encode("utf-16-le"), "is a web page or an XML file"),
    "ancient.xls": (b"\x09\x04\x06\x00\x00\x04\x10\x00" + ZERO, "is a workbook of Excel 4 or older"),
    "link.url": (b"[InternetShortcut]\r\nURL=file://server/return.xlsx\r\n", "is a link to a file"),
    "return.lnk": (b"L\x00\x00\x00\x01\x14\x02\x00" + ZERO, "is a link to a file"),
    "return.gsheet": (b'{"url": "https://docs.example/1", "doc_id": "1"}', "is a link to a file"),
    "figures.json": (b'[{"member": "France", "2025": 2.0}]', "is data for programs (JSON)"),
    "dataset.json": (b'\xef\xbb\xbf{\n "version": "2.0", "value": [1, 2]}', "is data for programs (JSON)"),
    "mail.eml": (
        b"Received: by mail.example\r\nFrom: planner@mod.example\r\nMessage-ID: <1@mod.example>\r\n\r\nTable",
        "is an e-mail",
    ),
    "saved.mht": (b"From: <Saved by a browser>\nSubject: Table\nMIME-Version: 1.0\n\n--x\n", "is an e-mail"),
}


@pytest.mark.parametrize("name", KINDS)
def test_that_a_file_of_another_kind_is_called_by_what_it_is(tmp_path: Path, name: str) -> None:
    content, said = KINDS[name]
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(WorkbookRefused, match="^" + name.replace(".", r"\.")) as refused:
        open_book(file)
    assert said in str(refused.value)
    assert str(refused.value).count(". ") == 0
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("word/document.xml", b"<w/>", "is a document of Word"),
        ("ppt/presentation.xml", b"<p/>", "is a presentation"),
        ("mimetype", b"application/vnd.oasis.opendocument.text", "is a document of Word"),
        ("mimetype", b"application/vnd.oasis.opendocument.presentation", "is a presentation"),
        ("return/EST.xlsx", b"PK", "is a packed file"),
    ],
)
def test_that_a_package_of_another_kind_is_called_by_what_it_is(
    tmp_path: Path, part: str, content: bytes, said: str
) -> None:
    file = tmp_path / "sent.zip"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, content)
    with pytest.raises(WorkbookRefused, match=said):
        open_book(file)


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        (("worddocument", "1table"), "is a document of Word"),
        (("powerpoint document", "current user"), "is a presentation"),
        (("__properties_version1.0", "__substg1.0_0037001f"), "is an e-mail"),
        (("contents",), "is an old Office file, but not an Excel workbook"),
    ],
)
def test_that_an_old_office_file_is_called_by_what_it_is(streams: tuple[str, ...], said: str) -> None:
    assert said in said_of_old("return.doc", streams)


@pytest.mark.parametrize(
    "text",
    [
        "ID;Partner;2024;2025\nA;France;2,0;2,1\n",
        "ID;P\nB;2025\n",
        "From: 2014\nTo: 2026\nMember;2025\nFrance;2.0\n",
        "Content-Type;2025\nFrance;2.0\n",
        "Source: NATO\nUnit: per cent\n\nContent-Type: none\nFrance;2.0\n",
        "TABLE 3;2025\nFrance;2.0\n",
        '"{a}";2025\nFrance;2.0\n',
        "[1];[2]\nFrance;2.0\n",
        "BMVg;2025;2026\nEinzelplan 14;62,4;82,7\n",
        "MM;2025\nFrance;2.0\n",
        "From;To;2025\nFrance;NATO;2.0\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_that_a_table_of_text_that_begins_alike_is_opened(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "return.csv"
    file.write_text(text, encoding=encoding)
    (sheet,) = open_book(file).sheets
    assert any("France" in str(cell) or "B" in str(cell) for row in sheet.rows for cell in row)
