"""Reading a plan workbook back, also after a person edited it in Excel or LibreOffice."""

import math
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from rampath.domain.commitment import Commitment, Pillar, Rule, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Shape
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan, Source
from rampath.domain.scenario import PathKey, Scenario
from rampath.wording import tr
from rampath.workbook import plan_layout as layout
from rampath.workbook.grid import Book, open_book
from rampath.workbook.plan_table import Findings, Record, records
from rampath.workbook.safety import WorkbookRefused

Choice = TypeVar("Choice", Measure, Kind, Pillar, Shape, Rule, Severity)


def is_plan(file: Path) -> bool:
    """Whether a file is a plan workbook: told by its sheets, without reading them. False for any other file."""
    try:
        with zipfile.ZipFile(file) as package:
            if package.getinfo("xl/workbook.xml").file_size > 10_000_000:
                return False
            head = package.read("xl/workbook.xml").decode("utf-8", "replace")
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
    except zipfile.error:
        return False
    return all(f'name="{name}"' in head for name in layout.NEEDED)


def read_plan(file: Path, register: Register) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan in a workbook, and findings for every cell that is not as it should be.

    Raises WorkbookRefused, in one sentence, for a file that is no plan, or one without figures or scenarios.
    """
    book = open_book(file)
    if any(book.sheet(name) is None for name in layout.NEEDED):
        raise WorkbookRefused(
            tr("{file} is no plan workbook; make one with “rampath plan”, or import it as figures.", file=file.name)
        )
    found = Findings()
    reader = _Reader(book, register, found)
    plan = reader.plan()
    if not plan.scenarios or not plan.observations:
        raise WorkbookRefused(
            tr("{file} has no scenario or no figures left that could be read; go back to an earlier copy.",
               file=file.name)
        )  # fmt: skip
    return plan, tuple(found)


class _Reader:
    def __init__(self, book: Book, register: Register, findings: Findings) -> None:
        self._book = book
        self._register = register
        self._findings = findings

    def plan(self) -> Plan:
        fields = self._overview()
        economies = self._economies()
        commitments = self._commitments()
        bare = Plan(
            register=self._register,
            observations=Observations.of(self._observations()),
            economies=economies,
            commitments=commitments,
            scenarios=(),
            marking=fields.get("Marking", ""),
            title=fields.get("Title", ""),
            note=fields.get("Note", ""),
            sources=tuple(
                Source(row.text("File"), row.text("SHA-256"), row.text("Edition")) for row in self._rows(layout.SOURCES)
            ),
            findings=tuple(self._kept_findings()),
        )
        return self._with_scenarios(bare)

    def _rows(self, sheet: layout.SheetLayout) -> Iterable[Record]:
        return records(self._book, sheet, self._findings)

    def _one_of(self, kind: type[Choice], record: Record, header: str, usual: Choice | None) -> Choice | None:
        """A word of a fixed list; another one is a finding, and `usual` stands for it."""
        text = record.text(header).strip()
        try:
            return kind(text) if text else usual
        except ValueError:
            words = ", ".join(each.value for each in kind)
            self._say(record, text, tr("“{text}” is none of {words}.", text=text, words=words))
            return usual

    def _say(self, record: Record, raw: str, message: str) -> None:
        self._findings.add(Severity.ERROR, record.place, raw, message)

    def _overview(self) -> dict[str, str]:
        sheet = self._book.sheet(layout.OVERVIEW)
        found = {}
        for number in [] if sheet is None else sheet.row_numbers:
            cells = sheet.row(number) if sheet is not None else []
            if len(cells) > 1 and cells[0].column == 1 and cells[0].text in layout.OVERVIEW_FIELDS:
                value = cells[1].value
                found[cells[0].text] = value if isinstance(value, str) else cells[1].raw
        return found

    def _observations(self) -> Iterable[Observation]:
        for row in self._rows(layout.OBSERVATIONS):
            measure = self._one_of(Measure, row, "Measure", None)
            kind = self._one_of(Kind, row, "Kind", None)
            year, value = row.year("Year"), row.number("Value")
            if measure is None or kind is None or year is None or value is None:
                continue
            if row.text("Member") not in self._register:
                self._say(row, row.text("Member"), tr("No member has this code; the figure was left out."))
                continue
            yield Observation(
                row.text("Member"), measure, year, value, row.text("Unit"), row.text("Price basis"), kind,
                row.text("Edition"), row.text("File"), row.text("Source cell"), row.text("Text in cell"),
            )  # fmt: skip

    def _economies(self) -> tuple[Economy, ...]:
        outlooks: dict[str, dict[str, list[Record]]] = {}
        for row in self._rows(layout.ECONOMY):
            outlooks.setdefault(row.text("Economy"), {}).setdefault(row.text("Member"), []).append(row)
        return tuple(
            Economy(
                row.text("Economy"),
                row.text("Name"),
                row.text("Source"),
                {code: _outlook(rows) for code, rows in outlooks.get(row.text("Economy"), {}).items()},
                row.text("After the last year") or "hold last",
                row.text("Assumption"),
            )
            for row in self._rows(layout.ECONOMIES)
        )

    def _commitments(self) -> tuple[Commitment, ...]:
        targets: dict[str, list[Target]] = {}
        for row in self._rows(layout.TARGETS):
            pillar, share = self._one_of(Pillar, row, "Pillar", None), row.number("Share, % of GDP")
            if pillar is not None and share is not None:
                targets.setdefault(row.text("Commitment"), []).append(Target(pillar, share, row.flag("Up to")))
        found = []
        for row in self._rows(layout.COMMITMENTS):
            start, deadline = row.year("Made in"), row.year("Deadline")
            if start is None or deadline is None:
                continue
            code = row.text("Commitment")
            rule = self._one_of(Rule, row, "Rule", Rule.PUBLISHED) or Rule.PUBLISHED
            found.append(
                Commitment(
                    id=code,
                    name=row.text("Name") or code,
                    targets=tuple(targets.get(code, ())),
                    start=start,
                    deadline=deadline,
                    review=row.year("Review"),
                    equipment_floor=row.number("Equipment floor, % of core"),
                    rule=rule,
                    annual_plans=row.flag("Annual plans"),
                    text=row.text("Text"),
                    source=row.text("Source"),
                )
            )
        return tuple(found)

    def _kept_findings(self) -> Iterable[Finding]:
        for row in self._rows(layout.FINDINGS):
            severity = self._one_of(Severity, row, "Severity", None)
            if severity is not None:
                yield Finding(severity, row.text("Place"), row.text("Text in cell"), row.text("Finding"))

    def _with_scenarios(self, plan: Plan) -> Plan:
        commitments = {each.id for each in plan.commitments}
        economies = {each.id for each in plan.economies}
        bare: list[Scenario] = []
        for row in self._rows(layout.SCENARIOS):
            horizon = row.year("Last year")
            name, commitment, economy = row.text("Scenario"), row.text("Commitment"), row.text("Economy")
            if horizon is None or commitment not in commitments or economy not in economies:
                self._say(row, name, tr("The scenario names a commitment or economy that is not here; left out."))
                continue
            if any(name == known.name for known in bare):
                self._say(row, name, tr("A second scenario has this name; it was left out."))
                continue
            shape = self._one_of(Shape, row, "Shape", Shape.LINEAR) or Shape.LINEAR
            bare.append(Scenario(name, commitment, economy, horizon, shape, {}, row.text("Note")))
        anchors = self._anchors({scenario.name for scenario in bare})
        for scenario in bare:
            paths: dict[PathKey, SharePath] = {}
            for (name, code, pillar), path in anchors.items():
                if name == scenario.name and path != plan.plain_path(scenario, code, pillar):
                    paths[code, pillar] = path
            plan = plan.with_scenario(
                Scenario(
                    scenario.name, scenario.commitment, scenario.economy, scenario.horizon, scenario.shape,
                    paths, scenario.note,
                )
            )  # fmt: skip
        return plan

    def _anchors(self, scenarios: set[str]) -> dict[tuple[str, str, Pillar], SharePath]:
        found: dict[tuple[str, str, Pillar], dict[int, Anchor]] = {}
        for row in self._rows(layout.PATHS):
            pillar = self._one_of(Pillar, row, "Pillar", None)
            code, scenario = row.text("Member"), row.text("Scenario")
            if pillar is None or scenario not in scenarios or code not in self._register.codes:
                self._say(row, f"{scenario}, {code}", tr("No such scenario, member or pillar; the row was left out."))
                continue
            anchors = found.setdefault((scenario, code, pillar), {})
            year, share = row.year("Year"), row.number("Share, % of GDP")
            if year is None and share is None:
                continue
            if year is None or share is None or not 0 <= share <= 0.15:
                self._say(row, f"{year or ''} {share or ''}", tr("An anchor needs a year and a share from 0 to 15 %;"
                                                                 " the row was left out."))  # fmt: skip
                continue
            if year in anchors:
                self._say(row, str(year), tr("A second anchor in this year; the first one counts."))
                continue
            shape = self._one_of(Shape, row, "Shape", Shape.LINEAR) or Shape.LINEAR
            anchors[year] = Anchor(year, share, shape, row.flag("Held"))
        return {key: SharePath(tuple(sorted(each.values(), key=_year))) for key, each in found.items()}


def _year(anchor: Anchor) -> int:
    return anchor.year


def _outlook(rows: list[Record]) -> Outlook:
    """The rows of one member, in the order of their years; a year that is missing has no figures."""
    by_year = {row.year("Year") or 0: row for row in rows}
    years = range(min(by_year), max(by_year) + 1)

    def series(header: str) -> tuple[float, ...]:
        values = []
        for year in years:
            row = by_year.get(year)
            value = None if row is None else row.number(header)
            values.append(math.nan if value is None else value)
        return tuple(values)

    return Outlook(
        years[0],
        rows[0].text("Currency"),
        series("Real growth, %"),
        series("Deflator, %"),
        series("GDP, million"),
        series("Rate, per USD"),
    )
