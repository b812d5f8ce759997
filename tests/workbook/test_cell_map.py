"""Maps of cells are kept as TOML and read back the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.projection import Currency, Money, Prices
from rampath.workbook.patch.cell_map import MEASURES, CellUse, read_map, write_map
from rampath.workbook.patch.proposal import once
from rampath.workbook.safety import WorkbookRefused


def uses() -> st.SearchStrategy[CellUse]:
    def made(
        cell: str, measure: int, year: int, prices: Prices, currency: Currency, power: int, terms: tuple[str, str]
    ) -> CellUse:
        return CellUse(cell, "EST", MEASURES[measure], year, Money(prices, currency), 10.0**power, terms=terms)

    return st.builds(
        made,
        st.sampled_from(["TABLE3!L24", "Übersicht 'x'!A1", 'a"b!ZZ99']),
        st.integers(0, len(MEASURES) - 1),
        st.integers(1900, 2100),
        st.sampled_from(Prices),
        st.sampled_from(Currency),
        st.integers(-6, 6),
        st.sampled_from([("", ""), ("EUR", "constant 2021"), ("BGN", "current")]),
    )


@given(st.lists(uses(), min_size=1, max_size=5))
def test_that_a_map_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: list[CellUse]
) -> None:
    file = tmp_path_factory.mktemp("map") / "map.toml"
    write_map(found, file)
    assert read_map(file) == tuple(found)


def test_that_per_cent_and_scales_stand_in_the_map_as_words(tmp_path: Path) -> None:
    share, spent = MEASURES[0], MEASURES[1]
    write_map(
        [CellUse("A!B1", "EST", share, 2030, Money(), 100.0), CellUse("A!B2", "EST", spent, 2030, Money(), 1e-3)],
        tmp_path / "map.toml",
    )
    text = (tmp_path / "map.toml").read_text(encoding="utf-8")
    assert "percent = true" in text
    assert 'scale = "billion"' in text


def test_that_a_cell_named_twice_is_refused(tmp_path: Path) -> None:
    use = CellUse("A!B1", "EST", MEASURES[0], 2030, Money())
    write_map([use, CellUse("a!B1", "FRA", MEASURES[0], 2030, Money())], tmp_path / "map.toml")
    with pytest.raises(WorkbookRefused, match="names A!B1 twice"):
        once(read_map(tmp_path / "map.toml"))
