"""Pages of Eurostat's data browser whose rows have more dimensions than the country, written here as it writes them."""

from collections.abc import Sequence
from pathlib import Path

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import write
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]


def page(said: Sequence[tuple[str, str]], labels: Sequence[str], *rows: Sequence[object]) -> Rows:
    """A page with dimensions for all rows above the header, and the labels of those that each row tells in it."""
    return (
        ("Data extracted on 12/05/2025 10:11:12 from [ESTAT]",),
        ("Dataset: ", "General government expenditure by function (COFOG) [gov_10a_exp]"),
        ("Last updated: ", "22/04/2025 23:00"),
        (),
        *((label, None, value) for label, value in said),
        (),
        ("TIME", *([None] * (len(labels) - 1)), "2022", None, "2023", None),
        tuple(labels),
        *rows,
        (),
        ("Special value",),
        (":", "not available"),
    )


COFOG = ("Classification of the functions of government (COFOG 1999)", "Defence")
SPENT = ("National accounts indicator (ESA 2010)", "Total general government expenditure")


def told(found: Reading) -> dict[str, tuple[str, str, int, float, str]]:
    return {each.cell: (each.member, each.measure, each.year, each.value, each.unit) for each in found.observations}


def test_that_a_column_beside_the_country_tells_the_unit_of_each_row(tmp_path: Path, register: Register) -> None:
    rows = page(
        [("Time frequency", "Annual"), ("Sector", "General government"), COFOG, SPENT],
        ["GEO (Labels)", "UNIT (Labels)"],
        ("Belgium", "Million euro", 5600, None, 6100, "p"),
        ("Belgium", "Percentage of gross domestic product (GDP)", 1.0, None, 1.25, "p"),
    )
    file = write(tmp_path / "x.xlsx", {"Sheet 1": rows})
    found = read_workbook(file, register)
    assert told(found) == {
        "Sheet 1!C12": ("BEL", "military_expenditure", 2022, 5600.0, "EUR million"),
        "Sheet 1!E12": ("BEL", "military_expenditure", 2023, 6100.0, "EUR million"),
        "Sheet 1!C13": ("BEL", "military_share", 2022, 0.01, "fraction"),
        "Sheet 1!E13": ("BEL", "military_share", 2023, 0.0125, "fraction"),
    }
    assert_told_once(found, cells_of(file))


def test_that_a_part_of_government_in_a_row_is_not_read_as_the_whole(tmp_path: Path, register: Register) -> None:
    rows = page(
        [("Time frequency", "Annual"), ("Unit of measure", "Million euro"), COFOG, SPENT],
        ["SECTOR (Labels)", "GEO (Labels)"],
        ("Central government", "Belgium", 5500, None, 6000, None),
        ("General government", "Belgium", 5600, None, 6100, None),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Sheet 1": rows}), register)
    assert {cell: value for cell, (_, _, _, value, _) in told(found).items()} == {
        "Sheet 1!C13": 5600.0,
        "Sheet 1!E13": 6100.0,
    }
    assert [(each.place, each.message) for each in found.findings] == [
        ("Sheet 1!B12", "Rampath has no measure for these figures: “Central government”. They were left out.")
    ]


def test_that_a_label_that_stands_once_for_several_rows_holds_for_all_of_them(
    tmp_path: Path, register: Register
) -> None:
    rows = page(
        [("Time frequency", "Annual"), ("Unit of measure", "Million euro"), COFOG, SPENT],
        ["SECTOR (Labels)", "GEO (Labels)"],
        ("Central government", "Belgium", 5500, None, 6000, None),
        (None, "Germany", 31000, None, 35000, None),
        ("General government", "Belgium", 5600, None, 6100, None),
        (None, "Germany", 41000, None, 45000, None),
    )
    file = write(tmp_path / "x.xlsx", {"Sheet 1": rows})
    found = read_workbook(file, register)
    assert {cell: (member, value) for cell, (member, _, _, value, _) in told(found).items()} == {
        "Sheet 1!C14": ("BEL", 5600.0),
        "Sheet 1!E14": ("BEL", 6100.0),
        "Sheet 1!C15": ("DEU", 41000.0),
        "Sheet 1!E15": ("DEU", 45000.0),
    }
    assert_told_once(found, cells_of(file))


def test_that_figures_without_a_measure_do_not_tell_the_decimal_sign(tmp_path: Path, register: Register) -> None:
    lines = (
        "freq,unit,sector,cofog99,na_item,geo\\TIME_PERIOD\t2021 \t2022 ",
        "A,MIO_EUR,S13,GF02,TE,BE\t4500.5 \t4800.5 ",
        "A,MIO_EUR,S13,GF01,TE,BE\t40000,5 \t41000,5 ",
    )
    file = tmp_path / "x.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert [each.value for each in found.observations] == [4500.5, 4800.5]
    assert [(each.place, each.message) for each in found.findings] == [
        ("x!A3", "Rampath has no measure for these figures: “GF01”. They were left out.")
    ]
    assert not found.questions


def test_that_files_of_the_national_accounts_before_2014_are_read_by_their_own_codes(
    tmp_path: Path, register: Register
) -> None:
    """Then the bulk download called the dimension `indic_na`, and GDP B1GM."""
    file = tmp_path / "nama_gdp_c.tsv"
    file.write_text(
        "unit,indic_na,geo\\time\t2013 \t2012 \nMIO_EUR,B1GM,BE\t382692 e\t375852 \nMIO_EUR,P3,BE\t290000 \t285000 \n"
        "MIO_NAC,B1GM,PL\t1635746 \t: \n",
        encoding="utf-8",
    )
    found = read_workbook(file, register)
    assert {(row.member, row.year, row.value, row.unit, row.kind) for row in found.observations} == {
        ("BEL", 2013, 382_692.0, "EUR million", Kind.ESTIMATE), ("BEL", 2012, 375_852.0, "EUR million", Kind.ACTUAL),
        ("POL", 2013, 1_635_746.0, "PLN million", Kind.ACTUAL),
    }  # fmt: skip
    assert {row.measure for row in found.observations} == {Measure.GDP}
