"""The font colours of a sheet's cells, in words such as `blue`: some publishers mark estimates with them."""

import colorsys
from collections.abc import Mapping

from rampath.workbook.grid import Sheet
from rampath.workbook.sheet_styles import Style
from rampath.workbook.sheet_xml import Place

_HUES = ((20, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (340, "purple"), (361, "red"))
_FAINT, _DARK, _LIGHT = 0.25, 0.1, 0.95


def font_colours(sheet: Sheet) -> Mapping[Place, str]:
    """The colour of each cell that is neither black, grey nor white; nothing where the file tells no looks."""
    return sheet.styles.told(_word)


def _word(look: Style) -> str:
    """The colour's word by its hue; nothing for black, greys and white."""
    try:
        red, green, blue = (int(look.colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if strength < _FAINT or not _DARK < light < _LIGHT:
        return ""
    return next(word for limit, word in _HUES if hue * 360 < limit)
