"""What stands on every page: marking, title, sub-line and foot."""

from collections.abc import Callable
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.paper import MARGIN, Area
from rampath.printing.ruler import SMALLEST, Align, spacing
from rampath.wording import tr

MARKING_AT = 7.0
"""The middle of the marking, in millimetres from the top and from the bottom edge."""

_EDGE = 4.0
_MARKING, _TITLE, _SUBTITLE, _FOOT = 9.0, 16.0, 9.0, 7.5
_LEAST_TITLE = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what its title says, what its money is stated in, where it came from, and what draws it.

    `draw` gets the room between title and foot. `source` names the editions, `stamp` version and date.
    """

    title: str
    subtitle: str
    basis: str
    source: str
    scenario: str
    stamp: str
    draw: Callable[[Canvas, Area], None]


def draw_page(canvas: Canvas, page: Page, number: int, count: int, marking: str) -> None:
    """One whole page, the `number`th of `count`."""
    deep = _draw_marking(canvas, marking)
    paper = canvas.paper
    sheet = Area(MARGIN, deep, paper.width - 2 * MARGIN, paper.height - 2 * deep)
    top = _draw_head(canvas, page, sheet)
    foot = _draw_foot(canvas, page, sheet, tr("Page {number} of {count}", number=number, count=count))
    page.draw(canvas, Area(sheet.x, top + 2, sheet.width, foot - top - 4))


def _draw_marking(canvas: Canvas, marking: str) -> float:
    """The marking at top and bottom, never cut; gives how deep it reaches, the page's margin at least."""
    paper = canvas.paper
    room = paper.width - 2 * MARGIN
    text, bold, colour = marking.strip(), True, BLACK
    if not text:
        text, bold, colour = tr("No marking set"), False, LIGHT.quiet
    size = _MARKING
    if canvas.width_of(text, size, bold=bold) > room:
        size = max(SMALLEST, canvas.fitted(text, size, room, bold=bold)[0])
    lines = canvas.wrapped(text, size, room, bold=bold)
    step = spacing(size)
    tall = len(lines) * step
    middle = max(MARKING_AT, _EDGE + tall / 2)
    for centre in (middle, paper.height - middle):
        for i, line in enumerate(lines):
            at = centre - tall / 2 + (i + 0.5) * step
            canvas.text(paper.width / 2, at, line, size, Align.CENTRE, colour=colour, bold=bold)
    return max(MARGIN, middle + tall / 2 + 1.5)


def _draw_head(canvas: Canvas, page: Page, sheet: Area) -> float:
    """Title and sub-line from the top of the sheet; gives where they end."""
    size = _TITLE
    if canvas.width_of(page.title, size) > sheet.width:
        size = max(_LEAST_TITLE, canvas.fitted(page.title, size, sheet.width)[0])
    two = Area(sheet.x, sheet.y, sheet.width, 2 * spacing(size))
    y = canvas.paragraph(two, page.title, size)
    for text in (page.subtitle, page.basis):
        if text:
            room = Area(sheet.x, y, sheet.width, 2 * spacing(_SUBTITLE))
            y = canvas.paragraph(room, text, _SUBTITLE, colour=LIGHT.quiet)
    return y


def _draw_foot(canvas: Canvas, page: Page, sheet: Area, number: str) -> float:
    """The foot at the bottom of the sheet, at most two lines; gives where its hairline lies."""
    step = spacing(_FOOT)
    middle = canvas.width_of(number, _FOOT)
    side = (sheet.width - middle) / 2 - 6
    stamp = _stamp(canvas, page, side)
    deep = min(2, max(len(canvas.wrapped(page.source, _FOOT, side)), len(stamp))) * step
    y = sheet.bottom - deep
    canvas.line([(sheet.x, y - 1), (sheet.right, y - 1)], LIGHT.quiet, 0.1)
    canvas.paragraph(Area(sheet.x, y, side, deep), page.source, _FOOT, colour=LIGHT.quiet)
    canvas.text(sheet.middle, y + step / 2, number, _FOOT, Align.CENTRE, colour=LIGHT.quiet)
    for i, line in enumerate(stamp):
        at = y + (i + 0.5) * step
        canvas.text(sheet.right, at, line, _FOOT, Align.RIGHT, colour=LIGHT.quiet, room=side)
    return y - 1


def _stamp(canvas: Canvas, page: Page, side: float) -> list[str]:
    """Scenario, version and date within `side` mm, in at most two lines; only the scenario may be elided."""
    whole = canvas.wrapped(tr("{scenario} · {stamp}", scenario=page.scenario, stamp=page.stamp), _FOOT, side)
    return whole if len(whole) == 1 else [page.scenario, page.stamp]
