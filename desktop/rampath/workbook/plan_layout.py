"""The layout of the plan workbook, declared once: reader, writer and documentation follow it."""

from rampath.domain.commitment import Pillar, Rule
from rampath.domain.finding import Scope
from rampath.domain.kept import Kept
from rampath.domain.path import HIGHEST_SHARE, Shape
from rampath.wording import marked
from rampath.workbook.plan_form import Column, Form, SheetLayout

FORMAT = "1"
"""The version of this layout; a later one says how it differs."""


HEADER_ROW = 4

OVERVIEW, CHARTS = "Overview", "Charts"
OVERVIEW_FIELDS = ("Title", "Marking", "Note", "Format")
"""The labels of the overview that are read again; the others are for people."""


def _working(header: str, form: Form = Form.NUMBER) -> Column:
    return Column(header, form, 10, optional=True, hidden=True, computed=True)


def _saved(header: str, form: Form) -> Column:
    """A column that holds what another one held when the workbook was saved."""
    return Column(header, form, 10, optional=True, hidden=True, highest=HIGHEST_SHARE if form is Form.SHARE else None)


def _counting(header: str, form: Form = Form.NUMBER, width: float = 12) -> Column:
    """A computed column that tells what counts."""
    return Column(header, form, width, optional=True, computed=True)


_PILLARS = tuple(Pillar)
_SHAPES = tuple(Shape)
_KEPT = tuple(each for each in Kept if each is not Kept.SHARE)

PROJECTION = SheetLayout(
    "Projection",
    marked(
        "Computed by Rampath: the share of GDP year by year, planned years in italics. To change them, change"
        " anchors on the sheet Paths."
    ),
    (Column("Scenario", width=26), Column("Member", width=16), Column("Name", width=26), Column("Pillar", width=9)),
)
"""Followed by a column for each year; row 3 says how firm its figures are."""

PROJECTION_YEAR = Column("", Form.SHARE, 8)

GDP = SheetLayout(
    "GDP",
    marked(
        "Computed: growth, deflator and GDP by economy and member. Planned years follow from the sheet Economy; growth"
        " and deflator are fractions, GDP is in millions."
    ),
    (
        Column("Economy", width=18), Column("Member", width=16), Column("Name", width=26), Column("What", width=30),
        Column("Unit", width=34),
    ),
    optional=True,
)  # fmt: skip

SPENDING = SheetLayout(
    "Spending",
    marked("Computed: expenditure in millions of US dollars, at constant prices and exchange rates. Share times GDP."),
    (Column("Scenario", width=26), Column("Member", width=16), Column("Name", width=26), Column("Pillar", width=9)),
    optional=True,
)

MONEY_YEAR = Column("", Form.MONEY, 12)
GDP_YEAR = Column("", Form.NUMBER, 12)
"""Followed by a column for each year, as on the sheet Projection."""

WORKINGS = SheetLayout(
    "Workings",
    marked("Computed: how each path goes from anchor to anchor; the sheet Projection follows from it."),
    (
        Column("Line", Form.NUMBER, 10), Column("Scenario", width=26, required=True), Column("Member", required=True),
        Column("Pillar", required=True), Column("Start", Form.YEAR, 8), Column("Share then", Form.SHARE, 10),
        Column("Line that counts", Form.NUMBER, 12), Column("Arrival", Form.YEAR, 8), Column("Aim", Form.SHARE, 10),
        Column("Next year", Form.YEAR, 10), Column("Next share", Form.SHARE, 10), Column("Next shape", Form.NUMBER, 10),
        Column("Anchors as saved", optional=True, hidden=True),
    ),
    optional=True,
)  # fmt: skip

COMPLIANCE = SheetLayout(
    "Compliance",
    marked("Computed by Rampath, core pillar. The gap and the share at the deadline are formulas."),
    (
        Column("Scenario", width=26),
        Column("Member", width=16),
        Column("Name", width=26),
        Column("Last observed year", Form.YEAR, 12),
        Column("Share then, % of GDP", Form.SHARE, 13),
        Column("Target, % of GDP", Form.SHARE, 11),
        Column("Gap, pp", Form.POINTS, 9),
        Column("Deadline", Form.YEAR, 10),
        Column("Share at deadline, % of GDP", Form.SHARE, 16),
        Column("First year met", Form.YEAR, 10),
        Column("Equipment, % of core", Form.SHARE, 13),
        Column("Extra cost to the last year, million", Form.MONEY, 18),
        Column("Currency and prices", width=20),
        Column("Status", width=10),
    ),
)

PATHS = SheetLayout(
    "Paths",
    marked(
        "Inputs: a row for each anchor. Change a year, share, shape or hold, add or delete rows; Rampath takes"
        " them in when it opens this workbook."
    ),
    (
        Column("Scenario", width=26, required=True),
        Column("Member", width=9, required=True),
        Column("Name", width=26),
        Column("Pillar", width=10, required=True, choices=_PILLARS),
        Column("Year", Form.YEAR, 8),
        Column("Share, % of GDP", Form.SHARE, 16, highest=HIGHEST_SHARE),
        Column("Shape", width=18, choices=_SHAPES),
        Column("Held", Form.FLAG, 7, choices=("yes",)),
        Column("Plain path", width=34),
        _working("Line"),
        _working("Still plain"),
        _saved("Year as saved", Form.YEAR),
        _saved("Share as saved", Form.SHARE),
        _saved("Shape as saved", Form.TEXT),
        _saved("Held as saved", Form.FLAG),
    ),
    marked(
        "A row that still is as its last column says follows its commitment, and so does a member without rows. To add"
        " an anchor, copy a row of the same path and change its year."
    ),
)

KEPT = SheetLayout(
    "Kept money",
    marked("Inputs: the paths whose money stays when GDP is revised, with the GDP that their shares were drawn under."),
    (
        Column("Scenario", width=28, required=True),
        Column("Member", width=9, required=True),
        Column("Pillar", width=10, required=True, choices=_PILLARS),
        Column("Kept", width=26, required=True, choices=_KEPT),
        Column("Year", Form.YEAR, 7, required=True),
        Column("GDP, million", Form.POSITIVE, 18),
        Column("Prices of", Form.YEAR, 11),
        Column("Currency", width=10),
        _working("Line"),
    ),
    marked("A share on the sheet Paths times this GDP is the money that stays."),
    optional=True,
)

ADVICE = SheetLayout(
    "Advice",
    marked("Inputs: from where on advice is given."),
    (
        Column("Threshold", width=20, required=True),
        Column("Value", Form.NUMBER, 12, required=True),
        Column("What it says", width=80),
    ),
    marked("Shares and rates are fractions: 0.001 is 0.10 pp."),
    optional=True,
)

SCENARIOS = SheetLayout(
    "Scenarios",
    marked("Inputs: the scenarios, each with its commitment, its economy and its last year."),
    (
        Column("Scenario", width=28, required=True),
        Column("Commitment", width=18),
        Column("Economy", width=18),
        Column("Last year", Form.YEAR, 10),
        Column("Shape", width=18, choices=_SHAPES),
        Column("Note", width=60),
        Column("Parent", width=28, optional=True),
        _counting("Deadline", Form.YEAR),
        _counting("Core target", Form.SHARE),
        _counting("Broader target", Form.SHARE),
        _working("Promise"),
        _working("Exact"),
        _working("Way"),
    ),
    marked(
        "A scenario with a parent has only what differs from it; an empty cell is as the parent has it. The columns"
        " after Parent are computed."
    ),
)

COMMITMENTS = SheetLayout(
    "Commitments",
    marked("Inputs: the promises, and the rule by which each is judged."),
    (
        Column("Commitment", width=18, required=True),
        Column("Name", width=24),
        Column("Made in", Form.YEAR, 9, required=True),
        Column("Deadline", Form.YEAR, 10, required=True),
        Column("Review", Form.YEAR, 9),
        Column("Equipment floor, % of core", Form.SHARE, 18, highest=1.0),
        Column("Rule", width=11, choices=tuple(Rule)),
        Column("Annual plans", Form.FLAG, 13, choices=("yes",)),
        Column("Text", width=70),
        Column("Source", width=50),
        _working("Key"),
        _saved("Deadline as saved", Form.YEAR),
    ),
)

TARGETS = SheetLayout(
    "Targets",
    marked("Inputs: the share of GDP that a commitment promises, by pillar."),
    (
        Column("Commitment", width=18, required=True),
        Column("Pillar", width=10, required=True, choices=_PILLARS),
        Column("Share, % of GDP", Form.SHARE, 16, required=True, highest=HIGHEST_SHARE),
        Column("Up to", Form.FLAG, 8, choices=("yes",)),
        _working("Key"),
        _saved("Share as saved", Form.SHARE),
    ),
)

ECONOMIES = SheetLayout(
    "Economies",
    marked("The economies of this plan: where growth and deflator come from, and what holds after them."),
    (
        Column("Economy", width=18, required=True),
        Column("Name", width=26),
        Column("Source", width=60),
        Column("After the last year", width=26),
        Column("Deflator after it", width=26, optional=True),
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
        Column("Real growth, %", Form.CHANGE, 15),
        Column("Deflator, %", Form.CHANGE, 12),
        Column("GDP, million", Form.POSITIVE, 16),
        Column("Rate, per USD", Form.POSITIVE, 14),
        Column("Population, thousand", Form.POSITIVE, 14, optional=True),
        _working("Series"),
        _saved("Growth as saved", Form.CHANGE),
        _saved("Deflator as saved", Form.CHANGE),
    ),
)

EDITIONS = SheetLayout(
    "Editions",
    marked(
        "Inputs: from which edition figures are drawn where several tell them. The first row that fits counts; without"
        " any, the edition that reaches furthest."
    ),
    (
        Column("Member", width=16),
        Column("Name", width=26),
        Column("Measure", width=24),
        Column("Edition", width=34, required=True),
        Column("Alone", Form.FLAG, 9, choices=("yes",)),
    ),
    marked("Without a member it is for all, without a measure for each; alone: no other edition fills in its gaps."),
    optional=True,
)

OBSERVATIONS = SheetLayout(
    "Observations",
    marked("The record: every published figure with its edition, file, cell and the text that stands there."),
    (
        Column("Member", width=16, required=True),
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
        Column("Detail", width=20, optional=True),
        Column("Value as read", Form.NUMBER, 14, optional=True),
    ),
    marked("A value that is another one than the value as read was set by hand."),
)

SOURCES = SheetLayout(
    "Sources",
    marked(
        "The record: the files that figures came from, their SHA-256, and the answers to their questions. Where several"
        " pasted blocks came into one edition, each of them has a row of its own below that of the edition."
    ),
    (
        Column("File", width=48, required=True),
        Column("SHA-256", width=68),
        Column("Edition", width=20),
        Column("Read on", width=12, optional=True),
        Column("Answers", width=48, optional=True),
    ),
)

BUDGETS = SheetLayout(
    "Budgets",
    marked("The record: what the lines of budgets add up to, by side, part, year and stage, with the cells added."),
    (
        Column("Member", width=9),
        Column("Budget", width=34, required=True),
        Column("Part", width=40),
        Column("Side", width=14),
        Column("Year", Form.YEAR, 7, required=True),
        Column("Stage", width=18),
        Column("Kind", width=10, required=True),
        Column("Months", width=12),
        Column("Lines", Form.NUMBER, 8),
        Column("Amount, million", Form.NUMBER, 18, required=True),
        Column("Unit", width=13),
        Column("Price basis", width=14),
        Column("File", width=34),
        Column("Source cells", width=24),
    ),
    marked("The lines themselves stay in their file; revenue and expenditure are never added together."),
    optional=True,
)

NARRATIVE = SheetLayout(
    "Narrative",
    marked("Inputs: the words of annual plans, a text for each section of each member's plan."),
    (
        Column("Member", width=9, required=True),
        Column("Name", width=26),
        Column("Section", width=14, required=True),
        Column("Title", width=26),
        Column("Text", width=110),
    ),
    optional=True,
)

FINDINGS = SheetLayout(
    "Findings",
    marked("The record: what was found when the files were read."),
    (
        Column("Severity", width=10, required=True),
        Column("Place", width=18),
        Column("Text in cell", width=20),
        Column("Finding", width=110),
        Column("File", width=30, optional=True),
        Column("Expected", width=40, optional=True),
        Column("Done", width=30, optional=True),
        Column("About", width=10, choices=tuple(Scope), optional=True),
    ),
)

DECISIONS = SheetLayout(
    "Decisions",
    marked("The record: what a file said when it was imported again and was not taken; it is not asked about again."),
    (
        Column("Edition", width=34, required=True),
        Column("Member", width=16, required=True),
        Column("Measure", width=24, required=True),
        Column("Year", Form.YEAR, 7, required=True),
        Column("Unit", width=13),
        Column("Price basis", width=14),
        Column("Detail", width=20),
        Column("Text in cell", width=20),
    ),
    optional=True,
)

SHEETS = (
    PROJECTION, COMPLIANCE, SPENDING, GDP, PATHS, KEPT, SCENARIOS, COMMITMENTS, TARGETS, ECONOMIES, ECONOMY, EDITIONS,
    OBSERVATIONS, BUDGETS, SOURCES, DECISIONS, FINDINGS, ADVICE, NARRATIVE, WORKINGS,
)  # fmt: skip
"""The sheets after the overview, in their order."""

INPUTS = (PATHS, KEPT, SCENARIOS, COMMITMENTS, TARGETS, ECONOMY, EDITIONS, NARRATIVE)
"""The sheets on which a person may change what is there."""

NEEDED = frozenset({PATHS.name, OBSERVATIONS.name, SCENARIOS.name, COMMITMENTS.name})
"""The sheets by which a plan workbook is known."""
