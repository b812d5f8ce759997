"""How the cells of an .ods look; gone through only when a layout asks."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import unescape

from typing_extensions import override

from rampath.workbook.ods_record import Reader, tags_of
from rampath.workbook.sheet_styles import GENERAL, NO_STYLES, PLAIN, Style, Styles
from rampath.workbook.sheet_xml import Place

_STYLE = re.compile(rb"<style:style\b([^<>]*?)(?:/>|>([^<]*+(?:<(?!/?style:style\b)[^<]*+)*+)</style:style>)")
_DATA = re.compile(
    rb"<number:(number|currency|percentage)-style\b([^<>]*?)"
    rb"(?:/>|>([^<]*+(?:<(?!/?number:[a-z]+-style\b)[^<]*+)*+)</number:\1-style>)"
)
_PIECE = re.compile(
    rb"<number:(?P<number>number|scientific-number|fraction)\b(?P<how>[^<>]*)"
    rb"|<number:(?:text|currency-symbol)\b[^<>/]*>(?P<text>[^<]*)<"
    rb"|\bstyle:apply-style-name=\"(?P<instead>[^\"]*)\""
)
_FACTOR = re.compile(rb"\bnumber:display-factor=\"(1(?:000)+)\"")
_ATTRIBUTE = re.compile(rb"\s([\w-]+:[\w-]+)=\"([^\"]*)\"")
_STYLE_NAME = re.compile(rb"\btable:style-name=\"([^\"]*)\"")
_DEFAULT = re.compile(rb"\btable:default-cell-style-name=\"([^\"]*)\"")
_COLOUR = re.compile(rb"#([0-9A-Fa-f]{6})")
_CENTIMETRES = re.compile(rb"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt)")
_PER = {b"cm": 1.0, b"mm": 0.1, b"in": 2.54, b"pt": 2.54 / 72}
_STEP = 10 * 2.54 / 72
"""An indent of one step, in centimetres."""

_MOST = 20_000_000
_DEEPEST = 10


class OdsStyles:
    """The looks that a file declares in its content and its styles, and which cell has which.

    The content is read when they are asked for: few layouts do, and it may be large.
    """

    def __init__(self, content: Callable[[], bytes], styles: bytes) -> None:
        self._read = content
        self._declared = styles

    def of(self, sheet: int) -> Styles:
        """The styles of the cells that hold something in one of the tables, counted from 0."""
        return self._sheets[sheet] if sheet < len(self._sheets) else NO_STYLES

    @cached_property
    def _sheets(self) -> list[Styles]:
        content = self._read()
        reader = _StyledReader(content)
        for tag in tags_of(content):
            reader.see(tag)
        numbers = {name: number for number, name in enumerate(self.looks)}
        looks = [*self.looks.values()]
        return [
            Styles({place: numbers[name] for place, name in styled.items() if name in numbers}, looks)
            for styled in reader.styled
        ]

    @cached_property
    def looks(self) -> Mapping[bytes, Style]:
        """The looks of cells by their names; that without a name is plain."""
        content = self._read()
        end = content.find(b"</office:automatic-styles>")
        texts = [self._declared[:_MOST], content[: min(max(end, 0), _MOST)]]
        formats = _formats(texts)
        told: dict[bytes, dict[bytes, bytes]] = {}
        for text in texts:
            for head, inside in _STYLE.findall(text):
                said = dict(_ATTRIBUTE.findall(head))
                if said.get(b"style:family") == b"table-cell":
                    told[said.get(b"style:name", b"")] = {**dict(_ATTRIBUTE.findall(inside)), **said}
        return {b"": PLAIN, **{name: _look(_with_parents(name, told), formats) for name in told}}


class _StyledReader(Reader):
    """Remembers the name of the style of each cell that holds something."""

    def __init__(self, xml: bytes) -> None:
        super().__init__(xml)
        self.styled: list[dict[Place, bytes]] = []
        self._of_row = b""
        self._of_columns: list[tuple[range, bytes]] = []

    @override
    def see(self, tag: re.Match[bytes]) -> None:
        kind, first = tag[1], self._next_column
        super().see(tag)
        default = _DEFAULT.search(tag[2])
        if kind == b"table":
            self.styled.append({})
            self._of_columns = []
        elif kind == b"table-row":
            self._of_row = b"" if default is None else default[1]
        elif kind == b"table-column" and default is not None:
            self._of_columns.append((range(first, self._next_column), default[1]))

    @override
    def hold(self, attributes: bytes, place: Place, rows: int, columns: int) -> None:
        own = _STYLE_NAME.search(attributes)
        for column in range(place[1], place[1] + columns):
            name = own[1] if own is not None else self._of_row or self._of_column(column)
            if name:
                self.styled[-1].update({(row, column): name for row in range(place[0], place[0] + rows)})

    def _of_column(self, column: int) -> bytes:
        return next((name for columns, name in self._of_columns if column in columns), b"")


def _with_parents(name: bytes, told: Mapping[bytes, Mapping[bytes, bytes]]) -> dict[bytes, bytes]:
    """What a style says, with what it takes over from those that it rests on."""
    chain: list[Mapping[bytes, bytes]] = []
    while name in told and len(chain) < _DEEPEST:
        chain.append(told[name])
        name = told[name].get(b"style:parent-style-name", b"")
    found: dict[bytes, bytes] = {}
    for each in reversed(chain):
        found.update(each)
    return found


def _formats(texts: Iterable[bytes]) -> dict[bytes, str]:
    """The styles of numbers by their names, as Excel would write the format of a positive one."""
    found: dict[bytes, str] = {}
    instead: dict[bytes, bytes] = {}
    for text in texts:
        for kind, head, inside in _DATA.findall(text):
            name = dict(_ATTRIBUTE.findall(head)).get(b"style:name", b"")
            shown = ""
            for piece in _PIECE.finditer(inside):
                factor = _FACTOR.search(piece["how"] or b"")
                if piece["number"]:
                    shown += "0" + "," * (len(factor[1]) // 3 if factor is not None else 0)
                elif piece["text"]:
                    shown += '"' + unescape(piece["text"].decode("utf-8", "replace")).replace('"', "") + '"'
                elif piece["instead"]:
                    instead[name] = piece["instead"]
            found[name] = "0%" if kind == b"percentage" else shown
    return {name: found.get(instead.get(name, name), "") or shown for name, shown in found.items()}


def _look(said: Mapping[bytes, bytes], formats: Mapping[bytes, str]) -> Style:
    return Style(
        colour=_colour(said.get(b"fo:color", b"")),
        fill=_colour(said.get(b"fo:background-color", b"")),
        bold=said.get(b"fo:font-weight") in {b"bold", b"600", b"700", b"800", b"900"},
        italic=said.get(b"fo:font-style") == b"italic",
        struck=said.get(b"style:text-line-through-style", b"none") != b"none",
        indent=_steps(said.get(b"fo:margin-left", b"")),
        horizontal={b"start": "left", b"end": "right"}.get(said.get(b"fo:text-align", b""), ""),
        number_format=formats.get(said.get(b"style:data-style-name", b""), "") or GENERAL,
    )


def _colour(text: bytes) -> str:
    found = _COLOUR.fullmatch(text)
    return "" if found is None else found[1].decode().upper()


def _steps(text: bytes) -> int:
    found = _CENTIMETRES.fullmatch(text)
    return 0 if found is None else round(float(found[1]) * _PER[found[2]] / _STEP)
