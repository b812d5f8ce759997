"""A member's page: path, key figures, the table of years with its cost, categories, advice in words, and sources."""

from collections.abc import Sequence
from dataclasses import replace

from rampath.charts.pictures.yearly import CATEGORY_WORDS
from rampath.charts.series import MemberPath, member_path
from rampath.charts.statements import path_subtitle, path_title
from rampath.domain.advice import advice
from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import year_label
from rampath.domain.projection import Line, Money
from rampath.printing.canvas import Canvas
from rampath.printing.charted import draw_charted
from rampath.printing.figures import key_figures, left_out, sources, year_columns
from rampath.printing.flow import Block, flowing, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.paper import Area
from rampath.printing.ruler import Ruler
from rampath.printing.sentences import kept_sentences, without_figures
from rampath.printing.subject import NATIONAL, Subject
from rampath.printing.table import PAIR, draw_pairs, draw_table, height_of, rows_that_fit
from rampath.wording import number, tr

_NOTE = 7.5
_GAP = 2.5
_BESIDE = 7.0
_LEAST_CHART = 45.0
_MOST_NOTES = 0.36
"""The part of a half that notes may take from the chart."""
_ROW, _LOW_ROW = 4.2, 3.2
"""The height of a year's row on a wide and on an upright sheet, in millimetres."""
CATEGORY_YEARS = 3
"""How many of the last years with categories a member's page shows."""


def member_pages(subject: Subject, member: str, pillar: Pillar = Pillar.CORE, money: Money = NATIONAL) -> list[Page]:
    """One page, and a second one where advice and sources are too long for it."""
    plan, projection = subject.plan, subject.projection
    path = member_path(plan, projection, member, pillar)
    line = projection.line(member, pillar, money)
    name = plan.register[member].name
    page = subject.page(
        path_title(plan, projection, member, pillar),
        path_subtitle(projection, member, pillar, money),
        subject.basis(money, line.currency, pillar),
        entry=name,
    )
    if not path.points:
        return flowing(subject.press, page, [paragraph(without_figures(plan, member, pillar))])
    return _Layout(subject, page, path, line, money).pages()


class _Layout:
    """Chart and key figures in one half of a sheet, the years and what is said in the other."""

    def __init__(self, subject: Subject, page: Page, path: MemberPath, line: Line, money: Money) -> None:
        self._subject = subject
        self._page = page
        self._path = path
        self._figures = key_figures(subject.projection, line.member, line.pillar, money)
        room = subject.press.room(page)
        self._left, self._right = halves(room)
        self._columns = year_columns(subject.projection, line, rows_that_fit(self._right))
        wide = room.width > room.height
        deep = height_of(self._columns, self._right, _ROW if wide else _LOW_ROW)
        self._table = Area(self._right.x, self._right.y, self._right.width, deep)
        top = self._table.bottom + _GAP
        self._below = Area(self._right.x, top, self._right.width, self._right.bottom - top)
        notes = [*left_out(self._columns, line), *kept_sentences(subject.plan, subject.projection, line.member,
                                                                line.pillar)]  # fmt: skip
        ruler = subject.press.ruler
        self._under_table, rest = _that_fit([*map(_note, notes), *_said(subject, line)], self._below, ruler)
        rest += map(_note, sources(subject.plan, subject.projection, line.member))
        self._chart, self._pairs, self._foot, self._under_pairs, self._over = self._under_chart(rest, wide=wide)

    def _under_chart(self, notes: Sequence[Block], *, wide: bool) -> tuple[Area, Area, Area, list[Block], list[Block]]:
        """Chart, key figures and notes: one below the other, or figures and notes side by side on an upright sheet.

        Beside the areas, the notes that fit, and those that do not.
        """
        left, ruler = self._left, self._subject.press.ruler
        pairs_deep = len(self._figures) * PAIR + 0.1
        if not wide:
            half = (left.width - _BESIDE) / 2
            most = max(pairs_deep, left.height - _GAP - _LEAST_CHART)
            fitting, over = _that_fit(notes, Area(left.x, 0, half, most), ruler)
            tall = max(pairs_deep, sum(_height(block, Area(left.x, 0, half, most), ruler) for block in fitting))
            chart, under = left.rows(left.height - tall - _GAP, gap=_GAP)
            foot = Area(under.x + half + _BESIDE, under.y, half, under.height)
            return chart, Area(under.x, under.y, half, under.height), foot, fitting, over
        most = min(left.height - pairs_deep - 2 * _GAP - _LEAST_CHART, left.height * _MOST_NOTES)
        fitting, over = _that_fit(notes, Area(left.x, 0, left.width, max(0.0, most)), ruler)
        tall = sum(_height(block, left, ruler) for block in fitting)
        chart, pairs, foot = left.rows(left.height - tall - pairs_deep - 2 * _GAP, pairs_deep, gap=_GAP)
        return chart, pairs, foot, fitting, over

    def pages(self) -> list[Page]:
        found = [replace(self._page, draw=self._draw)]
        if self._over:
            title = tr("{title} (continued)", title=self._page.title)
            found += flowing(self._subject.press, replace(self._page, title=title, entry=""), self._over)
        return found

    def _draw(self, canvas: Canvas, _room: Area) -> None:
        draw_charted(canvas, self._chart, self._path, self._subject.press)
        draw_pairs(canvas, self._pairs, self._figures)
        draw_table(canvas, self._table, self._columns)
        for blocks, area in ((self._under_table, self._below), (self._under_pairs, self._foot)):
            y = area.y
            for block in blocks:
                for piece in block(canvas, area.width, area.height):
                    piece.draw(canvas, Area(area.x, y, area.width, piece.height))
                    y += piece.height


def _that_fit(blocks: Sequence[Block], room: Area, ruler: Ruler) -> tuple[list[Block], list[Block]]:
    """The first blocks that fit into `room`, one below the other, and the others."""
    left = room.height
    for at, block in enumerate(blocks):
        left -= _height(block, room, ruler)
        if left < -0.01:
            return list(blocks[:at]), list(blocks[at:])
    return list(blocks), []


def _height(block: Block, room: Area, ruler: Ruler) -> float:
    return sum(piece.height for piece in block(ruler, room.width, 1e6))


def _note(text: str) -> Block:
    return paragraph(text, _NOTE)


def _said(subject: Subject, line: Line) -> list[Block]:
    """Categories of the last years, and what stands out in the path."""
    found: list[Block] = []
    told = category_table(subject, line)
    if told.rows:
        found.append(table(told))
    if line.member not in AGGREGATES:
        found += [_note(each.message) for each in advice(subject.plan, subject.projection, line.member, line.pillar)]
    return found


def category_table(subject: Subject, line: Line, most: int = CATEGORY_YEARS) -> LongTable:
    """How core divided into its four categories in the last `most` years of which that is known."""
    known = subject.plan.observations
    headings = [Heading(tr("Categories"), tr("% of core"), words=True)]
    headings += [Heading(tr(words).capitalize()) for words, _role in CATEGORY_WORDS.values()]
    rows = []
    for year, kind in zip(line.years, line.kinds, strict=True):
        shares = [known.value(line.member, measure, year) for measure in CATEGORY_WORDS]
        if any(share is not None for share in shares):
            rows.append(
                (year_label(year, kind), *(number(None if share is None else share * 100, 1) for share in shares))
            )
    return LongTable(tuple(headings), tuple(rows[-most:]))


def halves(room: Area) -> tuple[Area, Area]:
    """Two parts side by side on a wide sheet, one above the other on an upright one."""
    if room.width > room.height:
        wide = room.width * 0.45
        return (
            Area(room.x, room.y, wide, room.height),
            Area(room.x + wide + _BESIDE, room.y, room.width - wide - _BESIDE, room.height),
        )
    tall = room.height * 0.5
    return (
        Area(room.x, room.y, room.width, tall),
        Area(room.x, room.y + tall + _BESIDE, room.width, room.height - tall - _BESIDE),
    )
