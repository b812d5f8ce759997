"""Files that are no workbooks, or do harm: one sentence that names the file, and nothing else."""

import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import LAYOUT_2026, write

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _package(file: Path, parts: dict[str, bytes], *, compress: bool = True) -> None:
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _with(file: Path, more: dict[str, bytes]) -> None:
    write(file, {"Table 1": LAYOUT_2026})
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in more.items():
            package.writestr(name, content)


def _twice(file: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        _with(file, {"xl/workbook.xml": b"<a/>"})


def _cut(file: Path) -> None:
    write(file, {"Table 1": LAYOUT_2026})
    file.write_bytes(file.read_bytes()[:2000])


def _encrypted_member(file: Path) -> None:
    write(file, {"Table 1": LAYOUT_2026})
    content = bytearray(file.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    file.write_bytes(bytes(content))


MAKERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda f: f.write_bytes(b""), "is empty"),
    "text": (lambda f: f.write_text("a;b\n1;2\n"), "holds no table"),
    "noise": (lambda f: f.write_bytes(random.Random(1).randbytes(5000)), "neither a workbook nor a text"),
    "folder": (lambda f: f.mkdir(), "is a folder"),
    "cut short": (_cut, "damaged or cut short"),
    "broken zip": (lambda f: f.write_bytes(b"PK\x03\x04 and nothing more"), "damaged or cut short"),
    "encrypted member": (_encrypted_member, "protected with a password"),
    "broken old file": (lambda f: f.write_bytes(OLE), "damaged or cut short"),
    "another package": (lambda f: _package(f, {"hello.txt": b"hello"}), "not a workbook"),
    "numbers": (lambda f: _package(f, {"Index/Document.iwa": b"x", "preview.jpg": b"y"}), "Apple's Numbers"),
    "ods": (lambda f: _package(f, {"content.xml": b"<a/>"}), "not a workbook"),
    "doctype": (lambda f: _with(f, {"x.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
                "document type"),
    "doctype in UTF-16": (lambda f: _with(f, {"x.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "document type"),
    "doctype in UTF-16 without a mark": (
        lambda f: _with(f, {"x.xml": "<!DOCTYPE a><a/>".encode("utf-16-le")}), "document type",
    ),
    "doctype behind a tag in a comment": (
        lambda f: _with(f, {"docProps/custom.xml": b"<!-- <a --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        "document type",
    ),
    "doctype behind a tag in an instruction": (
        lambda f: _with(f, {"x.vml": b"<?x <a ?>\n<!DOCTYPE a><a/>"}), "document type",
    ),
    "doctype behind a long comment": (
        lambda f: _with(f, {"x.xml": b"<!--" + b"x" * 70_000 + b"--><!DOCTYPE a><a/>"}), "too much before its content",
    ),
    "path upwards": (lambda f: _with(f, {"../evil.xml": b"<a/>"}), "named like a path outside"),
    "absolute path": (lambda f: _with(f, {"/etc/x.xml": b"<a/>"}), "named like a path outside"),
    "twice the same name": (_twice, "the same name"),
    "twice but for case": (lambda f: _with(f, {"xl/Workbook.xml": b"<a/>"}), "the same name"),
    "bomb": (lambda f: _with(f, {"xl/media/x.bin": b"\0" * 30_000_000}), "absurd size"),
    "no tables": (lambda f: write(f, {"Budget": (("Item", "Cost"), ("Pens", 3))}), "holds no table"),
    "no cells": (lambda f: write(f, {"Empty": ()}), "holds no table"),
}  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_that_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    tmp_path: Path, register: Register, kind: str
) -> None:
    make, words = MAKERS[kind]
    file = tmp_path / "return.xlsx"
    make(file)
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(file, register)
    said = str(refusal.value)
    assert words in said
    assert "return.xlsx" in said
    assert said.endswith(".")
    assert "\n" not in said


def test_that_the_mark_of_a_workbook_that_is_open_is_told_from_a_spoilt_workbook(
    tmp_path: Path, register: Register
) -> None:
    mark = tmp_path / "~$return.xlsx"
    mark.write_bytes(b"\x05Maier" + b" " * 49 + b"\x05\x00" + "Maier".encode("utf-16-le") + b" \x00" * 49)
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(mark, register)
    assert str(refusal.value) == (
        "~$return.xlsx only marks that somebody has a workbook open; name the workbook itself."
    )


def test_that_a_missing_file_is_named(tmp_path: Path, register: Register) -> None:
    with pytest.raises(WorkbookRefused, match="does not exist"):
        read_workbook(tmp_path / "none.xlsx", register)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_that_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, register: Register) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(WorkbookRefused, match="no ordinary file"):
        read_workbook(tmp_path / "pipe.xlsx", register)


def test_that_a_list_of_very_many_parts_is_not_made_before_it_is_refused(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = b"PK\x01\x02" + bytes(42)
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04" + bytes(26) + 30_000 * entry)
    monkeypatch.setattr(zipfile, "ZipFile", lambda _: pytest.fail("millions would be listed"))
    with pytest.raises(WorkbookRefused, match="more than can be read"):
        read_workbook(tmp_path / "list.xlsx", register)


def _with_rows(file: Path, rows: bytes) -> Path:
    """A sound workbook whose sheet ends in these rows of XML."""
    parts = _parts(write(file, {"Table 1": LAYOUT_2026}))
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", rows + b"</sheetData>")
    _package(file, parts)
    return file


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r = "1048576"><c s="1" r = "XFD1048576"><v>1</v></c></row>',
        b'<row><c t=">" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="90"><c r="A90"><v>1</v></c></row>',
        b'<row r="3600"><c r="XFD3600"><v>1</v></c></row>',
        b'<row r="90">' + b"<c><v>1</v></c>" * 16_385 + b"</row>",
        b'<row r="1048576"><c r="A90"><v>1</v></c>' + b"<c/>" * 16_382 + b"<c><v>1</v></c></row>",
    ],
)
def test_that_a_sheet_that_spans_more_than_memory_holds_is_refused(
    tmp_path: Path, register: Register, rows: bytes
) -> None:
    file = _with_rows(tmp_path / "wide.xlsx", rows)
    with pytest.raises(WorkbookRefused, match=r"1638[45] columns"):
        read_workbook(file, register)


def test_that_a_sheet_with_a_coloured_cell_in_the_last_row_and_column_is_read(
    tmp_path: Path, register: Register
) -> None:
    rows = b'<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"></c></row>'
    assert len(read_workbook(_with_rows(tmp_path / "t.xlsx", rows), register).observations) == 11


def test_that_a_second_reference_which_only_calamine_would_see_is_refused(tmp_path: Path, register: Register) -> None:
    file = _with_rows(tmp_path / "t.xlsx", b'<row><c r="A90" r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(WorkbookRefused, match=r"damaged"):
        read_workbook(file, register)


@pytest.mark.parametrize("reference", [b"ZZZZ99", b"A99999999999", b"A", b"7", b"A&#49;", b"-A1"])
def test_that_a_reference_to_nowhere_is_refused(tmp_path: Path, register: Register, reference: bytes) -> None:
    file = _with_rows(tmp_path / "far.xlsx", b'<row><c r="' + reference + b'"><v>1</v></c></row>')
    with pytest.raises(WorkbookRefused, match=r"damaged|more than can be read"):
        read_workbook(file, register)


@pytest.mark.parametrize("part", [b"<?xml version='1.0' encoding='foo'?><a/>", b"<a", b"\xff\xfe<", b""])
def test_that_properties_that_cannot_be_read_are_no_reason_to_refuse(
    tmp_path: Path, register: Register, part: bytes
) -> None:
    file = tmp_path / "t.xlsx"
    _with(file, {"docProps/custom.xml": part})
    assert read_workbook(file, register).label is None


def test_that_a_great_many_spoilt_cells_take_no_great_time(tmp_path: Path, register: Register) -> None:
    many = b'<row r="50">' + b'<c r="A50" t="e"/>' * 100_000 + b'<c r="B50"><v>1</v></c></row>'
    assert len(read_workbook(_with_rows(tmp_path / "t.xlsx", many), register).observations) == 11


def _outcome(file: Path, register: Register) -> str:
    """How a corrupted file ends; anything but figures or a refusal comes through as the error that it is."""
    try:
        found = read_workbook(file, register)
    except WorkbookRefused:
        return "refused"
    assert found.used + len(found.unused) == found.cells
    return "read"


def test_that_corrupted_bytes_give_figures_or_a_refusal_and_nothing_else(
    tmp_path: Path, register: Register, sample: Path
) -> None:
    original = sample.read_bytes()
    dice = random.Random(2026)
    file = tmp_path / "mutant.xlsx"
    outcomes = {"read": 0, "refused": 0}
    for _ in range(120):
        content = bytearray(original)
        for _ in range(dice.randint(1, 8)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        if dice.random() < 0.2:
            del content[dice.randrange(len(content)) :]
        file.write_bytes(bytes(content))
        outcomes[_outcome(file, register)] += 1
    assert outcomes["refused"] > 0


def test_that_corrupted_xml_inside_a_sound_package_is_no_traceback_either(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "mutant.xlsx", {"Table 1": LAYOUT_2026})
    parts = _parts(file)
    dice = random.Random(7)
    for _ in range(150):
        name = dice.choice([n for n in parts if n.startswith("xl/")])
        content = bytearray(parts[name])
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(32, 127)
        _package(file, {**parts, name: bytes(content)})
        _outcome(file, register)
