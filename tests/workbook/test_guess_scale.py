"""The scale that a column of a long list tells by numbers, as in SDMX."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import guess
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.scale import multiplied, multiplier

HEAD = "REF_AREA,Reference area,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS"
DEFENCE = "Military expenditure at current prices"


def book(folder: Path, lines: list[str]) -> Path:
    file = folder / "oecd.csv"
    file.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("value", "word"),
    [(6.0, "10^6"), ("6", "10^6"), ("0", "10^0"), (0.0, "10^0"), (9.0, "10^9"), ("7", ""), (6.5, ""), ("", ""),
     ("Millions", ""), (True, ""), (-2.0, "")],
)  # fmt: skip
def test_that_only_whole_powers_of_a_thousand_are_scales(value: object, word: str) -> None:
    assert multiplier(value) == word
    assert multiplied(word) == (None if word == "" else int(word[3:]))


def test_that_one_scale_of_all_rows_is_known_and_not_asked_for(tmp_path: Path, register: Register) -> None:
    lines = [f"{code},{name},{DEFENCE},{year},{value + (year - 2021):.1f},A,XDC,9,1"
             for code, name, value in (("BEL", "Belgium", 5.5), ("EST", "Estonia", 0.7), ("FRA", "France", 50.5))
             for year in (2021, 2022)]  # fmt: skip
    opened = open_book(book(tmp_path, lines))
    found = guess(opened.sheets[0], opened, register)
    assert {use.header: use.role for use in found.mapping.columns}["UNIT_MULT"] is Role.UNIT
    reasons = [each for name, each in found.of_items.items() if name.startswith("power")]
    assert {(each.why, each.sure) for each in reasons} == {("Column H tells it for each row.", True)}
    read = read_mapped(opened, draft_of(opened, register).mappings, register)
    told = {(row.member, row.year): (row.measure, row.value, row.unit) for row in read.observations}
    assert told["BEL", 2022] == (Measure.MILITARY_EXPENDITURE, 6500.0, "EUR million")
    assert told["EST", 2021] == (Measure.MILITARY_EXPENDITURE, 700.0, "EUR million")
    assert len(told) == 6


def test_that_rows_of_several_scales_are_each_read_by_their_own(tmp_path: Path, register: Register) -> None:
    spent = {("BEL", 2021): ("5500.5", 6), ("BEL", 2022): ("5600500", 3), ("EST", 2021): ("700500000", 0),
             ("EST", 2022): ("0.8", 9)}  # fmt: skip
    names = {"BEL": "Belgium", "EST": "Estonia"}
    lines = [f"{code},{names[code]},{DEFENCE},{year},{value},A,XDC,{power},1"
             for (code, year), (value, power) in spent.items()]  # fmt: skip
    opened = open_book(book(tmp_path, lines))
    read = read_mapped(opened, draft_of(opened, register).mappings, register)
    assert {(row.member, row.year): row.value for row in read.observations} == {
        ("BEL", 2021): 5500.5, ("BEL", 2022): 5600.5, ("EST", 2021): 700.5, ("EST", 2022): 800.0,
    }  # fmt: skip
