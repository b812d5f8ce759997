"""A budget in the wrong scale is out of all proportion to its owner's GDP, which is said."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from workbook.build import Rows
from workbook.lists import mapping_of, opened, read

ROWS: Rows = (("Code", "Title", "Soll 2025"), ("1", "Pay", 600), ("2", "Tanks", 900))


def said(folder: Path, power: int, register: Register) -> list[str]:
    book = opened(folder, ROWS)
    sheets, _ = read(book, mapping_of(book, member="EST", power=power), register)
    return [finding.message for finding in sheets.findings]


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        (9, "“2025” adds up to 1,500,000.000 EUR million, which is about 3,589\u2009% of the GDP of Estonia."),
        (6, ""),
        (0, ""),
    ],
)
def test_that_a_total_beyond_what_a_state_spends_is_said(
    power: int, expected: str, tmp_path: Path, register_with_economy: Register
) -> None:
    advice = " It was taken as it stands; check the scale and the currency."
    assert said(tmp_path, power, register_with_economy) == ([expected + advice] if expected else [])


def test_that_nothing_is_said_where_no_gdp_is_known_or_nobody_owns_the_budget(
    tmp_path: Path, register: Register, register_with_economy: Register
) -> None:
    assert said(tmp_path, 9, register) == []
    book = opened(tmp_path, ROWS)
    assert read(book, mapping_of(book, power=9), register_with_economy)[0].findings == ()
