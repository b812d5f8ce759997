"""The same small workbook in each container, written record by record: no library here writes all of them."""

import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

DAY = date(2024, 2, 29)
SERIAL = 45351
"""29 February 2024 as a day since the end of 1899."""

CELLS: dict[tuple[int, int], object] = {
    (1, 1): "Country", (1, 2): 2024.0, (1, 3): "2025e",
    (2, 1): "Türkiye", (2, 2): 2.125, (2, 3): True,
    (3, 1): "=not a formula", (3, 2): DAY, (3, 3): 0.0,
    (5, 4): "merged",
    (8, 1): 7.0,
    (9, 2): "#DIV/0!", (9, 3): 3.0, (9, 4): "two",
}  # fmt: skip
"""What stands in the first sheet; B9 is an error, C9 and D9 have formulas, row 8 and column F are hidden."""

HIDDEN = "It's a sheet "
"""The name of the second sheet, which is hidden; its B3 holds 3."""

_ESCAPED = HIDDEN.replace("'", "&apos;")
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

SHEET = (
    f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><cols><col min="6" max="6" hidden="1"/></cols>'
    "<sheetData>"
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Country</t></is></c><c r="B1"><v>2024</v></c>'
    '<c r="C1" t="inlineStr"><is><r><t>2025</t></r><r><rPr><b/></rPr><t>e</t></r></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>2.125</v></c><c r="C2" t="b"><v>1</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45351</v></c><c r="C3"><v>0</v></c></row>'
    '<row r="5"><c r="D5" t="str"><v>merged</v></c></row>'
    '<row r="8" hidden="1"><c r="A8"><v>7</v></c></row>'
    '<row r="9"><c r="B9" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C9"><f>1+2</f><v>3</v></c>'
    '<c r="D9" t="str"><f>"t"&amp;"wo"</f><v>two</v></c></row>'
    '</sheetData><mergeCells count="1"><mergeCell ref="D5:E6"/></mergeCells></worksheet>'
)
SECOND = f'<worksheet xmlns="{_MAIN}"><sheetData><row r="3"><c r="B3"><v>3</v></c></row></sheetData></worksheet>'
STRINGS = (
    f'<sst xmlns="{_MAIN}"><si><t>Türkiye</t></si>'
    '<si><r><t xml:space="preserve">=not </t></r><r><t>a formula</t></r></si></sst>'
)
STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


def xlsx_parts() -> dict[str, str]:
    """The parts of the workbook as an .xlsx."""
    kinds = (("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
             ("rId3", "sharedStrings", "sharedStrings.xml"), ("rId4", "styles", "styles.xml"))  # fmt: skip
    said = "".join(f'<Relationship Id="{i}" Type="{_RELATIONS}/{kind}" Target="{part}"/>' for i, kind, part in kinds)
    return {
        "[Content_Types].xml": _types("xml", "openxmlformats-officedocument.spreadsheetml", "sheet.main+xml"),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr/><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/>'
        f'<sheet name="{_ESCAPED}" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{said}</Relationships>',
        "xl/worksheets/sheet1.xml": SHEET,
        "xl/worksheets/sheet2.xml": SECOND,
        "xl/sharedStrings.xml": STRINGS,
        "xl/styles.xml": STYLES,
    }  # fmt: skip


def _types(ending: str, family: str, main: str) -> str:
    """The list of what each part is."""
    parts = {"workbook": main, "worksheets/sheet1": "worksheet", "worksheets/sheet2": "worksheet",
             "sharedStrings": "sharedStrings", "styles": "styles"}  # fmt: skip
    more = "+xml" if ending == "xml" else ""
    told = "".join(
        f'<Override PartName="/xl/{part}.{ending}"'
        f' ContentType="application/vnd.{family}.{kind if kind == main else kind + more}"/>'
        for part, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{told}</Types>'
    )


def packed(file: Path, parts: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file


def ods_parts() -> dict[str, str]:
    """The parts of the workbook as an .ods, as LibreOffice writes them."""
    text, value = 'office:value-type="string"', 'office:value-type="float" office:value='
    rest = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = (
        f"<table:table-row><table:table-cell {text}><text:p>Country</text:p></table:table-cell>"
        f'<table:table-cell {value}"2024"><text:p>2024</text:p></table:table-cell><table:table-cell {text}>'
        f"<text:p>2025<text:span>e</text:span></text:p></table:table-cell>{rest}</table:table-row>"
        f"<table:table-row><table:table-cell {text}><office:annotation><text:p>a note</text:p></office:annotation>"
        f'<text:p>Türkiye</text:p></table:table-cell><table:table-cell {value}"2.125"><text:p>2.13</text:p>'
        '</table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE'
        "</text:p></table:table-cell></table:table-row>"
        f"<table:table-row><table:table-cell {text}><text:p>=not a formula</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29.2.24</text:p>'
        f'</table:table-cell><table:table-cell {value}"0"><text:p>0</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="3"/><table:table-cell {text}'
        ' table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>merged</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f'<table:table-row table:visibility="collapse"><table:table-cell {value}"7"><text:p>7</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell/><table:table-cell table:formula="of:=1/0" office:value-type="string"'
        ' office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        f'<table:table-cell table:formula="of:=1+2" {value}"3"><text:p>3</text:p></table:table-cell>'
        f'<table:table-cell table:formula="of:=&quot;t&quot;&amp;&quot;wo&quot;" {text} office:string-value="two">'
        "<text:p>two</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048567"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties'
        ' table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>'
        '<table:table table:name="Data"><table:table-column table:number-columns-repeated="5"/>'
        f'<table:table-column table:visibility="collapse"/>{rows}</table:table>'
        f'<table:table table:name="{_ESCAPED}" table:style-name="ta2"><table:table-row'
        ' table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row><table:table-cell/>'
        f'<table:table-cell {value}"3"><text:p>3</text:p></table:table-cell></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    }


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xls stream."""
    return struct.pack("<HH", kind, len(data)) + data


def xls_stream(*, biff: int = 8, more: bytes = b"", dimensions: bytes | None = None) -> bytes:
    """The workbook as the records of Excel 97 to 2003 (BIFF 8) or Excel 95 (BIFF 5).

    `more` are records at the end of the first sheet; `dimensions` what it says that it spans.
    """
    version = 0x0600 if biff == 8 else 0x0500
    begin = record(0x0809, struct.pack("<HHHHII", version, 0x0005, 0, 0, 0, 0)[: 16 if biff == 8 else 8])
    formats = b"".join(record(0x00E0, struct.pack("<HHH", 0, number, 0) + bytes(14)) for number in (0, 14))
    page = record(0x0042, struct.pack("<H", 1200 if biff == 8 else 1252))
    shared = record(0x00FC, struct.pack("<II", 2, 2) + _wide("Türkiye") + _wide("=not a formula")) if biff == 8 else b""
    first, second = _xls_first(version, biff, more, dimensions), _xls_second(version)
    names = (("Data", 0), (HIDDEN, 2))
    listed = sum(len(_bound(name, hidden, 0, biff)) for name, hidden in names)
    globals_size = len(begin + page + formats + shared) + listed + 4
    places = (globals_size, globals_size + len(first))
    sheets = b"".join(_bound(name, hidden, at, biff) for (name, hidden), at in zip(names, places, strict=True))
    return begin + page + formats + sheets + shared + record(0x000A) + first + second


def xls(file: Path, stream: bytes, name: str = "Workbook") -> Path:
    """The stream in a compound file of small sectors; Excel 95 called it "Book"."""
    file.write_bytes(compound({name: stream}))
    return file


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB, version 3) of up to three streams in its root; short ones are filled up with zeros."""
    padded = {name: stream.ljust(4096, b"\x00") for name, stream in streams.items()}
    chain: list[int] = []
    entries, bodies = [], []
    for number, (name, stream) in enumerate(padded.items(), 1):
        begin, count = len(chain), -(-len(stream) // 512)
        chain += [*range(begin + 1, begin + count), 0xFFFFFFFE]
        bodies.append(stream.ljust(count * 512, b"\x00"))
        right = number + 1 if number < len(padded) else 0xFFFFFFFF
        entries.append(_entry(name, 2, right, 0xFFFFFFFF, begin, len(stream)))
    directory = len(chain)
    chain.append(0xFFFFFFFE)
    tables = -(-(len(chain) + 1) // 127)
    chain += [0xFFFFFFFD] * tables
    header = struct.pack("<8s16s5H6s9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
                         0, tables, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)  # fmt: skip
    places = [*range(directory + 1, directory + 1 + tables), *[0xFFFFFFFF] * (109 - tables)]
    root = _entry("Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0)
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    return b"".join(
        (header, struct.pack("<109I", *places), *bodies, (root + b"".join(entries)).ljust(512, b"\x00"),
         struct.pack(f"<{len(chain)}I", *chain))
    )  # fmt: skip


def _entry(name: str, kind: int, right: int, child: int, begin: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = (0xFFFFFFFF, right, child)
    return struct.pack("<64sHBB3I16sI8s8sIQ", text, len(text) + 2, kind, 1, *links, b"", 0, b"", b"", begin, size)


def _bound(name: str, hidden: int, at: int, biff: int) -> bytes:
    text = name.encode("latin-1")
    return record(0x0085, struct.pack("<IBBB", at, hidden, 0, len(text)) + (b"\x00" if biff == 8 else b"") + text)


def _wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _label(row: int, column: int, text: str, biff: int) -> bytes:
    head = struct.pack("<HHH", row, column, 0)
    if biff == 8:
        return record(0x0204, head + _wide(text))
    coded = text.encode("cp1252")
    return record(0x0204, head + struct.pack("<H", len(coded)) + coded)


def _number(row: int, column: int, value: float, look: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, look, value))


def _formula(row: int, column: int, result: bytes) -> bytes:
    return record(
        0x0006,
        struct.pack("<HHH", row, column, 0)
        + result
        + struct.pack("<HI", 0, 0)
        + struct.pack("<HB", 3, 0x1E)
        + b"\x01\x00",
    )


def _xls_first(version: int, biff: int, more: bytes, dimensions: bytes | None) -> bytes:
    begin = record(0x0809, struct.pack("<HHHHII", version, 0x0010, 0, 0, 0, 0)[: 16 if biff == 8 else 8])
    column = record(0x007D, struct.pack("<HHHHHH", 5, 5, 2048, 0, 1, 0))
    spans = struct.pack("<IIHHH", 0, 9, 0, 4, 0) if biff == 8 else struct.pack("<HHHHH", 0, 9, 0, 4, 0)
    if biff == 8:
        texts = [record(0x00FD, struct.pack("<HHHI", 1, 0, 0, 0)), record(0x00FD, struct.pack("<HHHI", 2, 0, 0, 1))]
    else:
        texts = [_label(1, 0, "Türkiye", 5), _label(2, 0, "=not a formula", 5)]
    result = record(0x0207, _wide("two") if biff == 8 else struct.pack("<H", 3) + b"two")
    rows = (
        _label(0, 0, "Country", biff) + _number(0, 1, 2024) + _label(0, 2, "2025e", biff)
        + texts[0] + _number(1, 1, 2.125) + record(0x0205, struct.pack("<HHHBB", 1, 2, 0, 1, 0))
        + texts[1] + _number(2, 1, SERIAL, 1) + record(0x027E, struct.pack("<HHHI", 2, 2, 0, 0x02))
        + _label(4, 3, "merged", biff)
        + record(0x0208, struct.pack("<HHHHHHI", 7, 0, 1, 255, 0, 0, 0x20))
        + record(0x00BD, struct.pack("<HHHIH", 7, 0, 0, (7 << 2) | 2, 0))
        + _formula(8, 1, b"\x02\x00\x07\x00\x00\x00\xff\xff") + _formula(8, 2, struct.pack("<d", 3.0))
        + _formula(8, 3, b"\x00\x00\x00\x00\x00\x00\xff\xff") + result
    )  # fmt: skip
    merged = record(0x00E5, struct.pack("<HHHHH", 1, 4, 5, 3, 4)) if biff == 8 else b""
    return (
        begin
        + column
        + record(0x0200, spans if dimensions is None else dimensions)
        + rows
        + more
        + merged
        + record(0x000A)
    )


def _xls_second(version: int) -> bytes:
    begin = record(0x0809, struct.pack("<HHHHII", version, 0x0010, 0, 0, 0, 0)[: 16 if version == 0x0600 else 8])
    return begin + _number(2, 1, 3) + record(0x000A)


def binary(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xlsb part."""
    number = bytes([kind]) if kind < 0x80 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    length, size = b"", len(data)
    while True:
        length += bytes([(size & 0x7F) | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return number + length + data


def xlsb_parts(first: bytes | None = None) -> dict[str, bytes]:
    """The parts of the workbook as an .xlsb; `first` is the first sheet's part in place of its own."""
    plain = {name: content.encode() for name, content in xlsx_parts().items()}
    book = binary(131) + binary(143)
    for number, (name, hidden) in enumerate((("Data", 0), (HIDDEN, 2)), 1):
        book += binary(156, struct.pack("<II", hidden, number) + _sized(f"rId{number}") + _sized(name))
    strings = binary(159, struct.pack("<II", 2, 2))
    strings += b"".join(binary(19, b"\x00" + _sized(text)) for text in ("Türkiye", "=not a formula")) + binary(160)
    looks = b"".join(
        binary(47, struct.pack("<HHHHHBBHBB", 0xFFFF, number, 0, 0, 0, 0, 0, 0, 0, 0)) for number in (0, 14)
    )
    return {
        "[Content_Types].xml": _types("bin", "ms-excel", "sheet.binary.macroEnabled.main").encode(),
        "_rels/.rels": plain["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin"),
        "xl/workbook.bin": book + binary(144) + binary(132),
        "xl/_rels/workbook.bin.rels": plain["xl/_rels/workbook.xml.rels"].replace(b".xml", b".bin"),
        "xl/worksheets/sheet1.bin": _xlsb_first() if first is None else first,
        "xl/worksheets/sheet2.bin": _xlsb_sheet([(2, [binary(5, _at(1) + struct.pack("<d", 3))])]),
        "xl/sharedStrings.bin": strings,
        "xl/styles.bin": binary(278) + binary(617, struct.pack("<I", 2)) + looks + binary(618) + binary(279),
    }


def _sized(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _at(column: int, look: int = 0) -> bytes:
    return struct.pack("<II", column, look)


def _xlsb_first() -> bytes:
    code = struct.pack("<HI", 0, 3) + b"\x1e\x01\x00" + struct.pack("<I", 0)
    merged = binary(177, struct.pack("<I", 1)) + binary(176, struct.pack("<IIII", 4, 5, 3, 4)) + binary(178)
    columns = binary(390) + binary(60, struct.pack("<IIIIH", 5, 5, 2048, 0, 1)) + binary(391)
    rows = [
        (0, [_text(0, "Country"), _real(1, 2024), _text(2, "2025e")]),
        (1, [binary(7, _at(0) + struct.pack("<I", 0)), _real(1, 2.125), binary(4, _at(2) + b"\x01")]),
        (2, [binary(7, _at(0) + struct.pack("<I", 1)), _real(1, SERIAL, 1), binary(2, _at(2) + struct.pack("<I", 2))]),
        (4, [_text(3, "merged")]),
        (7, [binary(2, _at(0) + struct.pack("<I", (7 << 2) | 2))]),
        (8, [binary(11, _at(1) + b"\x07" + code), binary(9, _at(2) + struct.pack("<d", 3) + code),
             binary(8, _at(3) + _sized("two") + code)]),
    ]  # fmt: skip
    return _xlsb_sheet(rows, before=columns, after=merged, hidden=7)


def _text(column: int, text: str) -> bytes:
    return binary(6, _at(column) + _sized(text))


def _real(column: int, value: float, look: int = 0) -> bytes:
    return binary(5, _at(column, look) + struct.pack("<d", value))


def _xlsb_sheet(
    rows: Sequence[tuple[int, Sequence[bytes]]], *, before: bytes = b"", after: bytes = b"", hidden: int = -1
) -> bytes:
    found = binary(129) + binary(148, struct.pack("<IIII", 0, 8, 0, 3)) + before + binary(145)
    for row, cells in rows:
        flags = 0x10 if row == hidden else 0
        found += binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0)) + b"".join(cells)
    return found + binary(146) + after + binary(130)
