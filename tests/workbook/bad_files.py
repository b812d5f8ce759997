"""Files that are no workbooks, or do harm, each with words of the sentence that refuses it."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.build import LAYOUT_2026, write

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def package_of(file: Path, parts: dict[str, bytes], *, compress: bool = True) -> None:
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def workbook_with(file: Path, more: dict[str, bytes]) -> None:
    write(file, {"Table 1": LAYOUT_2026})
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in more.items():
            package.writestr(name, content)


def _twice(file: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        workbook_with(file, {"xl/workbook.xml": b"<a/>"})


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
    "another package": (lambda f: package_of(f, {"hello.txt": b"hello"}), "not an Excel workbook"),
    "ods": (lambda f: package_of(f, {"content.xml": b"<a/>"}), ".xlsb or .ods"),
    "doctype": (lambda f: workbook_with(f, {"x.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
                "document type"),
    "doctype in UTF-16": (lambda f: workbook_with(f, {"x.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "document type"),
    "path upwards": (lambda f: workbook_with(f, {"../evil.xml": b"<a/>"}), "named like a path outside"),
    "absolute path": (lambda f: workbook_with(f, {"/etc/x.xml": b"<a/>"}), "named like a path outside"),
    "twice the same name": (_twice, "the same name"),
    "bomb": (lambda f: workbook_with(f, {"xl/media/x.bin": b"\0" * 30_000_000}), "absurd size"),
    "no tables": (lambda f: write(f, {"Budget": (("Item", "Cost"), ("Pens", 3))}), "holds no table"),
    "no cells": (lambda f: write(f, {"Empty": ()}), "holds no table"),
}  # fmt: skip
