"""How the cells of a workbook look, where that says something: font colours, bold, indents, number formats.

Read only when a layout asks; here from the XML of an .xlsx. Of an .xlsb only number formats are known.
"""

import colorsys
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import column_index_from_string

from rampath.workbook.sheet_xml import Place
from rampath.workbook.shown_marks import is_marked
from rampath.workbook.shown_years import shown_year

GENERAL = "General"
_MOST_XML = 20_000_000
_MOST_LOOKS = 66_000
"""Excel allows 64,000 formats of cells."""

_STYLES, _THEME = "xl/styles.xml", "xl/theme/theme1.xml"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
                "hlink", "folHlink")  # fmt: skip
_STYLED = re.compile(
    rb"<(?:\w+:)?c\b(?=[^<>]*?\ss=[\"'](\d{1,6})[\"'])(?=[^<>]*?\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"'])", re.DOTALL
)


_FORMAT_OF = re.compile(rb"<xf [^<>]*?\bnumFmtId=\"(\d{1,6})\"")
_CUSTOM = re.compile(rb"<numFmt (?=[^<>]*?\bnumFmtId=\"(\d{1,6})\")(?=[^<>]*?\bformatCode=\"([^\"<>]*)\")")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks.

    `colour` and `fill` are six digits such as `FF0000`, nothing where they are automatic. `indent` counts the
    steps by which a text stands to the right, which often is a hierarchy.
    """

    colour: str = ""
    fill: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    indent: int = 0
    horizontal: str = ""
    number_format: str = GENERAL

    @property
    def percent(self) -> bool:
        """Whether a number is shown as a per cent: 0.021 as 2.1 %."""
        return "%" in re.sub(r'"[^"]*"|\\.', "", self.number_format)


PLAIN = Style()


class Styles:
    """The styles of one sheet's cells, by row and column from 1."""

    def __init__(self, numbers: Mapping[Place, int], looks: Sequence[Style]) -> None:
        self._numbers = numbers
        self._looks = looks

    def at(self, row: int, column: int) -> Style:
        """The style of a cell; plain where the file tells of none."""
        number = self._numbers.get((row, column), 0)
        return self._looks[number] if number < len(self._looks) else PLAIN

    def told(self, word: Callable[[Style], str]) -> dict[Place, str]:
        """The word of each cell for whose style there is one; each style is asked for once."""
        words = {number: said for number, look in enumerate(self._looks) if (said := word(look))}
        return {place: words[number] for place, number in self._numbers.items() if number in words}

    def having(self, wanted: Callable[[Style], bool]) -> Iterator[Place]:
        """The cells, empty ones too, whose style is a wanted one; each style is judged once."""
        chosen = {number for number, look in enumerate(self._looks) if wanted(look)}
        return (place for place, number in self._numbers.items() if number in chosen)


NO_STYLES = Styles({}, ())


class WorkbookStyles:
    """The styles that a workbook declares, which its sheets' cells name by number; read once, when asked for."""

    def __init__(self, part: Callable[[str], bytes | None]) -> None:
        self._part = part

    def may_show_percents(self, xml: Callable[[], bytes]) -> bool:
        """Whether a cell in a sheet's XML may show its number as a per cent; a quick look, and never a wrong no."""
        numbers = self._percents
        if not numbers:
            return numbers is None
        return re.search(rb"\ss\s*=\s*[\"'](?:" + b"|".join(numbers) + rb")[\"']", xml()) is not None

    @cached_property
    def _percents(self) -> list[bytes] | None:
        """The numbers of the cell formats that show per cents; None where the part is not written as usual."""
        content = self._part(_STYLES) or b""
        begin, end = content.find(b"<cellXfs"), content.find(b"</cellXfs>")
        section = content[begin:end] if 0 <= begin < end else b""
        told = _FORMAT_OF.findall(section)
        if len(told) != section.count(b"<xf ") or (not told and b"cellXfs" in content):
            return None
        shown = {b"9", b"10", *(number for number, code in _CUSTOM.findall(content) if b"%" in code)}
        return [b"%d" % at for at, number in enumerate(told) if number in shown]

    @cached_property
    def marks_years(self) -> bool:
        """Whether a format of the workbook's own may show a year as no actual one."""
        return any(map(shown_year, self._own))

    @cached_property
    def marks_figures(self) -> bool:
        """Whether a format of the workbook's own may mark a figure as an estimate."""
        return any(map(is_marked, self._own))

    @cached_property
    def strikes(self) -> bool:
        """Whether a font of the workbook may strike out what it writes."""
        return b"strike" in (self._part(_STYLES) or b"")

    @cached_property
    def _own(self) -> list[str]:
        """The formats that the workbook declares itself."""
        content = self._part(_STYLES) or b""
        own = [unescape(code.decode("utf-8", "replace")) for _, code in _CUSTOM.findall(content)]
        if len(own) != content.count(b"numFmt "):  # not written as usual
            return [look.number_format for look in self.looks]
        return own

    def of(self, xml: bytes) -> Styles:
        """The styles of the cells in a sheet's XML."""
        if not self.looks:
            return NO_STYLES
        return Styles(
            {(int(row), column_index_from_string(column.decode())): int(s) for s, column, row in _STYLED.findall(xml)},
            self.looks,
        )

    @cached_property
    def looks(self) -> tuple[Style, ...]:
        """The cell formats in their order; none where the part is missing or cannot be read."""
        root = self._root(_STYLES)
        if root is None:
            return ()
        fonts = [self._font(each) for each in _all(root, "fonts", "font")]
        fills = [self._fill(each) for each in _all(root, "fills", "fill")]
        formats = {
            _int(each, "numFmtId"): each.get("formatCode") or GENERAL for each in _all(root, "numFmts", "numFmt")
        }
        return tuple(_style(each, fonts, fills, formats) for each in _all(root, "cellXfs", "xf"))

    @cached_property
    def _theme(self) -> tuple[str, ...]:
        root = self._root(_THEME)
        scheme = None if root is None else next((e for e in root.iter() if _tag(e) == "clrScheme"), None)
        named = {} if scheme is None else {_tag(each): each for each in scheme}
        return tuple(
            next((c.get("lastClr") or c.get("val") or "" for c in named[name]), "") if name in named else ""
            for name in _THEME_ORDER
        )

    @cached_property
    def _palette(self) -> tuple[str, ...]:
        """The 64 numbered colours; a workbook may bring its own."""
        root = self._root(_STYLES)
        own = [] if root is None else [each.get("rgb") or "" for each in root.iter() if _tag(each) == "rgbColor"]
        return tuple(own or COLOR_INDEX)

    def _root(self, name: str) -> Element | None:
        content = self._part(name)
        if content is None or len(content) > _MOST_XML or content.count(b"xf ") > 2 * _MOST_LOOKS:
            return None
        try:
            return ElementTree.fromstring(content)
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            return None  # looks are a help: without them the values are still read

    def _font(self, font: Element) -> Style:
        told = {_tag(each): each for each in font}
        return Style(
            colour=self._colour(told.get("color")),
            bold=_on(told.get("b")),
            italic=_on(told.get("i")),
            struck=_on(told.get("strike")),
        )

    def _fill(self, fill: Element) -> str:
        pattern = next((each for each in fill if _tag(each) == "patternFill"), None)
        if pattern is None or pattern.get("patternType") in {None, "none"}:
            return ""
        return self._colour(next((each for each in pattern if _tag(each) == "fgColor"), None))

    def _colour(self, told: Element | None) -> str:
        if told is None:
            return ""
        tint = _float(told, "tint")
        if told.get("rgb"):
            return _tinted(told.get("rgb", "")[-6:].upper(), tint)
        if told.get("theme"):
            return _tinted(_nth(self._theme, _int(told, "theme")), tint)
        return _tinted(_nth(self._palette, _int(told, "indexed", -1))[-6:], tint)


def _style(xf: Element, fonts: Sequence[Style], fills: Sequence[str], formats: Mapping[int, str]) -> Style:
    font = _int(xf, "fontId")
    look = fonts[font] if 0 <= font < len(fonts) else PLAIN
    number = _int(xf, "numFmtId")
    aligned = next((each for each in xf if _tag(each) == "alignment"), None)
    return Style(
        colour=look.colour,
        fill=_nth(fills, _int(xf, "fillId")),
        bold=look.bold,
        italic=look.italic,
        struck=look.struck,
        indent=0 if aligned is None else _int(aligned, "indent"),
        horizontal="" if aligned is None else aligned.get("horizontal") or "",
        number_format=formats.get(number) or BUILTIN_FORMATS.get(number, GENERAL),
    )


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint above zero) or darker, as Excel does (ECMA-376 18.8.19)."""
    if not tint or len(colour) != 6:
        return colour
    try:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * min(1, max(0, part))):02X}" for part in colorsys.hls_to_rgb(hue, light, strong))


def _all(root: Element, group: str, each: str) -> list[Element]:
    found = next((child for child in root if _tag(child) == group), None)
    return [] if found is None else [child for child in found if _tag(child) == each]


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _on(element: Element | None) -> bool:
    return element is not None and element.get("val") not in {"0", "false", "none"}


def _int(element: Element, name: str, otherwise: int = 0) -> int:
    told = element.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else otherwise


def _float(element: Element, name: str) -> float:
    try:
        return float(element.get(name) or 0)
    except ValueError:
        return 0.0


def _nth(texts: Sequence[str], number: int) -> str:
    return texts[number] if 0 <= number < len(texts) else ""
