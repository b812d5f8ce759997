"""Reading a plan workbook back, also after a person edited it in Excel or LibreOffice."""

import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from rampath.domain.commitment import Commitment, Pillar, Rule, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.edition import EditionChoice
from rampath.domain.extension import HOLD_LAST, Extension, extension_of
from rampath.domain.figure_entry import may_be
from rampath.domain.finding import Finding, Scope, Severity, in_order
from rampath.domain.hand_edit import SetAt, edit_finding, set_by_hand
from rampath.domain.measure_words import figure_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.reimport import Decision, Key
from rampath.wording import percent, tr
from rampath.workbook import plan_layout as layout
from rampath.workbook.grid import Book
from rampath.workbook.on_disk import is_file
from rampath.workbook.opened_book import open_book
from rampath.workbook.plan_answers import sources_of
from rampath.workbook.plan_budgets import budgets_of
from rampath.workbook.plan_edited import as_saved, deleted, edits, gone, typed_over
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_kept import drawn_by, thresholds_of
from rampath.workbook.plan_narratives import narratives_of
from rampath.workbook.plan_scenarios import with_branches
from rampath.workbook.plan_table import Record, records
from rampath.workbook.plan_value import Findings
from rampath.workbook.safety import WorkbookRefused

SHARES = frozenset(SHARE_OF.values())
"""The measures that paths set out from."""

Named = TypeVar("Named", Commitment, Economy)


def is_plan(file: Path) -> bool:
    """Whether a file is a plan workbook: told by its sheets, without reading them. False for any other file."""
    if not is_file(file):  # a pipe would keep us waiting for ever
        return False
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


@dataclass(frozen=True, slots=True)
class PlanRead:
    """The plan in a workbook, with findings for every cell that is not as it should be.

    `edits` are notes on the inputs that a person changed since Rampath saved it, and `saved` is the plan as it was
    then; None where nothing was changed. `set_at` tells where in this workbook the figures stand that were set by hand,
    or come from an older file of its name.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    edits: tuple[Finding, ...] = ()
    saved: Plan | None = None
    set_at: SetAt = field(default_factory=dict)


def read_plan(file: Path, register: Register) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan in a workbook as it stands there now, and the findings; see `read_edited`."""
    found = read_edited(file, register)
    return found.plan, found.findings


def read_edited(file: Path, register: Register) -> PlanRead:
    """The plan in a workbook, and what a person changed in it since it was saved.

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
    saved = _Reader(book, register, Findings(), saved=True).plan() if reader.edits else None
    findings = in_order(replace(each, file=file.name) for each in (*found, *typed_over(book)))
    edits = tuple(replace(each, file=file.name) for each in reader.edits)
    return PlanRead(plan, findings, edits, saved, reader.set_at)


class _Reader:
    """Reads a book; with `saved` the inputs as they were when it was saved. `edits` are what differs from that."""

    def __init__(self, book: Book, register: Register, findings: Findings, *, saved: bool = False) -> None:
        self._book = book
        self._register = register
        self._findings = findings
        self._saved = saved
        self.edits: list[Finding] = []
        self.set_at: dict[Observation, tuple[str, str]] = {}

    def plan(self) -> Plan:
        fields = self._overview()
        observations = tuple(self._observations())
        bare = Plan(
            register=self._register,
            observations=Observations(observations, tuple(self._editions({row.edition for row in observations}))),
            economies=self._economies(),
            commitments=self._commitments(),
            branches=(),
            marking=fields.get("Marking", ""),
            title=fields.get("Title", ""),
            note=fields.get("Note", ""),
            sources=sources_of(self._rows(layout.SOURCES)),
            findings=tuple(self._kept_findings(observations)),
            decisions=tuple(self._decisions()),
            thresholds=thresholds_of(self._rows(layout.ADVICE)),
            budgets=budgets_of(self._rows(layout.BUDGETS), self._register),
            narratives=narratives_of(self._rows(layout.NARRATIVE), self._register),
        )
        drawn = drawn_by(self._rows(layout.KEPT))
        return with_branches(bare, self._rows(layout.SCENARIOS), self._rows(layout.PATHS), drawn)

    def _rows(self, sheet: SheetLayout) -> Iterator[Record]:
        rows = list(records(self._book, sheet, self._findings))
        lost = list(deleted(self._book, rows)) if sheet is layout.PATHS else []
        if self._saved:
            yield from lost
        else:
            self.edits += map(gone, lost)
        for row in rows:
            if not self._saved:
                self.edits += edits(sheet, row)
                yield row
            elif (before := as_saved(sheet, row)) is not None:
                yield before

    def _overview(self) -> dict[str, str]:
        """The fields of the overview. A marking is never lowered in silence: one that is not there is told."""
        sheet = self._book.sheet(layout.OVERVIEW)
        found: dict[str, str] = {}
        for number in [] if sheet is None else sheet.row_numbers:
            cells = {} if sheet is None else {cell.column: cell for cell in sheet.row(number)}
            label, value = cells.get(1), cells.get(2)
            if label is not None and label.text in layout.OVERVIEW_FIELDS:
                text = "" if value is None else value.value if isinstance(value.value, str) else value.raw
                found.setdefault(label.text, text)
        if "Marking" not in found:
            self._findings.add(
                Severity.ERROR, layout.OVERVIEW, "",
                tr("The marking is missing from the sheet {name}; set it again before the plan goes anywhere.",
                   name=layout.OVERVIEW),
            )  # fmt: skip
        if found.get("Format", layout.FORMAT) != layout.FORMAT:
            self._findings.add(
                Severity.WARNING, layout.OVERVIEW, found["Format"],
                tr("The workbook is of format {found}, and this Rampath knows {known}; what it knows was read.",
                   found=found["Format"], known=layout.FORMAT),
            )  # fmt: skip
        return found

    def _observations(self) -> Iterator[Observation]:
        for row in self._rows(layout.OBSERVATIONS):
            measure, kind = row.one_of(Measure, "Measure"), row.one_of(Kind, "Kind")
            year, value = row.year("Year"), row.number("Value")
            if measure is None or kind is None or year is None or value is None:
                continue
            if row.text("Member") not in self._register:
                row.say("Member", tr("No member has this code; the figure was left out."))
                continue
            read = row.number("Value as read")
            found = Observation(
                row.text("Member"), measure, year, value, row.text("Unit"), row.text("Price basis"), kind,
                row.text("Edition"), row.text("File"), row.text("Source cell"), row.text("Text in cell"),
                row.text("Detail"), None if read == value else read,
            )  # fmt: skip
            if found.edited and not may_be(value, found):
                words = {"value": figure_words(value, found.unit), "read": figure_words(found.value_read, found.unit)}
                row.say("Value", tr("{value} cannot be; the value as read, {read}, stands again.", **words))
                found = set_by_hand(found, found.value_read)
            if read is None and measure in SHARES and not 0 <= value <= HIGHEST_SHARE:  # typed: nobody was asked
                row.say("Value", tr("A share of GDP lies between 0 and {highest}; the figure was left out.",
                                    highest=percent(HIGHEST_SHARE, 0)))  # fmt: skip
                continue
            if found.edited or found.file == self._book.file.name:
                self.set_at[found] = row.place("Value"), row.raw(self._book, "Value")
            yield found

    def _editions(self, known: set[str]) -> Iterator[EditionChoice]:
        for row in self._rows(layout.EDITIONS):
            member, edition = row.text("Member"), row.text("Edition")
            measure = row.one_of(Measure, "Measure")
            if member and member not in self._register:
                row.say("Member", tr("No member has this code; the row was left out."))
            elif edition not in known:
                row.say("Edition", tr("The plan has no figures of this edition; the row was left out."))
            elif measure is not None or not row.text("Measure").strip():
                yield EditionChoice(edition, member, measure, row.flag("Alone"))

    def _decisions(self) -> Iterator[Decision]:
        for row in self._rows(layout.DECISIONS):
            measure, year = row.one_of(Measure, "Measure"), row.year("Year")
            if measure is not None and year is not None:
                key = Key(
                    row.text("Edition"), row.text("Member"), measure, year, row.text("Unit"),
                    row.text("Price basis"), row.text("Detail"),
                )  # fmt: skip
                yield Decision(key, row.text("Text in cell"))

    def _economies(self) -> tuple[Economy, ...]:
        rows = list(self._rows(layout.ECONOMIES))
        outlooks: dict[str, dict[str, dict[int, Record]]] = {row.text("Economy"): {} for row in rows}
        for row in self._rows(layout.ECONOMY):
            of_economy = outlooks.get(row.text("Economy"))
            if of_economy is None:
                row.say("Economy", tr("The sheet Economies has no economy of this name; the row was left out."))
            elif row.text("Member") not in self._register:
                row.say("Member", tr("No member has this code; the row was left out."))
            else:
                years = of_economy.setdefault(row.text("Member"), {})
                if years.setdefault(row.year("Year") or 0, row) is not row:
                    row.say("Year", tr("A second row for this member and year; the first one counts."))
        found = [
            Economy(
                row.text("Economy"),
                row.text("Name"),
                row.text("Source"),
                {code: _outlook(years) for code, years in outlooks[row.text("Economy")].items()},
                _extension(row, "After the last year"),
                row.text("Assumption"),
                _extension(row, "Deflator after it"),
            )
            for row in rows
        ]
        return _first_of_each(found, rows, "Economy")

    def _commitments(self) -> tuple[Commitment, ...]:
        rows = list(self._rows(layout.COMMITMENTS))
        targets: dict[str, dict[Pillar, Target]] = {row.text("Commitment"): {} for row in rows}
        for row in self._rows(layout.TARGETS):
            of_commitment = targets.get(row.text("Commitment"))
            pillar, share = row.one_of(Pillar, "Pillar"), row.number("Share, % of GDP")
            if of_commitment is None:
                row.say("Commitment", tr("The sheet Commitments has none of this name; the row was left out."))
            elif pillar is not None and share is not None:
                if pillar in of_commitment:
                    row.say("Pillar", tr("A second target for this pillar; the first one counts."))
                of_commitment.setdefault(pillar, Target(pillar, share, row.flag("Up to")))
        return _first_of_each([_commitment(row, targets) for row in rows], rows, "Commitment")

    def _kept_findings(self, observations: Sequence[Observation]) -> Iterator[Finding]:
        """The findings of the record, and what is to be said of values that were set by hand in the workbook."""
        kept = set()
        for row in self._rows(layout.FINDINGS):
            severity = row.one_of(Severity, "Severity")
            if severity is not None:
                found = Finding(
                    severity, row.text("Place"), row.text("Text in cell"), row.text("Finding"), row.text("File"),
                    row.text("Expected"), row.text("Done"), row.one_of(Scope, "About"),
                )  # fmt: skip
                kept.add(found.message)
                yield found
        told = [edit_finding(row, self._register) for row in observations if row.edited]
        yield from (finding for finding in told if finding is not None and finding.message not in kept)


def _commitment(row: Record, targets: Mapping[str, Mapping[Pillar, Target]]) -> Commitment:
    code = row.text("Commitment")
    made, deadline, review = row.year("Made in") or 0, row.year("Deadline") or 0, row.year("Review")
    if deadline < made:
        row.say("Deadline", tr("The deadline lies before {year}, in which the commitment was made; it was kept.",
                               year=made), Severity.WARNING)  # fmt: skip
    if review is not None and not made <= review <= deadline:
        row.say("Review", tr("The review lies outside {made} to {deadline}; nothing is judged in it.",
                             made=made, deadline=deadline), Severity.WARNING)  # fmt: skip
    if not targets[code]:
        row.say("Commitment", tr("The sheet Targets has no target that could be read for it: nothing is promised, and"
                                 " nothing is judged."))  # fmt: skip
    return Commitment(
        id=code,
        name=row.text("Name") or code,
        targets=tuple(targets[code].values()),
        start=made,
        deadline=deadline,
        review=review,
        equipment_floor=row.number("Equipment floor, % of core"),
        rule=row.one_of(Rule, "Rule", Rule.PUBLISHED) or Rule.PUBLISHED,
        annual_plans=row.flag("Annual plans"),
        text=row.text("Text"),
        source=row.text("Source"),
    )


def _first_of_each(found: Iterable[Named], rows: Iterable[Record], header: str) -> tuple[Named, ...]:
    """Those of a name that was not there before; plans and their parts are found by name."""
    kept: dict[str, Named] = {}
    for each, row in zip(found, rows, strict=True):
        if kept.setdefault(row.text(header), each) is not each:
            row.say(header, tr("A second row has this name; it was left out."))
    return tuple(kept.values())


def _extension(row: Record, header: str) -> Extension:
    try:
        return extension_of(row.text(header))
    except ValueError as error:
        row.say(header, tr("{said}; the last year is held.", said=str(error)))
        return HOLD_LAST


def _outlook(rows: Mapping[int, Record]) -> Outlook:
    """The rows of one member, in the order of their years; a year that is missing has no figures."""
    years = range(min(rows), max(rows) + 1)

    def series(header: str) -> tuple[float, ...]:
        values = [rows[year].number(header) if year in rows else None for year in years]
        return tuple(math.nan if value is None else value for value in values)

    return Outlook(
        years[0],
        next(iter(rows.values())).text("Currency"),
        series("Real growth, %"),
        series("Deflator, %"),
        series("GDP, million"),
        series("Rate, per USD"),
        people if any(map(math.isfinite, people := series("Population, thousand"))) else (),
    )
