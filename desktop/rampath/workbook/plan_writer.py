"""Writing a plan as an ordinary workbook: sheets for people, and sheets for the record."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap

from rampath.domain.observation import Kind
from rampath.domain.observed import base_year_of
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.wording import day as day_text
from rampath.wording import tr
from rampath.workbook.live.inputs import with_workings
from rampath.workbook.live.paths import BLOCKS
from rampath.workbook.live.pictures import charts
from rampath.workbook.live.places import Places
from rampath.workbook.plan_cell import Look, Row, Value
from rampath.workbook.plan_computed import Computed, computed
from rampath.workbook.plan_form import FORMS, Column, Form, SheetLayout
from rampath.workbook.plan_guests import guests_of, with_guests
from rampath.workbook.plan_layout import (
    CHARTS,
    COMPLIANCE,
    FORMAT,
    GDP,
    GDP_YEAR,
    HEADER_ROW,
    MONEY_YEAR,
    OVERVIEW,
    PROJECTION,
    PROJECTION_YEAR,
    SHEETS,
    SPENDING,
    WORKINGS,
)
from rampath.workbook.plan_limits import limits
from rampath.workbook.plan_package import SheetRows, package
from rampath.workbook.plan_rows import ROWS
from rampath.workbook.plan_text import LONGEST, length
from rampath.workbook.saving import NotSaved, write_whole

_TITLE, _QUIET, _ABOVE, _HEADER, _FIGURES, _LABEL, _TEXT = (
    Look(role) for role in ("title", "quiet", "above", "header", "figures", "label", "text")
)
_WORDS = {Form.TEXT, Form.FLAG}
_OVERVIEW_WIDTHS = (26, 100)


def write_plan(plan: Plan, target: Path, *, day: date) -> tuple[str, ...]:
    """Write a plan workbook; the same plan and day give the same bytes. A text of blanks alone is none.

    Sheets, columns and comments that a person added to the plan workbook in the target's place go with it; gives
    sentences on what of them could not be kept.

    Raises NotSaved in one sentence where the file cannot be written or a person's text is too long for a
    cell; what stood in the target's place is then still there. Longer texts of the record are cut, and say so.
    """
    _refuse_long_texts(plan, target)
    sheets, names = _sheets(plan, day)
    guests = guests_of(target)
    layouts = {layout.name: layout for layout in SHEETS}
    sheets = [*(with_guests(each, layouts.get(each.name), guests) for each in sheets), *guests.sheets]
    content = package(sheets, title=plan.title or "Rampath plan", marking=plan.marking, day=day, names=names)

    def save(file: Path) -> None:
        file.write_bytes(content)

    write_whole(target, save)
    return guests.told


def _sheets(plan: Plan, day: date) -> tuple[list[SheetRows], dict[str, str]]:
    """All the sheets in their order, and the names of cells by which formulas know the inputs."""
    rows = {layout.name: list(rows_of(plan)) for layout, rows_of in ROWS}
    places = Places(plan, {name: len(found) for name, found in rows.items()})
    told = computed(plan, places)
    made = {
        PROJECTION.name: _by_year(PROJECTION, PROJECTION_YEAR, told, told.figures.shares),
        COMPLIANCE.name: _table(COMPLIANCE, told.compliance),
        SPENDING.name: _by_year(SPENDING, MONEY_YEAR, told, told.figures.spending),
        GDP.name: _by_year(GDP, GDP_YEAR, told, told.gdp.rows),
        WORKINGS.name: _workings(told),
    }
    for layout, _rows_of in ROWS:
        made[layout.name] = _table(layout, with_workings(layout, rows[layout.name], places))
    return [_overview(plan, told, day), _charts(plan, told), *(made[layout.name] for layout in SHEETS)], places.names()


def _charts(plan: Plan, told: Computed) -> SheetRows:
    """Native charts over the computed sheets."""
    about = tr("Charts over the sheets Projection, Spending and Compliance; they follow what is changed.")
    rows = [Row((CHARTS,), (_TITLE,)), Row((about,), (_QUIET,))]
    projections = [project(plan, scenario) for scenario in plan.scenarios]
    return SheetRows(CHARTS, (12.0,) * 20, rows, charts=tuple(charts(plan, projections, told.figures)))


def _overview(plan: Plan, figures: Computed, day: date) -> SheetRows:
    """What the workbook is, what a person may read and change of it, and how many members meet."""
    about = tr("A plan of Rampath. Paths, Scenarios, Commitments, Targets and Economy are inputs: change them,"
               " and open the workbook in Rampath again.")  # fmt: skip
    fields: tuple[tuple[str, str], ...] = (
        ("Title", plan.title),
        ("Marking", plan.marking),
        ("Note", plan.note),
        ("Edition", plan.edition),
        ("Price basis", tr("constant {year} prices and exchange rates", year=base_year_of(plan.observations))),
        ("Saved on", day_text(day)),
        ("Format", FORMAT),
    )
    rows = [Row((tr("Rampath plan"),), (_TITLE,)), Row((about,), (_QUIET,)), _GAP]
    rows += [_told(label, text, _LABEL) for label, text in fields]
    rows += [_GAP, _head(tr("Scenario"), tr("Members that meet it at its deadline, or in its last year"))]
    rows += [Row((name, count), (_TEXT, _TEXT)) for name, count in figures.met.items()]
    rows += [_GAP, _head(tr("Sheet"), tr("What it holds"))]
    rows += [_told(sheet.name, " ".join(tr(said) for said in sheet.sentences), _LABEL) for sheet in SHEETS]
    return SheetRows(OVERVIEW, _OVERVIEW_WIDTHS, rows)


_GAP = Row((), ())


def _head(*words: str) -> Row:
    return Row(words, (_HEADER,) * len(words))


def _told(label: str, text: str, look: Look) -> Row:
    return Row((label, text), (look, _TEXT), _lines(text, _OVERVIEW_WIDTHS[1]))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    return sum(max(1, len(wrap(line, max(1, int(width) - 2)))) for line in text[:5000].splitlines()) or 1


def _by_year(layout: SheetLayout, column: Column, told: Computed, rows: Sequence[Sequence[Value]]) -> SheetRows:
    """A column a year, told apart by words above it and, where it is planned, by italics."""
    columns = [*layout.columns, *([column] * len(told.years))]
    lead = len(layout.columns)
    above = Row([None] * lead + [tr(kind.value) for kind in told.kinds], [_ABOVE] * len(columns))
    planned = [False] * lead + [kind is Kind.PLAN for kind in told.kinds]
    headers: list[str | int] = [*layout.headers, *told.years]
    return _table(layout, rows, columns=columns, headers=headers, above=above, planned=planned)


def _workings(told: Computed) -> SheetRows:
    """A block of columns for each thing that a path is worked out from, a column a year in each."""
    years = told.paths.years
    lead = len(WORKINGS.columns)
    above = Row(
        [None] * lead + [tr(block) for block in BLOCKS for _ in years], [_ABOVE] * (lead + len(BLOCKS) * len(years))
    )
    columns = [*WORKINGS.columns, *([MONEY_YEAR] * (len(BLOCKS) * len(years)))]
    headers: list[str | int] = [*WORKINGS.headers, *(year for _ in BLOCKS for year in years)]
    return _table(WORKINGS, told.paths.rows, columns=columns, headers=headers, above=above)


def _table(
    layout: SheetLayout,
    rows: Iterable[Sequence[Value]],
    *,
    columns: Sequence[Column] = (),
    headers: Sequence[str | int] = (),
    above: Row = _GAP,
    planned: Sequence[bool] = (),
) -> SheetRows:
    """A title, a sentence, a row that may tell more, a header in row 4, and the rows below it."""
    columns, headers = columns or layout.columns, headers or layout.headers
    roles = ["planned" if each else "plain" for each in planned] or ["plain"] * len(columns)
    looks = [Look(role, FORMS[column.form].number_format) for role, column in zip(roles, columns, strict=True)]
    heads = [_HEADER if column.form in _WORDS else _FIGURES for column in columns]
    lines = max(_lines(str(header), column.width) for header, column in zip(headers, columns, strict=True))
    found = [Row((layout.name,), (_TITLE,)), Row((tr(layout.about),), (_QUIET,)), above]
    if layout.hint:
        found[-1] = Row((tr(layout.hint),), (_QUIET,))
    found.append(Row(headers, heads, lines))
    found += [Row(row, looks) for row in rows]
    choices = [(i, column.choices) for i, column in enumerate(columns, 1) if column.choices]
    hidden = [i for i, column in enumerate(columns, 1) if column.hidden]
    widths = [column.width for column in columns]
    return SheetRows(layout.name, widths, found, HEADER_ROW, choices, limits(layout), hidden)


def _refuse_long_texts(plan: Plan, target: Path) -> None:
    """A person's texts are never cut: too long a one is named, and nothing is written."""
    texts = {tr("title"): plan.title, tr("marking"): plan.marking, tr("note"): plan.note}
    for scenario in plan.scenarios:
        texts[tr("note of the scenario {name}", name=scenario.name[:40])] = scenario.note
        texts[tr("name of the scenario {name}", name=scenario.name[:40])] = scenario.name
    for each in plan.commitments:
        texts[tr("text of the commitment {name}", name=each.name[:40])] = each.text
    for name, text in texts.items():
        if length(text) > LONGEST:
            raise NotSaved(
                tr("{file} was not saved: the {text} is {count} characters long and a cell holds {most}. Shorten it.",
                   file=target, text=name, count=length(text), most=LONGEST)
            )  # fmt: skip
