"""The vintage table: the same figure in every edition, and its revisions."""

from dataclasses import replace

import pytest

from rampath.domain.edition import EditionChoice
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.vintage import Variant, variants, vintage_table
from rampath.domain.vintage_text import explained, revision_words, shown_figure

SHARE = Variant(Measure.CORE_SHARE)


def row(
    edition: str, year: int, value: float, unit: str = "fraction", basis: str = "", *,
    measure: Measure = Measure.CORE_SHARE, detail: str = "",
) -> Observation:  # fmt: skip
    return Observation(
        "POL", measure, year, value, unit, basis, Kind.ACTUAL, edition, "f.xlsx", f"T!{year}", str(value), detail
    )


ROWS = (
    row("NATO July 2026", 2024, 0.0375), row("NATO July 2026", 2026, 0.047),
    row("NATO June 2024", 2023, 0.0326), row("NATO June 2024", 2024, 0.0412),
    row("NATO April 2025", 2023, 0.0320),
)  # fmt: skip


def test_that_editions_are_rows_from_old_to_new_and_years_are_columns() -> None:
    table = vintage_table(Observations(ROWS), "POL", SHARE)
    assert [vintage.edition for vintage in table.vintages] == ["NATO June 2024", "NATO April 2025", "NATO July 2026"]
    assert table.years == (2023, 2024, 2026)
    shown = [[None if f is None else f.value for f in vintage.figures] for vintage in table.vintages]
    assert shown == [[0.0326, 0.0412, None], [0.0320, None, None], [None, 0.0375, 0.047]]


def test_that_a_revision_is_against_the_next_older_edition_that_tells_the_year() -> None:
    table = vintage_table(Observations(ROWS), "POL", SHARE)
    assert table.revision(0, 0) is None
    assert table.revision(1, 0) == pytest.approx(-0.0006)
    assert table.revision(2, 1) == pytest.approx(-0.0037), "the April edition is silent about 2024"
    assert table.revision(2, 2) is None
    assert table.in_points


def test_that_another_publisher_s_figure_is_no_revision() -> None:
    """The bank counts otherwise: its 3.90 % neither revises NATO's 4.12 % nor is revised by NATO's 3.75 %."""
    rows = (*ROWS, row("World Bank June 2025", 2024, 0.039))
    table = vintage_table(Observations(rows), "POL", SHARE)
    editions = [vintage.edition for vintage in table.vintages]
    assert editions == ["NATO June 2024", "NATO April 2025", "World Bank June 2025", "NATO July 2026"]
    assert table.lines == ((0, False), (1, False), (1, True), (2, False), (3, False), (3, True))
    assert table.revision(2, 1) is None
    assert table.revision(3, 1) == pytest.approx(-0.0037)


def test_that_a_row_of_revisions_names_what_they_are_from() -> None:
    table = vintage_table(Observations(ROWS), "POL", SHARE)
    assert revision_words(table, 1) == "revision from NATO June 2024, pp"
    assert revision_words(table, 2) == "revision from NATO June 2024, pp"
    between = (*ROWS, row("NATO July 2026", 2023, 0.0325))
    assert (
        revision_words(vintage_table(Observations(between), "POL", SHARE), 2) == "revision from the edition before, pp"
    )


def test_that_the_edition_that_counts_is_told_year_by_year() -> None:
    found = Observations(ROWS)
    assert vintage_table(found, "POL", SHARE).counts == ("NATO June 2024", "NATO July 2026", "NATO July 2026")
    chosen = Observations(ROWS, (EditionChoice("NATO June 2024", "POL", alone=True),))
    assert vintage_table(chosen, "POL", SHARE).counts == ("NATO June 2024", "NATO June 2024", None)


def test_that_the_edition_that_counts_is_the_one_whose_figure_is_drawn() -> None:
    for choices in ((), (EditionChoice("NATO June 2024"),), (EditionChoice("NATO April 2025", "POL"),)):
        found = Observations(ROWS, choices)
        table = vintage_table(found, "POL", SHARE)
        for year, edition in zip(table.years, table.counts, strict=True):
            drawn = found.get("POL", Measure.CORE_SHARE, year)
            assert drawn is not None
            assert drawn.edition == edition


SPENT = Measure.CORE_EXPENDITURE


def test_that_money_is_compared_in_the_same_currency_and_prices_only() -> None:
    rows = (
        row("NATO June 2024", 2024, 100, "BGN million", "current", measure=SPENT),
        row("NATO July 2026", 2024, 55, "EUR million", "current", measure=SPENT),
        row("NATO June 2024", 2024, 50, "USD million", "current", measure=SPENT),
        row("NATO July 2026", 2024, 55, "USD million", "current", measure=SPENT),
        row("NATO June 2024", 2024, 50, "USD million", "constant 2015", measure=SPENT),
        row("NATO July 2026", 2024, 60, "USD million", "constant 2021", measure=SPENT),
    )
    found = Observations(rows)
    known = variants(found, "POL")
    assert known == (
        Variant(SPENT, "own", "current"), Variant(SPENT, "USD", "current"), Variant(SPENT, "USD", "constant"),
    )  # fmt: skip
    revisions = [vintage_table(found, "POL", variant).revision(1, 0) for variant in known]
    assert revisions == [None, pytest.approx(0.1), None]
    units = [[v.unit for v in vintage_table(found, "POL", variant).vintages] for variant in known]
    assert units[0] == ["BGN million", "EUR million"]


def test_that_money_in_a_former_currency_is_compared_at_the_fixed_rate(register: Register) -> None:
    """1,955.83 leva were 1,000 euros; the later edition says 1,010."""
    rows = (
        row("NATO June 2024", 2024, 1955.83, "BGN million", "current", measure=SPENT),
        row("NATO July 2026", 2024, 1010, "EUR million", "current", measure=SPENT),
    )
    of_bulgaria = Observations(tuple(replace(each, member="BGR") for each in rows))
    table = vintage_table(of_bulgaria, "BGR", Variant(SPENT, "own", "current"), register)
    assert table.revision(1, 0) == pytest.approx(0.01)


def test_that_it_is_told_why_an_edition_is_not_compared() -> None:
    other = row("NATO July 2026", 2024, 60, "USD million", "constant 2021", measure=SPENT)
    then = row("NATO June 2024", 2024, 50, "USD million", "constant 2015", measure=SPENT)
    variant = Variant(SPENT, "USD", "constant")
    assert revision_words(vintage_table(Observations((then, other)), "POL", variant), 1) == "not compared: other prices"
    apart = vintage_table(Observations((then, replace(other, year=2025))), "POL", variant)
    assert revision_words(apart, 1) == "not compared: no year in common"


def test_that_shares_come_first_and_items_of_a_breakdown_are_series_of_their_own() -> None:
    rows = (
        row("EDA 2021", 2020, 5, "EUR million", "current", measure=Measure.DEFENCE_ITEM, detail="Equipment"),
        row("EDA 2021", 2020, 3, "EUR million", "current", measure=Measure.DEFENCE_ITEM, detail="Research"),
        *ROWS,
    )
    found = variants(Observations(rows), "POL")
    assert [(v.measure, v.detail) for v in found] == [
        (Measure.CORE_SHARE, ""), (Measure.DEFENCE_ITEM, "Equipment"), (Measure.DEFENCE_ITEM, "Research"),
    ]  # fmt: skip
    assert vintage_table(Observations(rows), "POL", found[2]).vintages[0].figures[0] == rows[1]


def test_that_every_sign_of_a_figure_is_explained() -> None:
    rows = [replace(row("Own plan", 2024 + i, 0.02), kind=kind, as_read=0.019) for i, kind in enumerate(Kind)]
    table = vintage_table(Observations(tuple(rows)), "POL", SHARE)
    shown = [shown_figure(table, 0, column) for column in range(3)]
    assert shown == ["● 2.00 ✎", "● 2.00 e ✎", "● 2.00 p ✎"]
    assert "● counts, e is an estimate, p a plan, ✎ was set by hand." in explained(table)


def test_that_a_member_without_figures_has_none() -> None:
    assert variants(Observations(ROWS), "EST") == ()
    assert vintage_table(Observations(ROWS), "EST", SHARE).vintages == ()
