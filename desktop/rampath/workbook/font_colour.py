"""The font colours of a sheet's cells, in words such as `blue`: some publishers mark estimates with them."""

import colorsys
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import column_index_from_string

from rampath.workbook.grid import Book, Sheet
from rampath.workbook.sheet_xml import Place

_CELL = re.compile(rb"<(?:\w+:)?c(?=[^<>]*\ss=[\"'](\d{1,6})[\"'])(?=[^<>]*\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"'])[^<>]*>")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
_HUES = ((20, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (340, "purple"), (361, "red"))
_FAINT, _DARK, _LIGHT = 0.25, 0.1, 0.95


def font_colours(book: Book, sheet: Sheet) -> Mapping[Place, str]:
    """The colour of each cell that is neither black, grey nor white; nothing where the file has no styles."""
    of_style = dict(_coloured_styles(book))
    if not of_style:
        return {}
    return {
        (int(row), column_index_from_string(column.decode())): of_style[int(style)]
        for style, column, row in _CELL.findall(sheet.xml)
        if int(style) in of_style
    }


def _coloured_styles(book: Book) -> Iterator[tuple[int, str]]:
    """The numbers of the cell styles whose font has a colour, and its word."""
    root = _parsed(book, "xl/styles.xml")
    if root is None:
        return
    indexed = [each.get("rgb", "") for each in root.iterfind(".//{*}indexedColors/{*}rgbColor")] or [*COLOR_INDEX]
    theme = _theme(book)
    fonts = [_word(_rgb(font.find("{*}color"), indexed, theme)) for font in root.iterfind("{*}fonts/{*}font")]
    for style, form in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font = form.get("fontId", "0")
        word = fonts[int(font)] if font.isdecimal() and int(font) < len(fonts) else ""
        if word:
            yield style, word


def _rgb(colour: Element | None, indexed: list[str], theme: list[str]) -> str:
    """Six hexadecimal digits, or nothing for the colour that text has anyway."""
    if colour is None:
        return ""
    for name, known in (("indexed", indexed), ("theme", theme)):
        number = colour.get(name, "")
        if number.isdecimal():
            return known[int(number)][-6:] if int(number) < len(known) else ""
    return colour.get("rgb", "")[-6:]


def _theme(book: Book) -> list[str]:
    root = _parsed(book, "xl/theme/theme1.xml")
    scheme = None if root is None else root.find(".//{*}clrScheme")
    if scheme is None:
        return []
    named = {each.tag.rpartition("}")[2]: next(iter(each), None) for each in scheme}
    return [
        "" if (each := named.get(name)) is None else each.get("lastClr") or each.get("val") or ""
        for name in _THEME_ORDER
    ]


def _word(rgb: str) -> str:
    """The colour's word by its hue; nothing for black, greys and white."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if strength < _FAINT or not _DARK < light < _LIGHT:
        return ""
    return next(word for limit, word in _HUES if hue * 360 < limit)


def _parsed(book: Book, part: str) -> Element | None:
    content = book.part(part)
    if content is None:
        return None
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError):
        return None  # without its styles the sheet is read all the same
