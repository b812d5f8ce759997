"""Whether costs by force group are in the form of the UN's report: a ministry's own budget by services is none."""

import re
from collections.abc import Mapping, Sequence

from rampath.workbook.grid import Sheet
from rampath.workbook.un_head import names_country
from rampath.workbook.un_matrix import Matrix, matrices_in
from rampath.workbook.un_words import TOTAL

_SAID = re.compile(
    r"\b(?:report|rapport|publication|inform)\w*\b.{0,60}(?:military expenditure|dépenses militaires|gastos militares)"
    r"|\b(?:standardi[sz]ed|simplified) (?:reporting )?form\b"
    r"|\bmilex\b|\bunoda\b|\b35/142\b|\bresource costs\b|\bforce groups\b"
    r"|\bnil (?:report|return)\b|\brapport (?:« ?)?néant|\bétat néant",
    re.IGNORECASE | re.DOTALL,
)
_NATIONS = r"(?:\bUNO?\b|\bONU\b|(?i:\bunited nations\b|\bnations unies\b|\bnaciones unidas\b))"
_REPORT = (
    r"(?i:\b(?:reports?|reporting|form|return|instrument|disarmament|rapport|formulaire|désarmement|informe|formulario"
    r"|desarme)\b)"
)
_TO_NATIONS = re.compile(
    rf"{_REPORT}\W+(?:\w+\W+){{0,5}}?{_NATIONS}|{_NATIONS}\W+(?:\w+\W+){{0,3}}?{_REPORT}"
    r"|^\W*(?i:united nations|nations unies|naciones unidas)\W*$"
)
"""What says that a table is a report to the United Nations; who gives to their operations does not."""
_LONGEST = 300
_SIMPLIFIED = frozenset(
    {"Personnel", "Operations and maintenance", "Procurement and construction", "Research and development"}
)
_USUAL_COSTS = _SIMPLIFIED | {"Procurement", "Operating costs"}
_USUAL = 3
_OWN = frozenset(
    {
        "strategic forces", "central support, administration and command", "UN peacekeeping",
        "military assistance and cooperation", "emergency aid to civilians", "undistributed",
        "Operating costs", "Procurement and construction", "Materials for current use", "Purchased services",
        "Other ordnance and ground force weapons", "Basic and applied research", "Development, testing and evaluation",
    }
)  # fmt: skip
"""Force groups and costs that ministries seldom part so by themselves."""
_FEWEST_OWN = 2

Forms = Mapping[str, Sequence[Matrix]]
"""The forms of each sheet, by its name."""


def forms_in(sheets: Sequence[Sheet]) -> Forms:
    """The matrices that are forms of the UN's report; what a sheet without any says of it counts for all."""
    found = {sheet.name: matrices_in(sheet) for sheet in sheets}
    if not any(found.values()) or any(is_said(sheet) for sheet in sheets if not found[sheet.name]):
        return found
    own = {sheet.name for sheet in sheets if is_said(sheet) or any(_is_own(m, sheet) for m in found[sheet.name])}
    alike = {frozenset(matrix.groups.values()) for name in own for matrix in found[name]}
    return {
        name: matrices if name in own or any(frozenset(m.groups.values()) in alike for m in matrices) else ()
        for name, matrices in found.items()
    }


def is_said(sheet: Sheet) -> bool:
    """Whether a sheet says that it is a report to the United Nations, with figures or nil."""
    short = [text for text in sheet.texts if len(text) < _LONGEST]
    return any(_SAID.search(text) or _TO_NATIONS.search(text) for text in short)


def _is_own(matrix: Matrix, sheet: Sheet) -> bool:
    """Whether a matrix parts forces and costs as the form does, or names the country as it does."""
    costs = {cost.name for cost in matrix.costs}
    groups = set(matrix.groups.values())
    if len(_OWN & (costs | groups)) >= _FEWEST_OWN or costs >= _SIMPLIFIED:
        return True
    rows = range(matrix.first, matrix.header[0])
    named = any(names_country(cell.raw) for row in rows for cell in sheet.row(row))
    return named and (len(costs & _USUAL_COSTS) >= _USUAL or groups == {TOTAL})
