"""Old, binary and OpenDocument workbooks that are made to do harm."""

import struct
from collections.abc import Callable
from pathlib import Path

from workbook.attack import DAMAGED, FAR, LOCKED, MORE_TEXT, READ, Attack
from workbook.handmade import binary, compound, ods_parts, packed, record, xls_stream, xlsb_parts


def _xls(stream: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(compound({"Workbook": stream}))


def _xls_with(offset: int, form: str, value: int) -> Callable[[Path], object]:
    """A compound file one of whose own fields lies, counted from its start or from its end."""

    def make(file: Path) -> None:
        content = bytearray(compound({"Workbook": xls_stream()}))
        struct.pack_into(form, content, offset if offset >= 0 else len(content) + offset, value)
        file.write_bytes(content)

    return make


def _patched(pattern: bytes, offset: int, form: str, value: int) -> bytes:
    stream = bytearray(xls_stream())
    struct.pack_into(form, stream, stream.index(pattern) + offset, value)
    return bytes(stream)


_SPAN = "<IIHHH"
_FILE_PASS = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
_SST = struct.pack("<II", 2, 2)


def _xlsb(part: bytes) -> Callable[[Path], object]:
    return lambda file: packed(file, xlsb_parts(part))


def _xlsb_cell(row: int, column: int, kind: int = 5, value: bytes = bytes(8)) -> bytes:
    line = binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
    return binary(129) + binary(145) + line + binary(kind, struct.pack("<II", column, 0) + value) + binary(146)


def _ods(rows: str) -> Callable[[Path], object]:
    def make(file: Path) -> None:
        parts = ods_parts()
        head = parts["content.xml"].partition("<table:table ")[0]
        table = f'<table:table table:name="T">{rows}</table:table>'
        end = "</office:spreadsheet></office:body></office:document-content>"
        packed(file, parts | {"content.xml": head + table + end})

    return make


def _encrypted_ods(file: Path) -> None:
    told = "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    packed(file, ods_parts() | {"META-INF/manifest.xml": told})


def _cell(more: str = "", text: str = "1") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="1"{more}><text:p>{text}</text:p></table:table-cell>'
    )


_ROW, _END = "<table:table-row{}>", "</table:table-row>"
_TWO_BILLION = ' table:number-columns-repeated="2147483647"'

ATTACKS: dict[str, Attack] = {
    "an old sheet that claims four billion rows": (
        _xls(xls_stream(dimensions=struct.pack(_SPAN, 0, 0xFFFFFFFF, 0, 0xFFFF, 0))),
        DAMAGED,
    ),
    "an old sheet that claims all rows": (_xls(xls_stream(dimensions=struct.pack(_SPAN, 0, 65536, 0, 256, 0))), READ),
    "an old sheet that ends before it begins": (
        _xls(xls_stream(dimensions=struct.pack(_SPAN, 9, 1, 5, 2, 0))),
        DAMAGED,
    ),
    "an old sheet with a far cell": (
        _xls(xls_stream(more=record(0x0203, struct.pack("<HHHd", 65535, 255, 0, 1)))),
        FAR,
    ),
    "old rows out of order": (_xls(xls_stream(more=record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1)))), READ),
    "old numbers that end before they begin": (
        _xls(xls_stream(more=record(0x00BD, struct.pack("<HHHIH", 9, 5, 0, 2, 1)))),
        DAMAGED,
    ),
    "two billion shared texts": (_xls(_patched(_SST, 4, "<I", 0x7FFFFFFF)), DAMAGED),
    "a sheet that begins far outside": (_xls(_patched(struct.pack("<H", 0x0085), 4, "<I", 0x7FFFFFFF)), DAMAGED),
    "a record longer than the file": (_xls(xls_stream()[:-100] + struct.pack("<HH", 0x0203, 0xFFFF)), DAMAGED),
    "old sectors in a circle": (_xls_with(-512, "<I", 0), DAMAGED),
    "an old file with a circle of tables": (_xls_with(72, "<I", 0xFFFF), DAMAGED),
    "an old workbook with RC4": (
        _xls(record(0x0809, _FILE_PASS) + record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48)) + xls_stream()),
        LOCKED,
    ),
    "an old workbook with XOR": (
        _xls(record(0x0809, _FILE_PASS) + record(0x002F, struct.pack("<HHH", 0, 1, 2)) + xls_stream()),
        LOCKED,
    ),
    "an encrypted workbook": (
        lambda file: file.write_bytes(compound({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b"\x04\0\x04\0"})),
        LOCKED,
    ),
    "an old text document": (lambda file: file.write_bytes(compound({"WordDocument": b"x"})), "a document of Word"),
    "a binary sheet with a far cell": (_xlsb(_xlsb_cell(1_048_575, 16_383)), FAR),
    "a binary sheet with a row beyond all": (_xlsb(_xlsb_cell(0xFFFFFFFE, 1)), FAR),
    "a binary text of two billion letters": (_xlsb(_xlsb_cell(0, 0, 6, struct.pack("<I", 0x7FFFFFFF))), DAMAGED),
    "a binary record longer than the part": (_xlsb(binary(129) + b"\x05\xff\xff\xff\x7f"), DAMAGED),
    "a binary sheet of short records": (
        _xlsb(binary(129) + binary(145) + binary(0) + binary(5) + binary(146)),
        DAMAGED,
    ),
    "an empty binary sheet": (_xlsb(b""), DAMAGED),
    "a cell for two billion columns": (_ods(_ROW.format("") + _cell(_TWO_BILLION) + _END), FAR),
    "a row for two billion rows": (_ods(_ROW.format(' table:number-rows-repeated="2147483647"') + _cell() + _END), FAR),
    "emptiness for two billion columns": (_ods(_ROW.format("") + f"<table:table-cell{_TWO_BILLION}/>" + _END), READ),
    "a cell behind two billion empty ones": (
        _ods(_ROW.format("") + f"<table:table-cell{_TWO_BILLION}/>" + _cell() + _END),
        FAR,
    ),
    "a cell that stands minus one time": (
        _ods(_ROW.format("") + _cell(' table:number-columns-repeated="-1"') + _END),
        DAMAGED,
    ),
    "cells under another prefix": (
        _ods(f'<x:table-row><x:table-cell x:{_TWO_BILLION.partition(":")[2]} office:value="1"/></x:table-row>'),
        FAR,
    ),
    "a text for two million cells": (
        _ods(
            _ROW.format(' table:number-rows-repeated="20000"')
            + _cell(' table:number-columns-repeated="100"', "y" * 5_000)
            + _END
        ),
        MORE_TEXT,
    ),
    "an attribute for many cells": (
        _ods(
            _ROW.format(' table:number-rows-repeated="20000"')
            + _cell(f' office:string-value="{"y" * 50_000}" table:number-columns-repeated="10"')
            + _END
        ),
        MORE_TEXT,
    ),
    "two billion blanks in a cell": (
        _ods(_ROW.format("") + _cell("", 'a<text:s text:c="2000000000"/>b') + _END),
        MORE_TEXT,
    ),
    "cells within cells without end": (_ods(_ROW.format("") + "<table:table-cell>" * 60_000), DAMAGED),
    "comments without end": (
        _ods(_ROW.format("") + "<table:table-cell>" + "<office:annotation><text:p>" * 40_000 + "</table:table-cell>"),
        DAMAGED,
    ),
    "an encrypted table document": (_encrypted_ods, LOCKED),
}
