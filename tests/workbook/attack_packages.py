"""Packages that are made to do harm: to fill the memory, to take for ever, to be two things at once."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from workbook.attack import DAMAGED, FAR, HARM, MORE_TEXT, READ, Attack
from workbook.handmade import packed, xlsx_parts

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
_DEEP = "<a>" * 200_000 + "</a>" * 200_000


def _sheet(rows: str, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def _xlsx(**changed: str) -> dict[str, str]:
    """The parts of a sound workbook, some exchanged or added, by the last word of their names."""
    parts = xlsx_parts()
    names = {name.rpartition("/")[2].removesuffix(".xml"): name for name in parts}
    names |= {"relations": "xl/_rels/workbook.xml.rels", "custom": "docProps/custom.xml"}
    return parts | {names[word]: content for word, content in changed.items()}


def _stored(**changed: str) -> Callable[[Path], object]:
    """A package that is not compressed, so that no ratio gives it away."""
    return lambda file: packed(file, _xlsx(**changed), zipfile.ZIP_STORED)


def _with_sheet(rows: str, after: str = "", before: str = "") -> Callable[[Path], object]:
    return _stored(sheet1=_sheet(rows, after, before))


def _strings(texts: list[str]) -> str:
    return f'<sst xmlns="{_MAIN}">' + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"


def _styles(content: str) -> str:
    return f'<styleSheet xmlns="{_MAIN}">{content}</styleSheet>'


def _long_text_in(cell: str) -> Callable[[Path], object]:
    """One text of a million letters, shown in a hundred thousand cells."""
    rows = "".join(
        f'<row r="{r}">' + "".join(cell.format(c + str(r)) for c in "ABCDEFGHIJ") + "</row>" for r in range(1, 10_001)
    )
    return _stored(sheet1=_sheet(rows), sharedStrings=_strings(["x" * 1_000_000]))


def _many_sheets(file: Path) -> None:
    """Two thousand sheets, each a part of its own."""
    parts = xlsx_parts()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(2_000))
    told = "".join(f'<Relationship Id="r{n}" Type="{relation}/worksheet" Target="s{n}.xml"/>' for n in range(2_000))
    parts["xl/workbook.xml"] = f'<workbook xmlns="{_MAIN}" xmlns:r="{relation}"><sheets>{listed}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{told}</Relationships>"
    packed(file, parts | {f"xl/s{n}.xml": _sheet(_ONE) for n in range(2_000)})


def _one_part_as_many_sheets(file: Path) -> None:
    book = xlsx_parts()["xl/workbook.xml"]
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(10_000))
    packed(file, _xlsx(workbook=book.replace("</sheets>", sheets + "</sheets>")))


def _changed(mark: bytes, offset: int, form: str, value: int, nth: int = 4) -> Callable[[Path], object]:
    """A sound package in which one field of one part's header lies."""

    def make(file: Path) -> None:
        content, at = bytearray(packed(file, xlsx_parts()).read_bytes()), -1
        for _ in range(nth + 1):
            at = content.find(mark, at + 1)
        struct.pack_into(form, content, at + offset, value)
        file.write_bytes(content)

    return make


_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def _with_member(name: str, content: bytes = b"x", attributes: int = 0) -> Callable[[Path], object]:
    def make(file: Path) -> None:
        packed(file, xlsx_parts())
        member = zipfile.ZipInfo("placeholder")
        member.filename, member.external_attr, member.create_system = name, attributes, 3
        member.compress_type = zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(file, "a") as package:
            package.writestr(member, content)

    return make


def _nested() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bomb", bytes(50_000_000))
    return inner.getvalue()


def _many_members(file: Path) -> None:
    packed(file, {f"part{n}": "" for n in range(10_001)})


ATTACKS: dict[str, Attack] = {
    "a merged range of the whole sheet": (
        _with_sheet(_ONE, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        READ,
    ),
    "a hundred thousand merged ranges": (
        _with_sheet(_ONE, "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))),
        READ,
    ),
    "a dimension that lies": (_with_sheet(_ONE, before='<dimension ref="A1:XFD1048576"/>'), READ),
    "a dimension backwards": (_with_sheet(_ONE, before='<dimension ref="XFD1048576:A1"/>'), READ),
    "two cells far apart": (_with_sheet(_ONE + '<row r="999999"><c r="Z999999"><v>1</v></c></row>'), FAR),
    "one cell in the last row": (_with_sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), READ),
    "rows out of order": (_with_sheet('<row r="500"><c r="B500"><v>1</v></c></row>' + _ONE), READ),
    "a row of number nought": (_with_sheet('<row r="0"><c r="A0"><v>1</v></c></row>'), DAMAGED),
    "a million formats": (
        _stored(styles=_styles("<cellXfs>" + '<xf numFmtId="14"/>' * 1_000_000 + "</cellXfs>")),
        READ,
    ),
    "long formats": (
        _stored(styles=_styles("".join(f'<numFmt numFmtId="{n}" formatCode="{"y" * 200}"/>' for n in range(20_000)))),
        READ,
    ),
    "a long text in many cells": (_long_text_in('<c r="{}" t="s"><v>0</v></c>'), MORE_TEXT),
    "a long text in many odd cells": (_long_text_in("<c r='{}' t = 's'><!-- --><v> 0 </v></c>"), MORE_TEXT),
    "a cell of very many attributes beside a long text": (
        _stored(
            sheet1=_sheet('<row r="1"><c r="A1" ' + " ".join(f'a{n}-t="s"' for n in range(60_000)) + "/></row>" + _ONE),
            sharedStrings=_strings(["x" * 1_000_000]),
        ),
        READ,
    ),
    "two thousand sheets": (_many_sheets, READ),
    "one part as ten thousand sheets": (_one_part_as_many_sheets, DAMAGED),
    "elements nested behind the rows": (_with_sheet(_ONE, _DEEP), READ),
    "elements nested in a row": (_with_sheet('<row r="1">' + _DEEP + "</row>" + _ONE), READ),
    "elements nested in a cell": (_with_sheet(f'<row r="1"><c r="A1"><is>{_DEEP}</is></c></row>' + _ONE), READ),
    "elements nested in the styles": (_stored(styles=_styles(f"<fonts><font>{_DEEP}</font></fonts>")), READ),
    "elements nested in the texts": (_stored(sharedStrings=f'<sst xmlns="{_MAIN}"><si>{_DEEP}</si></sst>'), DAMAGED),
    "elements nested in the properties": (_stored(custom=_DEEP), READ),
    "properties in properties": (
        _stored(custom="<P xmlns='x'>" + "<property name='Classification'>" * 9_000 + "</property>" * 9_000 + "</P>"),
        READ,
    ),
    "a hundred thousand attributes": (
        _with_sheet('<row r="1"><c r="A1" ' + " ".join(f'a{n}="1"' for n in range(100_000)) + "><v>1</v></c></row>"),
        READ,
    ),
    "a number of half a million digits": (
        _with_sheet('<row r="1"><c r="A1"><v>' + "9" * 500_000 + "</v></c></row>"),
        READ,
    ),
    "days at the end of time": (_with_sheet('<row r="1"><c r="A1" s="1"><v>99999999999</v></c></row>'), READ),
    "errors that only newer Excel knows": (
        _with_sheet('<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" t="e"><f>X</f><v>#CALC!</v></c></row>'),
        READ,
    ),
    "elements without number beside the list of sheets": (
        _stored(workbook=xlsx_parts()["xl/workbook.xml"].replace("</sheets>", "</sheets>" + "<a/>" * 5_500_000)),
        DAMAGED,
    ),
    "names that point nowhere": (
        _stored(
            workbook=xlsx_parts()["xl/workbook.xml"].replace(
                "</workbook>",
                "<definedNames>"
                + "".join(f'<definedName name="n{n}">#REF!</definedName>' for n in range(100_000))
                + "</definedNames></workbook>",
            )
        ),
        READ,
    ),
    "a sheet with a name of a hundred thousand letters": (
        _stored(workbook=xlsx_parts()["xl/workbook.xml"].replace('"Data"', f'"{"n" * 100_000}"')),
        READ,
    ),
    "a sheet with line ends in its name": (
        _stored(workbook=xlsx_parts()["xl/workbook.xml"].replace('"Data"', '"a&#10;b&#9;c"')),
        READ,
    ),
    "two sheets of one name": (
        _stored(workbook=xlsx_parts()["xl/workbook.xml"].replace('"Data"', '"it&apos;s A sheet "')),
        DAMAGED,
    ),
    "a size that is too small": (_changed(_CENTRAL, 24, "<I", 5), HARM),
    "a size that is too large": (_changed(_CENTRAL, 24, "<I", 900_000_000), HARM),
    "sizes that disagree": (_changed(_LOCAL, 22, "<I", 5), HARM),
    "packed sizes that disagree": (_changed(_CENTRAL, 20, "<I", 10), HARM),
    "two parts in one place": (_changed(_CENTRAL, 42, "<I", 0), HARM),
    "a part far outside": (_changed(_CENTRAL, 42, "<I", 0xFFFFFFF0), DAMAGED),
    "a method that is not known": (_changed(_CENTRAL, 10, "<H", 99), HARM),
    "Deflate64": (_changed(_CENTRAL, 10, "<H", 9), HARM),
    "LZMA": (lambda file: packed(file, xlsx_parts(), zipfile.ZIP_LZMA), HARM),
    "a wrong check sum": (_changed(_CENTRAL, 16, "<I", 1), DAMAGED),
    "names that disagree": (_changed(_LOCAL, 30, "<B", ord("y")), HARM),
    "a link": (_with_member("xl/link", b"/etc/passwd", 0o120777 << 16), HARM),
    "a name that ends early": (_with_member("xl/a\x00.xml"), HARM),
    "a name with backslashes": (_with_member("xl\\evil.xml"), HARM),
    "a name with a drive": (_with_member("C:/x.xml"), HARM),
    "a name that leads upwards": (_with_member("xl/../../x.xml"), HARM),
    "a name from the root": (_with_member("/x.xml"), HARM),
    "a name twice but for its case": (_with_member("XL/WORKBOOK.XML"), HARM),
    "a bomb inside an object": (_with_member("xl/embeddings/b.zip", _nested()), READ),
    "a bomb beside the sheets": (_with_member("xl/media/b.bin", bytes(100_000_000)), HARM),
    "ten thousand and one parts": (_many_members, HARM),
}
