"""A budget out of all proportion to its owner's GDP, as where thousands were taken for millions."""

from collections.abc import Iterator

from rampath.domain.budget import BudgetLines
from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.wording import number, percent, tr
from rampath.workbook.known_gdp import known_gdp

_MOST = 0.7
"""No state spends so large a part of GDP; how small a list may be, nobody can tell."""


def out_of_proportion(lines: BudgetLines, register: Register) -> Iterator[Finding]:
    """What is to be said of the total that is the largest part of GDP, where that is too large."""
    gdp = known_gdp(register)
    if gdp is None or lines.member not in register or lines.repeats:
        return
    parts = {
        total: total.amount / whole
        for total in lines.totals()
        if not total.part and (whole := gdp.at(lines.member, lines.unit, lines.price_basis, total.year))
    }
    total = max(parts, key=lambda each: abs(parts[each]), default=None)
    if total is None or abs(parts[total]) <= _MOST:
        return
    member = register[lines.member].name
    share = percent(parts[total], 0)
    said = tr("“{what}” adds up to {amount} {unit}, which is about {share} of the GDP of {member}",
              what=f"{total.stage} {total.year}".strip(), amount=number(total.amount, 3), unit=lines.unit,
              share=share, member=member)  # fmt: skip
    done = tr("It was taken as it stands; check the scale and the currency")
    yield told(Severity.WARNING, total.place, "", said, done=done, scope=Scope.SHEET)
