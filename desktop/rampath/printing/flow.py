"""What goes on over pages: headings, text, figures and tables are cut into pieces, and pieces are laid on sheets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.frame import Page, Press
from rampath.printing.paper import Area
from rampath.printing.ruler import Ruler, spacing
from rampath.wording import tr

_BESIDE, _LEAST = 8.0, 110.0
"""Room between two pictures, and the least width of one that has another beside it, in millimetres."""

TEXT, HEADING = 8.5, 10.0
"""Sizes of running text and of a heading in it, in points."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut: its height in millimetres, and what draws it.

    One that is `glued` stands on the same page as the piece after it; `again` is drawn above it where it begins a page.
    """

    height: float
    draw: Callable[[Canvas, Area], object]
    glued: bool = False
    again: "Piece | None" = None


Block = Callable[[Ruler, float, float], Sequence[Piece]]
"""What gives its pieces for a width and the height of a page, in millimetres."""


def heading(text: str) -> Block:
    """A line of bold words that stays with what follows."""

    def pieces(ruler: Ruler, width: float, _tallest: float) -> list[Piece]:
        lines = ruler.wrapped(text, HEADING, width, bold=True)
        return [Piece(2.0, nothing, glued=True), *_lines(lines, HEADING, bold=True, glued=True)]

    return pieces


def paragraph(text: str, size: float = TEXT, colour: str = BLACK) -> Block:
    """Words, wrapped; their own line breaks stay."""

    def pieces(ruler: Ruler, width: float, _tallest: float) -> list[Piece]:
        return [*_lines(ruler.wrapped(text, size, width), size, colour=colour), Piece(1.2, nothing)]

    return pieces


def figure(height: float, draw: Callable[[Canvas, Area], object]) -> Block:
    """A picture of a height in millimetres, at most that of a page."""
    return lambda _ruler, _width, tallest: [Piece(min(height, tallest), draw), Piece(2.0, nothing)]


def beside(height: float, draws: Sequence[Callable[[Canvas, Area], object]]) -> Block:
    """Pictures of a height in millimetres beside one another, or where the sheet is too narrow below one another."""

    def row(canvas: Canvas, room: Area) -> None:
        wide = (room.width + _BESIDE) / len(draws) - _BESIDE
        for at, draw in enumerate(draws):
            draw(canvas, Area(room.x + at * (wide + _BESIDE), room.y, wide, room.height))

    def pieces(ruler: Ruler, width: float, tallest: float) -> list[Piece]:
        if (width + _BESIDE) / len(draws) - _BESIDE >= _LEAST:
            return [*figure(height, row)(ruler, width, tallest)]
        return [piece for draw in draws for piece in figure(height, draw)(ruler, width, tallest)]

    return pieces


def flowing(press: Press, page: Page, blocks: Iterable[Block]) -> list[Page]:
    """As many pages like `page` as the blocks need, at least one; those after the first say that they go on."""
    following = replace(page, title=tr("{title} (continued)", title=page.title), entry="")
    room, others = press.room(page), press.room(following)
    tallest = min(room.height, others.height)
    pieces = [piece for block in blocks for piece in block(press.ruler, room.width, tallest)]
    laid: list[list[Piece]] = [[]]
    left = room.height
    for together in _together(pieces):
        tall = sum(piece.height for piece in together)
        if all(piece.draw is nothing for piece in together) and (not laid[-1] or tall > left + 0.01):
            continue
        if tall > left + 0.01 and laid[-1]:
            again = together[0].again
            laid.append([] if again is None else [again])
            left = others.height - sum(piece.height for piece in laid[-1])
        laid[-1] += together
        left -= tall
    return [replace(page if at == 0 else following, draw=partial(_draw, tuple(on))) for at, on in enumerate(laid)]


def _together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups that stay on one page."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.glued:
            yield group
            group = []
    if group:
        yield group


def _draw(pieces: Sequence[Piece], canvas: Canvas, room: Area) -> None:
    y = room.y
    for piece in pieces:
        piece.draw(canvas, Area(room.x, y, room.width, piece.height))
        y += piece.height


def _lines(
    lines: Sequence[str], size: float, *, colour: str = BLACK, bold: bool = False, glued: bool = False
) -> Iterator[Piece]:
    """A piece for each line; the first and the last two of a paragraph are not parted."""
    step = spacing(size)

    def draw(text: str, canvas: Canvas, area: Area) -> None:
        canvas.text(area.x, area.y + step / 2, text, size, colour=colour, bold=bold)

    last = len(lines) - 1
    for at, line in enumerate(lines):
        yield Piece(step, partial(draw, line), glued=glued or (at != last and (at == 0 or at == last - 1)))


def nothing(_canvas: Canvas, _area: Area) -> None:
    """Room that is left free."""
