"""The layout of the plan workbook, declared once: reader, writer and documentation follow it."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.wording import marked

FORMAT = "1"
"""The version of this layout; a later one says how it differs."""


class Form(StrEnum):
    """How a column's cells are written and read."""

    TEXT = "text"
    YEAR = "year"
    SHARE = "share"
    NUMBER = "number"
    FLAG = "flag"


NUMBER_FORMATS = {
    Form.TEXT: "@",
    Form.YEAR: "0",
    Form.SHARE: "0.00%",
    Form.NUMBER: "General",
    Form.FLAG: "@",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header; `required` cells may not be empty."""

    header: str
    form: Form = Form.TEXT
    width: float = 14
    required: bool = False


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet with a title, a sentence that explains it, a header in row 4, and rows below it."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.columns)


HEADER_ROW = 4

PATHS = SheetLayout(
    "Paths",
    marked(
        "Inputs: a row for each anchor. Change a year, share, shape or hold, add or delete rows; Rampath takes"
        " them in when it opens this workbook. A member without rows goes the plain way to its commitment."
    ),
    (
        Column("Scenario", width=26, required=True),
        Column("Member", width=9, required=True),
        Column("Name", width=26),
        Column("Pillar", width=9, required=True),
        Column("Year", Form.YEAR, 8),
        Column("Share, % of GDP", Form.SHARE, 16),
        Column("Shape", width=18),
        Column("Held", Form.FLAG, 7),
    ),
)

OBSERVATIONS = SheetLayout(
    "Observations",
    marked("The record: every published figure with its edition, file, cell and the text that stands there."),
    (
        Column("Member", width=15, required=True),
        Column("Measure", width=24, required=True),
        Column("Year", Form.YEAR, 7, required=True),
        Column("Value", Form.NUMBER, 14, required=True),
        Column("Unit", width=13),
        Column("Price basis", width=14),
        Column("Kind", width=10, required=True),
        Column("Edition", width=17),
        Column("File", width=30),
        Column("Source cell", width=15),
        Column("Text in cell", width=20),
    ),
)

ECONOMIES = SheetLayout(
    "Economies",
    marked("The economies of this plan: where growth and deflator come from, and what holds after them."),
    (
        Column("Economy", width=18, required=True),
        Column("Name", width=26),
        Column("Source", width=60),
        Column("After the last year", width=18),
        Column("Assumption", width=80),
    ),
)

ECONOMY = SheetLayout(
    "Economy",
    marked("Inputs: real growth and deflator by member and year; GDP in millions, rate in units per US dollar."),
    (
        Column("Economy", width=18, required=True),
        Column("Member", width=9, required=True),
        Column("Currency", width=9),
        Column("Year", Form.YEAR, 7, required=True),
        Column("Real growth, %", Form.SHARE, 15),
        Column("Deflator, %", Form.SHARE, 12),
        Column("GDP, million", Form.NUMBER, 16),
        Column("Rate, per USD", Form.NUMBER, 14),
    ),
)

COMMITMENTS = SheetLayout(
    "Commitments",
    marked("Inputs: the promises, and the rule by which each is judged."),
    (
        Column("Commitment", width=18, required=True),
        Column("Name", width=24),
        Column("Made in", Form.YEAR, 9, required=True),
        Column("Deadline", Form.YEAR, 9, required=True),
        Column("Review", Form.YEAR, 9),
        Column("Equipment floor, % of core", Form.SHARE, 16),
        Column("Rule", width=11),
        Column("Annual plans", Form.FLAG, 12),
        Column("Text", width=70),
        Column("Source", width=50),
    ),
)

TARGETS = SheetLayout(
    "Targets",
    marked("Inputs: the share of GDP that a commitment promises, by pillar."),
    (
        Column("Commitment", width=18, required=True),
        Column("Pillar", width=10, required=True),
        Column("Share, % of GDP", Form.SHARE, 16, required=True),
        Column("Up to", Form.FLAG, 8),
    ),
)

SCENARIOS = SheetLayout(
    "Scenarios",
    marked("Inputs: the scenarios, each with its commitment, its economy and its last year."),
    (
        Column("Scenario", width=28, required=True),
        Column("Commitment", width=18, required=True),
        Column("Economy", width=18, required=True),
        Column("Last year", Form.YEAR, 10, required=True),
        Column("Shape", width=18),
        Column("Note", width=60),
    ),
)

SOURCES = SheetLayout(
    "Sources",
    marked("The record: the files that figures came from, with their SHA-256."),
    (
        Column("File", width=48, required=True),
        Column("SHA-256", width=68),
        Column("Edition", width=20),
    ),
)

FINDINGS = SheetLayout(
    "Findings",
    marked("The record: what was found when the files were read."),
    (
        Column("Severity", width=10, required=True),
        Column("Place", width=18),
        Column("Text in cell", width=20),
        Column("Finding", width=110),
    ),
)

OVERVIEW = "Overview"
PROJECTION = "Projection"
COMPLIANCE = "Compliance"

NEEDED = frozenset({PATHS.name, OBSERVATIONS.name, SCENARIOS.name, COMMITMENTS.name})
"""The sheets by which a plan workbook is known."""

OVERVIEW_FIELDS = ("Title", "Marking", "Note", "Format")
"""The labels of the overview that are read again; the others are for people."""
