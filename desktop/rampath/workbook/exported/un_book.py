"""The UN Report on Military Expenditures of one member as a workbook: the standardized form, a sheet for each year."""

from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection
from rampath.domain.un_report import UnReport, un_report
from rampath.wording import day as said_day
from rampath.wording import tr
from rampath.workbook.exported.book import (
    BOLD,
    NOTE,
    PLAIN,
    TITLE,
    empty_book,
    new_sheet,
    packed,
    put_figure,
    put_header,
    put_text,
)
from rampath.workbook.exported.nato_words import CURRENCY_NAMES
from rampath.workbook.saving import NotSaved

GROUPS: Mapping[str, str] = {
    "strategic forces": "Strategic forces",
    "land forces": "Land forces",
    "naval forces": "Naval forces",
    "air forces": "Air forces",
    "other military forces": "Other military forces",
    "central support, administration and command": "Central support, administration and command",
    "UN peacekeeping": "UN peacekeeping",
    "military assistance and cooperation": "Military assistance and cooperation",
    "emergency aid to civilians": "Emergency aid to civilians",
    "undistributed": "Undistributed",
    "total": "Total expenditures",
}
"""The form's force groups from left to right, by the names under which figures know them."""

COSTS = (
    "1 Personnel", "1.1 Conscripts", "1.2 Active military personnel", "1.3 Reserves", "1.4 Civilian personnel",
    "1.5 Military pensions", "2 Operations and maintenance", "2.1 Materials for current use",
    "2.2 Maintenance and repair", "2.3 Purchased services", "2.4 Other", "3 Procurement and construction",
    "3.1 Procurement", "3.1.1 Aircraft and engines", "3.1.2 Missiles, including conventional warheads",
    "3.1.3 Nuclear warheads and bombs", "3.1.4 Ships and boats", "3.1.5 Armoured vehicles", "3.1.6 Artillery",
    "3.1.7 Other ordnance and ground force weapons", "3.1.8 Ammunition", "3.1.9 Electronics and communications",
    "3.1.10 Non-armoured vehicles", "3.1.11 Other", "3.2 Construction", "3.2.1 Air bases, airfields",
    "3.2.2 Naval bases and facilities", "3.2.3 Electronics facilities", "3.2.4 Personnel facilities",
    "3.2.5 Training facilities", "3.2.6 Other", "4 Research and development", "4.1 Basic and applied research",
    "4.2 Development, testing and evaluation", "5 Total",
)  # fmt: skip
"""The form's resource costs from top to bottom."""

_STAGES = {Kind.ACTUAL: "Actual expenditure", Kind.ESTIMATE: "Estimate", Kind.PLAN: "Planned"}
_HEAD_ROWS = 9


def un_book(plan: Plan, projection: Projection, member: str, years: Sequence[int], day: date) -> bytes:
    """The reports of a member for some years; the same plan and day give the same bytes.

    Raises NotSaved where the plan has nothing to report for any of the years.
    """
    reports = [report for year in years if (report := un_report(projection, member, year)) is not None]
    name = plan.register[member].name
    if not reports:
        raise NotSaved(tr("{name} has no expenditure in {first} to {last}, so there is no report to write.",
                          name=name, first=min(years), last=max(years)))  # fmt: skip
    book = empty_book(f"United Nations Report on Military Expenditures: {name}")
    for report in reports:
        sheet = new_sheet(book, f"{member} {report.year}", plan.marking, (44, *(14,) * len(GROUPS)), "B10")
        _head(sheet, name, report)
        row = _matrix(sheet, report)
        _notes(sheet, row, plan, projection, report, day)
    return packed(book, day)


def _head(sheet: Worksheet, name: str, report: UnReport) -> None:
    put_text(sheet, 1, 1, "United Nations Report on Military Expenditures", TITLE)
    currency = f"{CURRENCY_NAMES.get(report.currency, report.currency)} ({report.currency})"
    lines = (("Country:", name), ("Fiscal year:", str(report.year)), ("National currency:", currency),
             ("Unit of measure:", "Millions"), ("Prices:", "Current prices"),
             ("Type of data:", _STAGES[report.kind]))  # fmt: skip
    for row, (label, value) in enumerate(lines, 2):
        put_text(sheet, row, 1, label)
        put_text(sheet, row, 2, value)


def _matrix(sheet: Worksheet, report: UnReport) -> int:
    """The matrix under its header; items of the report that the form does not list follow it. Gives the next row."""
    put_text(sheet, _HEAD_ROWS, 1, "Resource costs", BOLD)
    for column, title in enumerate(GROUPS.values(), 2):
        put_header(sheet, _HEAD_ROWS, column, title)
    known = {f"{cost}, {group}" for cost in COSTS for group in GROUPS}
    others = dict.fromkeys(item.rpartition(", ")[0] for item in report.figures if item not in known)
    row = _HEAD_ROWS + 1
    for cost in (*COSTS[:-1], *(other for other in others if other not in COSTS), COSTS[-1]):
        put_text(sheet, row, 1, _numbered(cost), BOLD if "." not in cost.partition(" ")[0] else PLAIN)
        for column, group in enumerate(GROUPS, 2):
            value = report.figures.get(f"{cost}, {group}")
            if value is not None:
                put_figure(sheet, row, column, value, "#,##0.0")
        row += 1
    return row


def _numbered(cost: str) -> str:
    """`1 Personnel` as the form has it, `1. Personnel`; its parts stand without the point."""
    number, _, words = cost.partition(" ")
    return f"{number}. {words}" if number.isdigit() else cost


def _notes(sheet: Worksheet, row: int, plan: Plan, projection: Projection, report: UnReport, day: date) -> None:
    if report.own:
        source = "Source: the member's own report, as it was read."
    else:
        source = (
            "Core defence expenditure as NATO defines it, distributed by NATO's main categories; it knows no force"
            " groups. Procurement includes research and development for major equipment; item 2 includes other"
            f" research and what is not allocated. Source: {plan.edition}; scenario “{projection.scenario.name}”."
        )
    for offset, text in enumerate((source, f"Written by Rampath on {said_day(day)}."), 1):
        put_text(sheet, row + offset, 1, text, NOTE)
