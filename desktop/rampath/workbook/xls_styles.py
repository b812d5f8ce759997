"""How the cells of an old workbook (.xls, MS-XLS 2.4) look; gone through only when a layout asks."""

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS

from rampath.workbook.sheet_styles import GENERAL, NO_STYLES, PLAIN, Style, Styles
from rampath.workbook.sheet_xml import Place

_BOF, _EOF, _FONT, _FORM, _PALETTE, _FORMAT = 0x0809, 0x000A, 0x0031, 0x00E0, 0x0092, 0x041E
_SINGLE = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_MULTIPLE = {0x00BD: 6, 0x00BE: 2}
"""Records of several cells, with the bytes that each cell takes; each begins with its format."""

_NEWEST = 0x0600
_FIRST_OWN = 8
"""The first colour that a workbook's own palette replaces."""
_MISSING_FONT = 4
"""No font has this number: the fifth one is number 5."""
_BOLD = 600
_HORIZONTAL = ("", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")


class XlsStyles:
    """The looks that a stream declares before its sheets, and which cell has which."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream

    def of(self, begin: int) -> Styles:
        """The styles of the sheet whose records begin there."""
        if not self.looks:
            return NO_STYLES
        numbers: dict[Place, int] = {}
        for kind, at, length in _records(self._stream, begin):
            if kind in _SINGLE and length >= 6:
                row, column, form = struct.unpack_from("<HHH", self._stream, at)
                numbers[row + 1, column + 1] = form
            elif kind in _MULTIPLE and length >= 6:
                row, column = struct.unpack_from("<HH", self._stream, at)
                step = _MULTIPLE[kind]
                for nth in range((length - 6) // step):
                    form = struct.unpack_from("<H", self._stream, at + 4 + nth * step)[0]
                    numbers[row + 1, column + 1 + nth] = form
        return Styles(numbers, self.looks)

    @cached_property
    def looks(self) -> tuple[Style, ...]:
        """The cell formats in their order; none in files of an older kind."""
        stream, fonts, forms = self._stream, list[bytes](), list[bytes]()
        palette, formats = [colour[-6:] for colour in COLOR_INDEX], dict(BUILTIN_FORMATS)
        if len(stream) < 6 or struct.unpack_from("<H", stream, 4)[0] != _NEWEST:
            return ()
        for kind, at, length in _records(stream, 0):
            record = stream[at : at + length]
            if kind == _FONT and length >= 8:
                fonts.append(record)
            elif kind == _FORM and length >= 20:
                forms.append(record)
            elif kind == _PALETTE:
                own = [record[i : i + 3].hex().upper() for i in range(2, length - 3, 4)]
                palette[_FIRST_OWN : _FIRST_OWN + len(own)] = own
            elif kind == _FORMAT and length >= 5:
                formats[struct.unpack_from("<H", record)[0]] = _text(record[2:])
        looks = [_font(font, palette) for font in fonts]
        return tuple(_look(form, looks, palette, formats) for form in forms)


def _records(stream: bytes, begin: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of the records from a beginning to its end; charts inside are passed over."""
    at, depth = begin, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0 or at + length > len(stream):
            return
        if depth == 1:
            yield kind, at, length
        at += length


def _font(record: bytes, palette: Sequence[str]) -> Style:
    options, colour, weight = struct.unpack_from("<HHH", record, 2)
    return Style(
        colour=_nth(palette, colour), bold=weight >= _BOLD, italic=bool(options & 0x02), struck=bool(options & 0x08)
    )


def _look(record: bytes, fonts: Sequence[Style], palette: Sequence[str], formats: dict[int, str]) -> Style:
    number, form = struct.unpack_from("<HH", record)
    number -= number > _MISSING_FONT
    font = fonts[number] if number < len(fonts) else PLAIN
    filled = struct.unpack_from("<I", record, 14)[0] >> 26
    return Style(
        colour=font.colour,
        fill=_nth(palette, struct.unpack_from("<H", record, 18)[0] & 0x7F) if filled else "",
        bold=font.bold,
        italic=font.italic,
        struck=font.struck,
        indent=record[8] & 0x0F,
        horizontal=_HORIZONTAL[record[6] & 0x07],
        number_format=formats.get(form, GENERAL),
    )


def _text(record: bytes) -> str:
    """A text with its length before it, wide or not."""
    characters, wide = struct.unpack_from("<HB", record)
    return record[3:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:characters]


def _nth(palette: Sequence[str], number: int) -> str:
    """A numbered colour; nothing for those that are the system's own."""
    colour = palette[number] if number < len(palette) else ""
    return colour if len(colour) == 6 and all(each in "0123456789ABCDEF" for each in colour) else ""
