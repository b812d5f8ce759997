"""What stands on every page: marking, title, sub-line and foot."""

from collections.abc import Callable
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.paper import MARGIN, Area, Paper
from rampath.printing.ruler import SMALLEST, Align, Ruler, spacing
from rampath.wording import tr

MARKING_AT = 7.0
"""The middle of the marking, in millimetres from the top and from the bottom edge."""

_EDGE = 4.0
_MARKING, _TITLE, _SUBTITLE, _FOOT = 9.0, 16.0, 9.0, 7.5
_LEAST_TITLE = 12.0
_MOST_TITLE, _MOST_SUBTITLE = 6, 2
_MOST_PAGES = 9999
_BREATH = 2.0
"""Room between the head and what is drawn, and between that and the foot, in millimetres."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what its title says, what its money is stated in, where it came from, and what draws it.

    `draw` gets the room between title and foot. `source` names the editions, `stamp` version and date. `entry` is
    what the contents and the bookmark call it; "" where it goes on with the page before.
    """

    title: str
    subtitle: str
    basis: str
    source: str
    scenario: str
    stamp: str
    draw: Callable[[Canvas, Area], None]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are laid out for: sheets, the ruler of their font, and the marking on each of them.

    `portion` stands under every chart: the marking's abbreviation where its policy has one. `edge` is how much of
    the sheet's edges the printer cannot reach, in millimetres.
    """

    paper: Paper
    ruler: Ruler
    marking: str = ""
    portion: str = ""
    edge: float = 0.0

    def room(self, page: Page) -> Area:
        """The room that is left to what a page draws."""
        sheet = _sheet(self)
        top = _head(self, page, sheet)[1]
        line = _foot_line(self, page, sheet)
        return Area(sheet.x, top + _BREATH, sheet.width, line - top - 2 * _BREATH)


def draw_page(canvas: Canvas, page: Page, number: int, count: int, press: Press) -> None:
    """One whole page, the `number`th of `count`."""
    _draw_marking(canvas, press)
    sheet = _sheet(press)
    for area, text, size, colour in _head(press, page, sheet)[0]:
        canvas.paragraph(area, text, size, colour=colour)
    _draw_foot(canvas, page, press, tr("Page {number} of {count}", number=number, count=count))
    page.draw(canvas, press.room(page))


def _marking_lines(press: Press) -> tuple[list[str], float, bool]:
    """The lines of the marking, never cut, their size, and whether there is one."""
    room = press.paper.width - 2 * _margin(press)
    text = press.marking.strip()
    told = text or tr("No marking set")
    size = _MARKING
    if press.ruler.width_of(told, size, bold=bool(text)) > room:
        size = max(SMALLEST, press.ruler.fitted(told, size, room, bold=bool(text))[0])
    return press.ruler.wrapped(told, size, room, bold=bool(text)), size, bool(text)


def _margin(press: Press) -> float:
    return max(MARGIN, press.edge + 1)


def _marking_middle(press: Press, tall: float) -> float:
    return max(MARKING_AT, max(_EDGE, press.edge) + tall / 2)


def _sheet(press: Press) -> Area:
    """The room within the margins and between the two markings."""
    lines, size, _ = _marking_lines(press)
    tall = len(lines) * spacing(size)
    side = _margin(press)
    deep = max(side, _marking_middle(press, tall) + tall / 2 + 1.5)
    return Area(side, deep, press.paper.width - 2 * side, press.paper.height - 2 * deep)


def _draw_marking(canvas: Canvas, press: Press) -> None:
    lines, size, known = _marking_lines(press)
    tall = len(lines) * spacing(size)
    middle = _marking_middle(press, tall)
    for centre in (middle, press.paper.height - middle):
        for i, line in enumerate(lines):
            at = centre - tall / 2 + (i + 0.5) * spacing(size)
            colour = BLACK if known else LIGHT.quiet
            canvas.text(press.paper.width / 2, at, line, size, Align.CENTRE, colour=colour, bold=known)


def _head(press: Press, page: Page, sheet: Area) -> tuple[list[tuple[Area, str, float, str]], float]:
    """Title and sub-lines from the top of the sheet, each with its place, size and colour; and where they end."""
    ruler = press.ruler
    size = _TITLE
    if ruler.width_of(page.title, size) > sheet.width:
        size = max(_LEAST_TITLE, ruler.fitted(page.title, size, sheet.width)[0])
    y = sheet.y
    found = []
    below = ((text, _SUBTITLE, LIGHT.quiet, _MOST_SUBTITLE) for text in _below(page))
    for text, points, colour, most in ((page.title, size, BLACK, _MOST_TITLE), *below):
        lines = min(most, len(ruler.wrapped(text, points, sheet.width)))
        deep = lines * spacing(points)
        found.append((Area(sheet.x, y, sheet.width, deep), text, points, colour))
        y += deep
    return found, y


def _below(page: Page) -> tuple[str, ...]:
    return tuple(text for text in (page.subtitle, page.basis) if text)


def _side(press: Press, sheet: Area) -> float:
    """The room left and right of the page number, as wide as the longest number would be."""
    widest = press.ruler.width_of(tr("Page {number} of {count}", number=_MOST_PAGES, count=_MOST_PAGES), _FOOT)
    return (sheet.width - widest) / 2 - 3


def _stamp(press: Press, page: Page, side: float) -> list[str]:
    """Scenario, version and date within `side` mm, in at most two lines; only the scenario may be elided."""
    told = " · ".join(text for text in (page.scenario, page.stamp) if text)
    whole = press.ruler.wrapped(told, _FOOT, side)
    return whole if len(whole) == 1 else [page.scenario, page.stamp]


def _foot_lines(press: Press, page: Page, side: float) -> int:
    return min(2, max(len(press.ruler.wrapped(page.source, _FOOT, side)), len(_stamp(press, page, side))))


def _foot_line(press: Press, page: Page, sheet: Area) -> float:
    """Where the hairline above the foot lies."""
    return sheet.bottom - _foot_lines(press, page, _side(press, sheet)) * spacing(_FOOT) - 1


def _draw_foot(canvas: Canvas, page: Page, press: Press, number: str) -> None:
    """The foot at the bottom of the sheet, at most two lines."""
    sheet = _sheet(press)
    side = _side(press, sheet)
    y = _foot_line(press, page, sheet) + 1
    canvas.line([(sheet.x, y - 1), (sheet.right, y - 1)], LIGHT.quiet, 0.1)
    canvas.paragraph(Area(sheet.x, y, side, sheet.bottom - y), page.source, _FOOT, colour=LIGHT.quiet)
    canvas.text(sheet.middle, y + spacing(_FOOT) / 2, number, _FOOT, Align.CENTRE, colour=LIGHT.quiet)
    for i, line in enumerate(_stamp(press, page, side)):
        at = y + (i + 0.5) * spacing(_FOOT)
        canvas.text(sheet.right, at, line, _FOOT, Align.RIGHT, colour=LIGHT.quiet, room=side)
