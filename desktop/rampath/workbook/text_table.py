"""Text tables (.csv, .tsv, .txt, and the IMF's .xls): encoding and separator told from the text itself."""

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import from_bytes

SEPARATORS = {"\t": "TAB", ";": ";", ",": ",", "|": "|"}
"""Signs that stand between fields, in the order in which they win a draw, and their names for people."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_ENCODINGS = ["cp1252", "cp1250", "iso8859_15", "iso8859_2", "cp1253", "cp1254", "cp1257"]
_SAMPLE = 200
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class TextTable:
    """The fields of a text, row by row, with the encoding and separator they were read with.

    `torn` is True where quotation marks do not pair, so that they were taken as plain characters.
    """

    rows: list[list[str]]
    encoding: str
    separator: str
    torn: bool = False


def read_text(content: bytes) -> TextTable:
    """The table in a text file's bytes; raises ValueError where they are no text in any known encoding."""
    text, encoding = _decoded(content)
    separator = separator_of(text)
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error:
        lines = text.splitlines()
        return TextTable([line.split(separator) for line in lines], encoding, separator, torn=True)
    return TextTable(rows, encoding, separator)


def separator_of(text: str) -> str:
    """The sign that cuts the most lines into the same number of fields.

    Lines without it (titles, notes) do not count against it; a decimal comma loses to a `;` because a title
    or a whole number has none. Where nothing cuts, a comma.
    """
    lines = [line for line in text[: _SAMPLE * 2_000].splitlines() if line.strip()][:_SAMPLE]
    best, most = ",", 0.0
    for separator in SEPARATORS:
        counts = Counter(len(fields) for fields in _fields(lines, separator) if len(fields) > 1)
        if counts:
            width, rows = max(counts.items(), key=lambda each: (each[1], each[0]))
            score = rows / len(lines) + min(width, 50) / 1_000
            if score > most + 0.05 or (score > most and separator == best):
                best, most = separator, score
    return best


def _fields(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return [*csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return [line.split(separator) for line in lines]


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding), encoding.removesuffix("-sig")
    halves = (content[0:2_000:2].count(0), content[1:2_000:2].count(0))
    if max(halves):
        encoding = "utf-16-be" if halves[0] > halves[1] else "utf-16-le"
        return content.decode(encoding), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        found = from_bytes(content[:_SAMPLE_BYTES], cp_isolation=_OLD_ENCODINGS).best()
        encoding = "cp1252" if found is None else found.encoding
        return _old(content, encoding)


def _old(content: bytes, encoding: str) -> tuple[str, str]:
    for each in (encoding, "cp1252", "latin-1"):
        try:
            return content.decode(each), each
        except UnicodeDecodeError:
            continue
    raise ValueError(encoding)
