"""Reading a workbook of figures: which layout it has, what it says, and what was left unused and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from rampath.domain.budget import BudgetLines
from rampath.domain.check import check_edition
from rampath.domain.earlier import Remembered
from rampath.domain.economy import Economy
from rampath.domain.figure_table import FigureTable
from rampath.domain.finding import Finding, Severity, has_errors, in_order
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import tr
from rampath.workbook import eda, eda_list, eurostat, nato_tables, sipri, un_form, weo, worldbank
from rampath.workbook.grid import Book
from rampath.workbook.label import label_of
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Form, blocked
from rampath.workbook.not_known import Lacking, is_plan_book, nearly, not_by_profile, nothing_in, without_figures
from rampath.workbook.on_demand import OnDemand
from rampath.workbook.opened_book import open_book
from rampath.workbook.other_layouts import Apart, set_apart, with_left_out, without
from rampath.workbook.plausible import asked
from rampath.workbook.profile import CLEARLY, Profile, apply, best_profile, fits
from rampath.workbook.progress import Progress, silent
from rampath.workbook.question import Answers, Question, open_finding
from rampath.workbook.result import Figures, Sheets, Unused, cells_of
from rampath.workbook.safety import Container
from rampath.workbook.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Layout:
    """A known layout: how sure it is of a workbook (0 to 1, with the reason in words), and how it reads it."""

    name: str
    score: Callable[[Book, Register], tuple[float, str]]
    read: Callable[[Book, Register], Sheets]


LAYOUTS: tuple[Layout, ...] = (
    Layout("NATO defence expenditure tables", nato_tables.score, nato_tables.read),
    Layout("IMF World Economic Outlook", weo.score, weo.read),
    Layout("SIPRI military expenditure database", sipri.score, sipri.read),
    Layout("World Bank country-by-year data", worldbank.score, worldbank.read),
    Layout("Eurostat country-by-year data", eurostat.score, eurostat.read),
    Layout("EDA defence data", eda.score, eda.read),
    Layout("EDA defence data by country and year", eda_list.score, eda_list.read),
    Layout("UN report on military expenditures", un_form.score, un_form.read),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says. Of its `cells` non-empty cells `used` gave a figure; `unused` tells of the others.

    `label` is the classification label that the file carries, a proposal for the plan's marking. `reason` says
    in words why the file was taken for this layout; `profile` is the profile's file where one was used. Observations,
    findings and unused cells are told when they are first asked for.
    """

    file: str
    sha256: str
    layout: str
    edition: str
    label: str | None
    observations: Sequence[Observation]
    findings: Sequence[Finding]
    unused: Sequence[Unused]
    cells: int
    used: int
    reason: str = ""
    container: Container = Container.XLSX
    lines: tuple[BudgetLines, ...] = ()
    economies: tuple[Economy, ...] = ()
    profile: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def unused_cells(self) -> int:
        return cells_of(self.unused)

    def in_edition(self, edition: str) -> "Reading":
        """The same under another edition's name."""
        if edition == self.edition:
            return self
        rows = tuple(replace(row, edition=edition) for row in self.observations)
        lines = tuple(replace(each, edition=edition) for each in self.lines)
        return replace(self, edition=edition, observations=rows, lines=lines)


@uncollected()
def read_workbook(
    file: Path,
    register: Register,
    progress: Progress = silent,
    answers: Answers | None = None,
    profiles: Sequence[Profile] = (),
    day: date | None = None,
    remembered: Remembered | None = None,
) -> Reading:
    """Read a workbook of figures in whichever known layout fits best, or by a profile that clearly fits.

    `answers` are those to the questions of an earlier reading of the same file, which go before those that are
    `remembered` of it; `day` is that of this reading, by which
    a profile tells plans from what has happened.

    Raises WorkbookRefused, in one sentence, for a file that is no readable workbook, or holds nothing that
    could be read (NotKnown where a person could still say how); CalledOff comes through from `progress`.
    """
    book = recalled(replace(open_book(file, progress), answers=answers or {}, day=day), remembered or {})
    return read_book(book, register, profiles)


def recalled(book: Book, remembered: Remembered) -> Book:
    """The book with what was answered to its questions before, as on the day of its first reading."""
    known = remembered.get(book.sha256)
    if known is None:
        return book
    day = book.day if book.day is None or known.day is None else min(book.day, known.day)
    return replace(book, answers={**known.answers, **book.answers}, day=day)


def read_book(book: Book, register: Register, profiles: Sequence[Profile] = ()) -> Reading:
    """The same for a book that is open."""
    looking = partial(book.tick.during, "Looking at {file}", file=book.file.name)
    sure, reason, layout = looking(partial(_surest, book, register, LAYOUTS))
    best = looking(partial(best_profile, book, profiles)) if sure < CLEARLY else None
    if best is not None and best[1] >= CLEARLY:
        return read_by_profile(book, best[0], register)
    if sure <= 0:
        finds = best is not None and bool(_found_by(best[0], book, register)[0].used)
        raise nothing_in(book) if best is None else nearly(book, best[0], best[2], finds=finds)
    try:
        return _read_as(layout, sure, reason, book, register)
    except Lacking:
        best = best or looking(partial(best_profile, book, profiles))
        if best is None or best[1] < CLEARLY:
            raise
    return read_by_profile(book, best[0], register)  # that somebody made for files that lack just this


def _read_as(layout: Layout, sure: float, reason: str, book: Book, register: Register) -> Reading:
    """What a layout reads in a book of which it is so sure; raises NotKnown where that is nothing."""
    apart: Apart = ()
    if len(book.sheets) > 1 and (sure < 1 or layout.score is weo.score):  # which is sure by one sheet of many
        others = [(each.name, each.score) for each in LAYOUTS if each is not layout]
        apart = set_apart(book, register, layout.score, others)
    sheets = with_left_out(layout.read(without(book, apart), register), apart, layout.name)
    if not sheets.used and not sheets.questions and not sheets.nil:
        told = has_errors(sheets.findings)
        raise without_figures(book, layout.name, sheets.findings) if told or sure >= CLEARLY else nothing_in(book)
    return reading_of(book, sheets, layout.name, reason, register)


def read_by_profile(book: Book, profile: Profile, register: Register) -> Reading:
    """Read a book by a profile, however well it fits; what is not as the profile expects it is a finding.

    Raises Lacking where the profile finds nothing to read.
    """
    sheets, findings = _found_by(profile, book, register)
    if not sheets.used:
        errors = (each.message for each in (*findings, *sheets.findings) if each.severity is Severity.ERROR)
        warned = (each for each in findings if each.severity is Severity.WARNING)
        lacking = (each.message.removesuffix(f" {each.done}.") for each in warned)
        why = next(chain(errors, lacking), tr("it finds no figures there."))
        raise not_by_profile(book, profile.name, why)
    sheets = replace(sheets, findings=(*findings, *sheets.findings))
    layout = tr("profile “{name}”", name=profile.name)
    return reading_of(book, sheets, layout, fits(profile, book)[1], register, profile=profile.file or profile.name)


def _found_by(profile: Profile, book: Book, register: Register) -> tuple[Sheets, tuple[Finding, ...]]:
    """What a profile reads in a book, and what is not as it expects it.

    A column that it does not know is told, and keeps neither a list nor a table of years from being read.
    """
    mappings, findings = apply(profile, book, register)
    known = [each if each.form is Form.LINES else each.acknowledged() for each in mappings]
    usable = [mapping for mapping in known if blocked(mapping.acknowledged()) is None]
    return read_mapped(book, usable, register), findings


def reading_of(
    book: Book, sheets: Sheets, layout: str, reason: str, register: Register, *, profile: str = ""
) -> Reading:
    """The reading of a book that a layout or a profile has gone through."""
    sheets = asked(sheets, book.answers, register)
    cells = sum(sheet.count(partial(book.tick, "Counting cells: {sheet}", sheet=sheet.name)) for sheet in book.sheets)
    return Reading(
        file=book.file.name,
        sha256=book.sha256,
        layout=layout,
        edition=sheets.edition,
        label=label_of(book.parts),
        observations=sheets.observations,
        findings=OnDemand(partial(_findings, book, sheets, register)),
        unused=sheets.unused,
        cells=cells,
        used=sheets.used,
        reason=reason,
        container=book.container,
        lines=sheets.lines,
        economies=sheets.economies,
        profile=profile,
        questions=sheets.questions,
    )


def _findings(book: Book, sheets: Sheets, register: Register) -> tuple[Finding, ...]:
    """All findings in their order: about the file, the open questions, the layout's own, and the checked arithmetic."""
    said = {finding.place for finding in sheets.findings if finding.severity is not Severity.NOTE}
    open_questions = (open_finding(question) for question in sheets.questions if question.place not in said)
    findings = (
        *book.findings,
        *(finding for finding in open_questions if finding is not None),
        *sheets.findings,
        *check_edition(_checked(sheets.observations), register),
    )
    return in_order(each if each.file else replace(each, file=book.file.name) for each in findings)


def _checked(figures: Sequence[Observation]) -> Sequence[Observation] | FigureTable:
    """The figures as they are checked: without an observation for each, where a layout tells them in series."""
    return FigureTable(figures.series) if isinstance(figures, Figures) else figures


def _surest(book: Book, register: Register, layouts: Sequence[Layout]) -> tuple[float, str, Layout]:
    """The surest layout; none is sure of a plan workbook, however much its sheets look like tables of figures."""
    if is_plan_book(book):
        return 0.0, "", layouts[0]
    scored: list[tuple[float, str, Layout]] = []
    for layout in layouts:
        scored.append((*layout.score(book, register), layout))
        if scored[-1][0] >= 1:  # no other can be surer
            break
    return max(scored, key=lambda each: each[0])
