"""How much text the cells of an .xlsx hold: a text is written once and may be shown in each of a million cells."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from rampath.workbook.package import Package, ahead
from rampath.workbook.reach import whole_tags
from rampath.workbook.spanning import MOST_TEXT, UNASKED, Allowance

_LARGE = 60_000_000
_SHORTEST_CELL = len(b'<c t="s"><v>0</v></c>')
_END = re.compile(rb"</(?:\w+:)?si\s*>")
_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^<>]*\bt\s*=\s*[\"']s[\"'])[^<>]*+>\s*(?:<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>\s*)?"
    rb"<(?:\w+:)?v\b[^<>]*>\s*(\d{1,9})\s*<"
)
_MARK = re.compile(rb"\st\s*=\s*[\"']s[\"']")


def check_texts(
    package: Package, strings: str, read: Callable[[], bytes], sheets: Mapping[str, str], allowance: Allowance
) -> None:
    """Take room for the shared texts that the sheets show, given by name with their parts.

    The texts are in the part `strings`, which `read` gives. What they can hold at most is bounded as cheaply as will
    do, and counted only where it must be.
    """
    size = sum(map(package.size, sheets.values()))
    if package.size(strings) * (size // _SHORTEST_CELL) <= MOST_TEXT:
        return
    if package.size(strings) > _LARGE:
        pieces = ahead(package.pieces(strings))
        count = sum(piece.count(b"<si") + piece.count(b":si") for piece in pieces)
        if count > UNASKED + size // _SHORTEST_CELL:  # no sheet can show them all, and each takes room
            allowance.take_text(next(iter(sheets), ""), MOST_TEXT + 1)
    texts = read()
    longest = max(map(len, texts[_begin(texts) :].split(b"</si>")))
    if longest * (size // _SHORTEST_CELL) <= MOST_TEXT:
        return
    pieces = (piece for part in sheets.values() for piece in ahead(package.pieces(part)))
    if longest * sum(piece.count(b's"') + piece.count(b"s'") for piece in pieces) <= MOST_TEXT:
        return
    lengths = _lengths(texts)
    longest = max(lengths, default=0)
    for name, part in sheets.items():
        for piece in whole_tags(package.pieces(part)):
            shown = [int(number) for number in _CELL.findall(piece)]
            unclear = len(_MARK.findall(piece)) - len(shown)
            known = sum(lengths[number] for number in shown if number < len(lengths))
            allowance.take_text(name, known + longest * max(unclear, 0))


def _lengths(strings: bytes) -> list[int]:
    """How long each shared text is at most, in bytes of XML."""
    ends = [found.end() for found in _END.finditer(strings)]
    begins = [_begin(strings), *ends]
    return [end - start for start, end in pairwise([*begins, len(strings)])]


def _begin(strings: bytes) -> int:
    """Where the first text begins, behind what the part says of itself."""
    return max(strings.find(b"si>"), 0)
