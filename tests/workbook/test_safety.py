"""Files that are no workbooks, or do harm: one sentence that names the file, and nothing else."""

import random
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
    "text": (lambda f: f.write_text("a;b\n1;2\n"), "is not an Excel workbook"),
    "noise": (lambda f: f.write_bytes(random.Random(1).randbytes(5000)), "is not an Excel workbook"),
    "folder": (lambda f: f.mkdir(), "is a folder"),
    "cut short": (_cut, "damaged or cut short"),
    "broken zip": (lambda f: f.write_bytes(b"PK\x03\x04 and nothing more"), "damaged or cut short"),
    "password": (lambda f: f.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "protected with a password"),
    "encrypted member": (_encrypted_member, "protected with a password"),
    "old workbook": (lambda f: f.write_bytes(OLE + b"Workbook"), "of the old kind (.xls)"),
    "another package": (lambda f: _package(f, {"hello.txt": b"hello"}), "not an Excel workbook"),
    "ods": (lambda f: _package(f, {"content.xml": b"<a/>"}), ".xlsb or .ods"),
    "doctype": (lambda f: _with(f, {"x.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
                "document type"),
    "doctype in UTF-16": (lambda f: _with(f, {"x.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "document type"),
    "path upwards": (lambda f: _with(f, {"../evil.xml": b"<a/>"}), "named like a path outside"),
    "absolute path": (lambda f: _with(f, {"/etc/x.xml": b"<a/>"}), "named like a path outside"),
    "twice the same name": (_twice, "the same name"),
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


def test_that_a_missing_file_is_named(tmp_path: Path, register: Register) -> None:
    with pytest.raises(WorkbookRefused, match="does not exist"):
        read_workbook(tmp_path / "none.xlsx", register)


def test_that_a_sheet_that_spans_more_than_memory_holds_is_refused(tmp_path: Path, register: Register) -> None:
    rows = [*LAYOUT_2026]
    file = write(tmp_path / "wide.xlsx", {"Table 1": rows})
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far)
    _package(file, parts)
    with pytest.raises(WorkbookRefused, match="16384 columns"):
        read_workbook(file, register)


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
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    dice = random.Random(7)
    for _ in range(150):
        name = dice.choice([n for n in parts if n.startswith("xl/")])
        content = bytearray(parts[name])
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(32, 127)
        _package(file, {**parts, name: bytes(content)})
        _outcome(file, register)
