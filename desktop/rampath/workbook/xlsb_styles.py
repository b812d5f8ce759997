"""How the cells of an .xlsb (MS-XLSB 2.4) show their numbers; gone through only when a layout asks.

Only number formats are known: per cents, units and years that a format marks. Colours and fonts are not.
"""

import struct
from collections.abc import Callable
from functools import cached_property

from openpyxl.styles.numbers import BUILTIN_FORMATS

from rampath.workbook.package import Damaged
from rampath.workbook.sheet_styles import GENERAL, NO_STYLES, Style, Styles
from rampath.workbook.sheet_xml import Place
from rampath.workbook.xlsb_record import CELLS, ROW, records, wide_text

_FORMAT, _LOOK, _LOOKS_BEGIN, _LOOKS_END = 44, 47, 617, 618


class XlsbStyles:
    """The formats that a workbook declares, and which cell has which."""

    def __init__(self, part: Callable[[str], bytes | None], name: str) -> None:
        self._part = part
        self._name = name

    def of(self, sheet: str) -> Styles:
        """The styles of the sheet whose records are this part."""
        if all(look.number_format == GENERAL for look in self.looks):
            return NO_STYLES
        numbers: dict[Place, int] = {}
        row, part = 0, self._part(sheet) or b""
        for kind, at, length in records(part):
            if kind == ROW and length >= 4:
                row = struct.unpack_from("<I", part, at)[0] + 1
            elif kind in CELLS and length >= 8:
                column, look = struct.unpack_from("<II", part, at)
                if look & 0xFFFFFF:  # the first one is General, and the rest of the number are options
                    numbers[row, column + 1] = look & 0xFFFFFF
        return Styles(numbers, self.looks)

    @cached_property
    def looks(self) -> tuple[Style, ...]:
        """The cell formats in their order; none where the part is missing or damaged."""
        part = self._part(self._name) or b""
        try:
            return tuple(_looks(part))
        except (Damaged, struct.error):
            return ()  # looks are a help: without them the values are still read


def _looks(part: bytes) -> list[Style]:
    formats, looks, inside = dict(BUILTIN_FORMATS), list[Style](), False
    for kind, at, length in records(part):
        if kind == _FORMAT and length >= 6:
            formats[struct.unpack_from("<H", part, at)[0]] = wide_text(part, at + 2)[0]
        elif kind in {_LOOKS_BEGIN, _LOOKS_END}:
            inside = kind == _LOOKS_BEGIN
        elif kind == _LOOK and inside and length >= 4:
            looks.append(Style(number_format=formats.get(struct.unpack_from("<H", part, at + 2)[0], GENERAL)))
    return looks
