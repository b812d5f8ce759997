"""The pages of a report: what each says, and where on it chart, table and sentences stand."""

from dataclasses import dataclass
from datetime import date

from rampath import __version__
from rampath.charts.series import member_path, ranked
from rampath.charts.statements import basis_label, path_subtitle, path_title, pillar_word, ranked_title
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.printing.canvas import Canvas
from rampath.printing.chart_member import draw_member
from rampath.printing.chart_ranked import draw_ranked
from rampath.printing.figures import key_figures, left_out, sources, year_columns
from rampath.printing.frame import Page
from rampath.printing.paper import Area
from rampath.printing.ruler import spacing
from rampath.printing.sentences import kept_sentences, ranked_sentences, without_figures
from rampath.printing.table import PAIR, draw_pairs, draw_table, rows_that_fit
from rampath.wording import day as day_text
from rampath.wording import listing, tr

_TEXT, _NOTE = 10.0, 7.5
_GAP = 2.5
DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)
NATIONAL = Money(Prices.CONSTANT, Currency.NATIONAL)
"""Money of the aggregates, and of a member: both at constant prices."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What pages are made of: a plan, the projection of one of its scenarios, and the day on the pages."""

    plan: Plan
    projection: Projection
    day: date

    @classmethod
    def of(cls, plan: Plan, scenario: str, day: date) -> "Subject":
        return cls(plan, project(plan, plan.scenario(scenario)), day)

    @property
    def source(self) -> str:
        return tr("Source: {edition}", edition=self.plan.edition or tr("no edition"))

    @property
    def stamp(self) -> str:
        return tr("Rampath {version} · {day}", version=__version__, day=day_text(self.day))

    def basis(self, money: Money, currency: str, pillar: Pillar) -> str:
        """What is counted, and in which prices and currency money is stated."""
        base_year = self.projection.base.base_year
        return tr(
            "{pillar} defence expenditure as a share of real GDP; money in {basis}",
            pillar=pillar_word(pillar).capitalize(),
            basis=basis_label(money, base_year, currency),
        )


def ranked_page(subject: Subject, money: Money = DOLLARS) -> Page:
    """All members by share in the last observed year, and three sentences that sum it up."""
    plan, projection = subject.plan, subject.projection
    year = projection.last_observed
    chart = ranked(plan, projection, year)

    def draw(canvas: Canvas, room: Area) -> None:
        said = [*ranked_sentences(plan, projection, chart, money)]
        notes = tr("No data: {names}.", names=listing(list(chart.without_data))) if chart.without_data else ""
        lines = [canvas.wrapped(sentence, _TEXT, room.width) for sentence in said]
        note_lines = canvas.wrapped(notes, _NOTE, room.width) if notes else []
        below = sum(map(len, lines)) * spacing(_TEXT) + len(note_lines) * spacing(_NOTE) + 2
        if chart.bars:
            draw_ranked(canvas, Area(room.x, room.y, room.width, room.height - below), chart)
        y = room.bottom - below + 2
        for wrapped in lines:
            for line in wrapped:
                canvas.text(room.x, y + spacing(_TEXT) / 2, line, _TEXT)
                y += spacing(_TEXT)
        for line in note_lines:
            canvas.text(room.x, y + spacing(_NOTE) / 2, line, _NOTE)
            y += spacing(_NOTE)

    basis = subject.basis(money, "USD", Pillar.CORE)
    scenario = projection.scenario.name
    return Page(ranked_title(chart), "", basis, subject.source, scenario, subject.stamp, draw)


def member_page(subject: Subject, member: str, pillar: Pillar = Pillar.CORE, money: Money = NATIONAL) -> Page:
    """A member's or aggregate's path as a chart, its years as a table, its key figures and its sources."""
    plan, projection = subject.plan, subject.projection
    path = member_path(plan, projection, member, pillar)
    line = projection.line(member, pillar, money)

    def draw(canvas: Canvas, room: Area) -> None:
        if not path.points:
            canvas.paragraph(room, without_figures(plan, member, pillar), _TEXT)
            return
        left, right = _halves(room)
        columns = year_columns(projection, line, rows_that_fit(right))
        kept = kept_sentences(plan, projection, member, pillar)
        notes = [*left_out(columns, line), *kept, *sources(plan, projection, member)]
        figures = key_figures(projection, member, pillar, money)
        deep = sum(len(canvas.wrapped(note, _NOTE, left.width)) for note in notes) * spacing(_NOTE)
        deep = min(deep, left.height * 0.25)
        pairs_deep = len(figures) * PAIR + 0.1
        chart, pairs, foot = left.rows(left.height - deep - pairs_deep - 2 * _GAP, pairs_deep, gap=_GAP)
        draw_member(canvas, chart, path)
        draw_pairs(canvas, pairs, figures)
        y = foot.y
        for note in notes:
            if y + spacing(_NOTE) > foot.bottom + 0.5:
                break
            y = canvas.paragraph(Area(foot.x, y, foot.width, foot.bottom - y + 0.5), note, _NOTE)
        draw_table(canvas, right, columns)

    return Page(
        path_title(plan, projection, member, pillar),
        path_subtitle(projection, member, pillar, money),
        subject.basis(money, line.currency, pillar),
        subject.source,
        projection.scenario.name,
        subject.stamp,
        draw,
    )


def _halves(room: Area) -> tuple[Area, Area]:
    """Chart and table side by side on a wide sheet, one above the other on an upright one."""
    gap = 7.0
    if room.width > room.height:
        wide = room.width * 0.52
        return (
            Area(room.x, room.y, wide, room.height),
            Area(room.x + wide + gap, room.y, room.width - wide - gap, room.height),
        )
    tall = room.height * 0.6
    return (
        Area(room.x, room.y, room.width, tall),
        Area(room.x, room.y + tall + gap, room.width, room.height - tall - gap),
    )
