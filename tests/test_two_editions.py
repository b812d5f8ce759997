"""NATO's editions of June 2024 and July 2026 in one plan: what is drawn from which, and how far they are apart."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.comparing import difference
from rampath.domain.edition import EditionChoice
from rampath.domain.edition_use import edition_uses
from rampath.domain.observation import Measure
from rampath.domain.observed import base_year_of
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.side import comparable_editions, edition_side
from rampath.domain.vintage import Variant, vintage_table
from rampath.opening import Presets, plan_from
from rampath.workbook.reading import read_workbook

SHARE = Variant(Measure.CORE_SHARE)
OLD, NEW = "NATO June 2024", "NATO July 2026"


@pytest.fixture(scope="module")
def older(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


@pytest.fixture(scope="module")
def plan(older: Path, sample: Path, presets: Presets) -> Plan:
    return plan_from([read_workbook(file, presets.register) for file in (sample, older)], presets)


def shares(file: Path, sheet: str, labels: int, first: int, years: range) -> Iterator[tuple[str, int, float]]:
    """Label, year and per cent of the first block of a Table 3, read by itself."""
    rows = openpyxl.load_workbook(file, data_only=True)[sheet].iter_rows(values_only=True)
    seen: set[str] = set()
    for row in rows:
        label = next((str(cell).strip(" *") for cell in row[:labels] if cell), "")
        figures = row[first : first + len(years)]
        if label and label not in seen and all(isinstance(cell, int | float) for cell in figures):
            seen.add(label)
            yield from ((label, year, float(str(cell))) for year, cell in zip(years, figures, strict=True))


def test_that_every_revision_of_a_share_is_the_difference_of_the_two_cells(
    plan: Plan, older: Path, sample: Path
) -> None:
    find = plan.register.find
    was = {(find(name), year): share for name, year, share in shares(older, "TABLE3", 3, 3, range(2014, 2025))}
    now = {(find(name), year): share for name, year, share in shares(sample, "Table 3", 1, 1, range(2014, 2027))}
    checked = 0
    for (member, year), share in was.items():
        if member is None or (member, year) not in now:
            continue
        table = vintage_table(plan.observations, member.code, SHARE, plan.register)
        assert [vintage.edition for vintage in table.vintages] == [OLD, NEW]
        revision = table.revision(1, table.years.index(year))
        assert revision is not None
        assert revision * 100 == pytest.approx(now[member, year] - share, abs=1e-9)
        checked += 1
    assert checked == 33 * 11


def test_that_poland_s_2024_is_4_12_in_the_one_and_3_75_in_the_other(plan: Plan) -> None:
    table = vintage_table(plan.observations, "POL", SHARE)
    at = table.years.index(2024)
    figures = [vintage.figures[at] for vintage in table.vintages]
    assert [None if figure is None else round(figure.value, 4) for figure in figures] == [0.0412, 0.0375]
    assert table.counts[at] == NEW


def test_that_bulgaria_s_leva_and_euros_are_compared_at_the_fixed_rate(plan: Plan) -> None:
    """1,101.6 million leva of 2014 are 563.2 million euros at 1.95583; the later edition says 563."""
    table = vintage_table(plan.observations, "BGR", Variant(Measure.CORE_EXPENDITURE, "own", "current"), plan.register)
    at = table.years.index(2014)
    leva, euros = (vintage.figures[at] for vintage in table.vintages)
    assert leva is not None
    assert euros is not None
    assert (leva.unit, euros.unit) == ("BGN million", "EUR million")
    assert table.revision(1, at) == pytest.approx(euros.value / (leva.value / 1.95583) - 1)
    assert abs(table.revision(1, at) or 1) < 0.001


def test_that_the_older_edition_alone_gives_the_plan_that_it_gives_without_the_other(
    plan: Plan, older: Path, presets: Presets
) -> None:
    alone = plan.with_editions([EditionChoice(OLD, alone=True)])
    single = plan_from([read_workbook(older, presets.register)], presets)
    assert base_year_of(alone.observations) == base_year_of(single.observations) == 2015
    assert alone.edition == single.edition == OLD
    scenario = single.scenario("Hague 2035")
    ours = project(alone.with_scenario(scenario), scenario)
    theirs = project(single, scenario)
    for code in (*plan.register.codes, "NATO", "NATO_EUR_CAN"):
        for money in (Money(), Money(Prices.CURRENT, Currency.NATIONAL)):
            mine, other = (each.line(code, Pillar.CORE, money) for each in (ours, theirs))
            assert mine.years == other.years
            for values in ("share", "expenditure", "gdp"):
                assert list(getattr(mine, values)) == pytest.approx(list(getattr(other, values)), nan_ok=True)


def test_that_the_older_edition_fills_in_only_what_the_newer_one_does_not_tell(plan: Plan) -> None:
    """Albania's GDP, which the sample lacks, and Iceland's, in eleven years each."""
    uses = {use.edition: use.counting for use in edition_uses(plan.observations)}
    assert uses[OLD] == 22
    filled = {
        row.member for row in plan.observations if row.edition == OLD and row.measure is Measure.GDP
        and plan.observations.get(row.member, row.measure, row.year, currency="USD", price_basis="current") is row
    }  # fmt: skip
    assert filled == {"ALB", "ISL"}


def test_that_one_scenario_is_compared_from_each_edition_alone(plan: Plan) -> None:
    assert comparable_editions(plan) == (NEW, OLD)
    name = plan.scenarios[0].name
    old, new = (edition_side(plan, name, edition, edition) for edition in (OLD, NEW))
    table = difference(old, new, Pillar.CORE, Money())
    row = table.members.index("DEU")
    # Germany 2024: TABLE3!N21 of June 2024 says 2.118977 (an estimate), Table 3!L15 of July 2026 says 2.00.
    assert table.share[row, table.years.index(2024)] * 100 == pytest.approx(2 - 2.118977088667619, abs=1e-9)


def test_that_an_edition_that_the_plan_does_not_have_is_an_error(plan: Plan) -> None:
    with pytest.raises(KeyError, match="NATO June 2023"):
        edition_side(plan, plan.scenarios[0].name, "NATO June 2023", "older")
