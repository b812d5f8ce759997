"""Seeded harm to files, of the kinds that happen: bytes and XML spoilt, files cut, sheets renamed, columns moved."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from openpyxl.utils import get_column_letter

Parts = dict[str, bytes]
_SHEET = re.compile(r"(?:xl/worksheets/[^/]+\.xml|content\.xml)$")
_REFERENCE = re.compile(rb'(<c\b[^<>]*?\sr=")([A-Z]{1,3})(\d+")')
_VALUE = re.compile(rb"<v>[^<]*</v>|office:value=\"[^\"]*\"")
_TEXT = re.compile(rb"(<t[^<>]*>|<text:p>)([^<]*)(</t>|</text:p>)")
_ROW = re.compile(rb"<(?:table:table-)?row\b.*?</(?:table:table-)?row>", re.DOTALL)
_VALUES = (b"-1", b"1e999", b"nan", b"", b"9" * 25, b"0x10", b"&#0;", b"2024", b"0.02", b"1234567")
_PLACES = (b"A0", b"ZZZZ1", b"A1048577", b"1A", b"", b"A-1", b"A1", b"XFD1048576", b"Z900000")
_NAMES = ("", "Table 3", "EDA 27", "Data", "x" * 200, "a!b", "TABLE99z", "Sheet1 ", "'", "Constant (2023) US$", "#REF!")
_WORDS = (
    "",
    "2024e",
    "Table 3 : x",
    "Belgium",
    "..",
    "1.234",
    "12,5",
    "%",
    "Million euros",
    "NATO Total",
    "n/a",
    "x" * 5_000,
)


def mutant(content: bytes, dice: random.Random) -> bytes:
    """The file with one kind of harm done to it."""
    if content.startswith(b"PK"):
        return dice.choice(_PACKED)(content, dice)
    if content.startswith(b"\xd0\xcf"):
        return dice.choice((flipped, flipped, cut, spread, exchanged))(content, dice)
    return dice.choice(_PLAIN)(content, dice)


def flipped(content: bytes, dice: random.Random) -> bytes:
    """A few bytes changed."""
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(content: bytes, dice: random.Random) -> bytes:
    """Cut short, or with a hole."""
    at = dice.randrange(len(content))
    return content[:at] if dice.random() < 0.5 else content[:at] + content[at + dice.randint(1, 3_000) :]


def spread(content: bytes, dice: random.Random) -> bytes:
    """Noise over a stretch."""
    at, length = dice.randrange(len(content)), dice.randint(1, 600)
    return content[:at] + dice.randbytes(length) + content[at + length :]


def exchanged(content: bytes, dice: random.Random) -> bytes:
    """Two stretches in each other's place."""
    length = dice.randint(1, 600)
    first, second = sorted(dice.randrange(max(1, len(content) - length)) for _ in range(2))
    a, b = content[first : first + length], content[second : second + length]
    return content[:first] + b + content[first + length : second] + a + content[second + length :]


def _repacked(content: bytes, change: Callable[[Parts, random.Random], None], dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts, dice)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _in_package(change: Callable[[Parts, random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    return lambda content, dice: _repacked(content, change, dice)


def _in_sheet(change: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes, random.Random], bytes]:
    """Harm to the XML of one sheet."""

    def in_parts(parts: Parts, dice: random.Random) -> None:
        sheets = [name for name in parts if _SHEET.search(name)] or [*parts]
        name = dice.choice(sheets)
        parts[name] = change(parts[name], dice)

    return _in_package(in_parts)


def _spoil_part(parts: Parts, dice: random.Random) -> None:
    name = dice.choice([*parts])
    parts[name] = dice.choice((flipped, cut, spread, exchanged))(parts[name] or b" ", dice)


def _lose_part(parts: Parts, dice: random.Random) -> None:
    del parts[dice.choice([*parts])]


def _rename_sheets(parts: Parts, dice: random.Random) -> None:
    for name in ("xl/workbook.xml", "content.xml"):
        if name in parts:
            new = dice.choice(_NAMES).encode().replace(b"'", b"&apos;")
            pattern = rb'(<sheet\b[^<>]*?\sname=")[^"]*' if name.startswith("xl") else rb'(table:name=")[^"]*'
            parts[name] = re.sub(pattern, rb"\g<1>" + new, parts[name], count=dice.randint(1, 3))


def _change_texts(parts: Parts, dice: random.Random) -> None:
    """Headers, labels and notes that say something else."""
    names = [name for name in parts if name.endswith(("sharedStrings.xml", "content.xml", "sheet1.xml"))]
    if not names:
        return
    word, seldom = dice.choice(_WORDS).encode(), dice.choice((0.002, 0.02, 0.2, 1.0))
    name = dice.choice(names)

    def other(found: re.Match[bytes]) -> bytes:
        return found[1] + (word if dice.random() < seldom else found[2]) + found[3]

    parts[name] = _TEXT.sub(other, parts[name])


def _other_separators(parts: Parts, dice: random.Random) -> None:
    """Numbers written with the other decimal sign, in texts, or as texts."""
    for name, part in parts.items():
        if name.endswith(("sharedStrings.xml", "content.xml")):
            parts[name] = (
                part.translate(bytes.maketrans(b".,", b",."), b"") if dice.random() < 0.5 else part.replace(b".", b" ")
            )


def _move_columns(xml: bytes, dice: random.Random) -> bytes:
    """Columns in another order, or all of them further right."""
    letters = [get_column_letter(n).encode() for n in range(1, 31)]
    moved = letters[3:] + letters[:3] if dice.random() < 0.3 else dice.sample(letters, len(letters))
    places = dict(zip(letters, moved, strict=True))
    return _REFERENCE.sub(lambda found: found[1] + places.get(found[2], found[2]) + found[3], xml)


def _move_rows(xml: bytes, dice: random.Random) -> bytes:
    """Rows lost, doubled or in another order."""
    rows = _ROW.findall(xml)
    if len(rows) < 3:
        return xml
    other = dice.choice((lambda: rows[dice.randrange(len(rows)) :], lambda: rows[1:], lambda: [*rows, *rows[:5]]))()
    if dice.random() < 0.3:
        dice.shuffle(other)
    begin, end = xml.index(rows[0]), xml.rindex(rows[-1]) + len(rows[-1])
    return xml[:begin] + b"".join(other) + xml[end:]


def _change_values(xml: bytes, dice: random.Random) -> bytes:
    value = dice.choice(_VALUES)

    def other(found: re.Match[bytes]) -> bytes:
        return b"<v>" + value + b"</v>" if found[0].startswith(b"<v") else b'office:value="' + value + b'"'

    at = dice.randrange(len(xml))
    return xml[:at] + _VALUE.sub(other, xml[at:], count=dice.randint(1, 60))


def _change_places(xml: bytes, dice: random.Random) -> bytes:
    place, at = dice.choice(_PLACES), dice.randrange(len(xml))
    return xml[:at] + re.sub(rb'<c r="[^"]*"', b'<c r="' + place + b'"', xml[at:], count=dice.randint(1, 20))


def _change_kinds(xml: bytes, dice: random.Random) -> bytes:
    """Cells that say of themselves that they are something else: errors, truth values, formulas without a value."""
    kind = dice.choice((b' t="e"', b' t="b"', b' t="str"', b' t="s"', b' t="d"'))
    at, times = dice.randrange(len(xml)), dice.randint(1, 40)
    if dice.random() < 0.4:
        return xml[:at] + _VALUE.sub(b"<f>A1+1</f><v></v>", xml[at:], count=times)
    return xml[:at] + re.sub(rb'(<c r="[^"]*")(?: s="\d+")?(?: t="\w+")?', rb"\1" + kind, xml[at:], count=times)


def _of_lines(change: Callable[[list[bytes], random.Random], list[bytes]]) -> Callable[[bytes, random.Random], bytes]:
    return lambda content, dice: b"\n".join(change(content.split(b"\n"), dice))


def _other_separator(content: bytes, dice: random.Random) -> bytes:
    old, new = dice.choice(((b";", b","), (b",", b";"), (b";", b"\t"), (b"\t", b"|"), (b".", b","), (b",", b".")))
    return content.replace(old, new, dice.choice((-1, 1, 20, 500)))


def _other_encoding(content: bytes, dice: random.Random) -> bytes:
    text = (
        content.decode("utf-8", "replace")
        if not content.startswith(b"\xff\xfe")
        else content.decode("utf-16", "replace")
    )
    return text.encode(dice.choice(("utf-16", "utf-16-be", "cp1250", "cp1252", "utf-8-sig", "utf-32")), "replace")


def _quotes(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        changed.insert(dice.randrange(len(changed)), dice.choice(b"\"'\x00\r\n;,"))
    return bytes(changed)


def _lines(lines: list[bytes], dice: random.Random) -> list[bytes]:
    if dice.random() < 0.3:
        return dice.sample(lines, len(lines))
    at = dice.randrange(len(lines))
    return lines[at:] if dice.random() < 0.5 else [*lines[:at], b"", *lines[at + dice.randint(0, 30) :]]


_PACKED: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, cut, spread,
    _in_package(_spoil_part), _in_package(_spoil_part), _in_package(_lose_part), _in_package(_rename_sheets),
    _in_package(_change_texts), _in_package(_change_texts), _in_package(_other_separators),
    _in_sheet(_move_columns), _in_sheet(_move_columns), _in_sheet(_move_rows), _in_sheet(_change_values),
    _in_sheet(_change_places), _in_sheet(_change_kinds),
)  # fmt: skip
_PLAIN: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, cut, spread, exchanged, _other_separator, _other_separator, _other_encoding, _quotes, _of_lines(_lines),
)  # fmt: skip
