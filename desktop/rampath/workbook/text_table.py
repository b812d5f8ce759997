"""Text tables (.csv, .tsv, .txt, and the IMF's .xls): encoding and separator told from the text itself."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from sys import getsizeof

from rampath.workbook.encoding import NoText, Written, how_written, is_spoilt

SEPARATORS = {"\t": "TAB", ";": ";", ",": ",", "|": "|"}
"""Signs that stand between fields, in the order in which they win a draw, and their names for people."""

LONGEST_LINE = 10_000_000
MOST_FIELDS = 12_000_000
MOST_HELD = 900_000_000
"""How many bytes of memory the fields of a text may take, beside the text itself."""

_SAMPLE = 200
_SAMPLE_LINE = 20_000
_SAID = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_DECIMAL_COMMA = re.compile(r"[^,]*\d,\d[^,]*")
_MARK = "\ufeff"
_FIELD, _ROW, _LETTER = 72, 120, 4
"""The most bytes that a short field, a row and a letter take in memory."""
_PLAIN, _WIDE = getsizeof(""), 76
"""What a field of plain letters takes beside them, and the most that another one does."""
_FOUR_BYTES = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")
"""With which UTF-8 begins the letters that take four bytes in memory, as do all beside them in a field."""
_OF_ROW = 24
"""What a row takes beside what Python tells of it."""


class TooMuchText(Exception):
    """A text that is too much to be read; `line` where a single line is, `held` where its fields fill the memory."""

    def __init__(self, *, line: bool = False, held: bool = False) -> None:
        super().__init__()
        self.line = line
        self.held = held


@dataclass(frozen=True, slots=True)
class TextTable:
    """The fields of a text, row by row, with the encoding and separator they were read with.

    `torn` is True where quotation marks do not pair, so that some were taken as plain characters; `noughts` where
    there were bytes of zero; `spoilt` where some bytes were no text, for which `�` stands. `written` tells how sure
    the encoding is.
    """

    rows: list[list[str]]
    encoding: str
    separator: str
    torn: bool = False
    noughts: bool = False
    spoilt: bool = False
    written: Written | None = None


def read_text(content: bytes) -> TextTable:
    """The table in a text file's bytes; raises NoText for no text in any known encoding, TooMuchText for too much.

    A first line such as `sep=;` is not part of the table, as in Excel.
    """
    content = content.removesuffix(b"\x1a")
    written = how_written(content)
    encoding = written.encoding
    wide = encoding.startswith(("utf-16", "utf-32"))
    noughts = not wide and b"\x00" in content
    _check_size(content)
    spoilt = encoding.startswith("utf-8") and is_spoilt(content)
    text = _Text(content[: len(content) & ~1] if wide else content, encoding, noughts=noughts, spoilt=spoilt)
    try:
        lines = [line[:_SAMPLE_LINE] for line in islice(text, _SAMPLE + 1)]
        said = _SAID.fullmatch(lines[0]) if lines else None
        if said is None and _are_quoted(lines):
            text.is_quoted = True
            lines = [_unquoted(line) for line in lines]
        separator = said[1] if said is not None else separator_of(lines)
        text.loose = None if text.is_quoted else _loose(lines, separator)
        lines_in_all = max(content.count(b"\n"), content.count(b"\r"))
        fields = content.count(separator.encode()) + lines_in_all
        if fields > MOST_FIELDS:
            raise TooMuchText
        wider = encoding.startswith("utf-8") and any(lead in content for lead in _FOUR_BYTES)
        letters = len(content) * (_LETTER if wider else _LETTER // 2)
        weigh = fields * _FIELD + lines_in_all * _ROW + letters > MOST_HELD
        rows, torn = _rows(text, separator, skip=0 if said is None else 1, weigh=weigh)
    except UnicodeDecodeError as error:
        raise NoText from error
    return TextTable(
        rows, encoding.removesuffix("-sig"), separator, torn=torn, noughts=noughts, spoilt=spoilt, written=written
    )


def separator_of(lines: Iterable[str]) -> str:
    """The sign that cuts the most lines into the same number of fields.

    Lines without it (titles, notes) do not count against it; a decimal comma loses to a `;` because a title
    or a whole number has none, and cuts nothing where it is all that there is. Where nothing cuts, a comma.
    """
    full = [line for line in lines if line.strip()]
    best, most = ",", 0.0
    for separator in SEPARATORS:
        counts = Counter(len(fields) for fields in _fields(full, separator) if len(fields) > 1)
        if counts and not (separator == "," and _is_one_column(full)):
            width, rows = max(counts.items(), key=lambda each: (each[1], each[0]))
            score = rows / len(full) + min(width, 50) / 1_000
            if score > most + 0.05 or (score > most and separator == best):
                best, most = separator, score
    return best if most or not _is_one_column(full) else "\t"


class _Text:
    """The lines of a text with their ends, as often as they are asked for, and never all at once.

    `is_quoted` where whole lines stand in quotation marks, which are not part of them then; `loose` finds fields
    in quotation marks with blanks around them, where there are such.
    """

    def __init__(self, content: bytes, encoding: str, *, noughts: bool, spoilt: bool) -> None:
        self._content = content
        self._encoding = encoding
        self._noughts = noughts
        self._errors = "replace" if spoilt else "strict"
        self.is_quoted = False
        self.loose: re.Pattern[str] | None = None

    def __iter__(self) -> Iterator[str]:
        lines: Iterable[str] = io.TextIOWrapper(
            io.BytesIO(self._content), encoding=self._encoding, errors=self._errors, newline=""
        )
        if self._noughts:
            lines = (line.replace("\x00", "") for line in lines)
        for at, line in enumerate(lines):
            bare = line.removeprefix(_MARK) if at == 0 else line
            bare = _unquoted(bare) if self.is_quoted else bare
            yield bare if self.loose is None else self.loose.sub(r"\1", bare)


def _check_size(content: bytes) -> None:
    """Go from line end to line end, each the last within the longest line; no byte is looked at more than twice."""
    begin, seen = 0, 0
    while begin + LONGEST_LINE <= len(content):
        until = begin + LONGEST_LINE
        end = content.rfind(b"\n", seen, until)
        end = max(end, content.rfind(b"\r", max(seen, end), until))
        if end < 0:
            raise TooMuchText(line=True)
        begin, seen = end + 1, until


def _rows(text: _Text, separator: str, *, skip: int, weigh: bool) -> tuple[list[list[str]], bool]:
    """All rows, and whether quotation marks are torn: then each line stands for itself, as far as it can be read."""
    held = _weighed if weigh else list
    try:
        return held(csv.reader(islice(text, skip, None), delimiter=separator, strict=True)), False
    except csv.Error:
        return held(_row(line.rstrip("\r\n"), separator) for line in islice(text, skip, None)), True


def _weighed(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows, as long as there is room for them; each field is weighed only where they may be too many."""
    found: list[list[str]] = []
    weight, room = _most, MOST_HELD
    for row in rows:
        found.append(row)
        room -= weight(row)
        if room < 0 and weight is _most:
            weight, room = _exact, MOST_HELD - sum(map(_exact, found))
        if room < 0:
            raise TooMuchText(held=True)
    return found


def _most(row: list[str]) -> int:
    """The most bytes that a row takes, quickly told: as if each of its letters were as wide as the widest."""
    text = "".join(row)
    field = _PLAIN if text.isascii() else _WIDE
    return getsizeof(row) + _OF_ROW + getsizeof(text) + field * (len(row) - row.count(""))


def _exact(row: list[str]) -> int:
    """The bytes that a row takes; single letters are held once, wherever they stand."""
    return getsizeof(row) + _OF_ROW + sum([getsizeof(field) for field in row if len(field) > 1])


def _row(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return line.split(separator)


def _fields(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return [*csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return [line.split(separator) for line in lines]


def _loose(lines: list[str], separator: str) -> re.Pattern[str] | None:
    """What finds fields in quotation marks with blanks around them, `"2014"; "2015" `; None where there are none."""
    sign = re.escape(separator)
    bare = [_QUOTED.sub('""', line).rstrip("\r\n") for line in lines if '"' in line]
    blanks = re.compile(rf'(?:^|{sign}) +""|"" +(?:{sign}|$)')
    if not any(map(blanks.search, bare)):
        return None
    return re.compile(rf"(?:(?<=^)|(?<={sign})) *({_QUOTED.pattern}) *(?={sign}|[\r\n]*$)")


def _are_quoted(lines: list[str]) -> bool:
    """Whether most lines stand in quotation marks as a whole, with their separators: a table saved as one column."""
    full = [line for line in lines if line.strip()]
    bare = [inside for line in full if (inside := _unquoted(line)) != line]
    return (
        2 * len(bare) > len(full) and len(bare) > 1 and all(any(sign in each for sign in SEPARATORS) for each in bare)
    )


def _unquoted(line: str) -> str:
    """The line without the quotation marks around all of it; as it is where they are those of its fields."""
    body = line.rstrip("\r\n")
    inside = body[1:-1]
    if len(body) < len('""') or body[0] + body[-1] != '""' or '"' in inside.replace('""', ""):
        return line
    return inside.replace('""', '"') + line[len(body) :]


def _is_one_column(lines: list[str]) -> bool:
    """Whether each comma is a decimal one, below a heading without any: `Share`, `1,5`, `2,25`."""
    with_comma = [line for line in lines if "," in line]
    return (
        bool(with_comma) and "," not in lines[0] and all(_DECIMAL_COMMA.fullmatch(line.strip()) for line in with_comma)
    )
