"""The IMF's World Economic Outlook as its data portal lists it: a row a figure, mostly in whole units."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_weo import NAMES, PORTAL, listed, shuffled, table, write_list

Rows = list[list[object]]


def reading(tmp_path: Path, register: Register, rows: Rows) -> Reading:
    found = read_workbook(write_list(tmp_path / "list.csv", rows), register)
    assert found.used + found.unused_cells == found.cells
    return found


def figures(found: Reading) -> set[tuple[str, Measure, int, float, str, Kind]]:
    return {(row.member, row.measure, row.year, round(row.value, 6), row.unit, row.kind) for row in found.observations}


def notes(found: Reading) -> list[str]:
    return [f"{each.place}: {each.message}" for each in found.findings if each.severity is Severity.NOTE]


def test_that_a_figure_in_whole_units_is_read_as_it_stands_whatever_scale_is_told(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, listed())
    assert (found.layout, found.edition) == ("IMF World Economic Outlook", "IMF WEO October 2026")
    by_cell = {row.cell: row for row in found.observations}
    assert by_cell["list!H6"] == Observation(
        "EST", Measure.REAL_GDP, 2024, 28500.0, "EUR million", "", Kind.ACTUAL, "IMF WEO October 2026", "list.csv",
        "list!H6", "28500000000",
    )  # fmt: skip
    assert by_cell["list!H27"].value == pytest.approx(1370)  # thousand heads of 1,370,000
    assert "list!I6: The scale is given as 9, and the figures stand in whole units, such as 28500000000. They were" in (
        "".join(notes(found))
    )


def test_that_the_figure_named_as_one_in_whole_units_is_the_first_there_is(tmp_path: Path, register: Register) -> None:
    rows = listed()
    rows.insert(1, ["dataflow", "IMF.RES:WEO(9.0.0)", "R", "EST", "NGDP", "A", "", "", 9, "", 2024])
    told = [each for each in notes(reading(tmp_path, register, rows)) if "whole units" in each]
    assert told == [
        (
            "list!I7: The scale is given as 9, and the figures stand in whole units, such as 28500000000. They were"
            " read as they stand."
        )
    ]


def test_that_a_list_says_the_same_as_the_table(tmp_path: Path, register: Register) -> None:
    across = read_workbook(write(tmp_path / "weo.xlsx", {"WEO": table()}), register)
    assert figures(reading(tmp_path, register, listed())) == figures(across)


def test_that_figures_in_billions_are_told_from_whole_units_by_their_size(tmp_path: Path, register: Register) -> None:
    in_billions = reading(tmp_path, register, listed(whole=False))
    assert figures(in_billions) == figures(reading(tmp_path, register, listed()))
    assert not [each for each in notes(in_billions) if "whole units" in each]


def test_that_one_country_s_figures_may_stand_in_whole_units_amid_billions(tmp_path: Path, register: Register) -> None:
    rows = listed(whole=False)
    for row in rows[1:]:
        if row[3:5] == ["EST", "NGDPD"] and isinstance(row[7], int | float):  # as Albania's did: no scale, whole units
            row[7:9] = [round(row[7] * 10**9), ""]
    assert figures(reading(tmp_path, register, rows)) == figures(reading(tmp_path, register, listed()))


def test_that_a_small_series_amid_whole_units_is_in_them_too(tmp_path: Path, register: Register) -> None:
    rows = listed({("EST", "NGDP"): (40, 42, 44.5, 46.25)})
    turkish = ["dataflow", "IMF.RES:WEO_2026_OCT_VINTAGE(1.0.0)", "R", "TUR", "NGDP", "A", 1981, 8_000_000, 9, "", 2024]
    found = reading(tmp_path, register, [*rows, turkish])
    assert next(each.value for each in found.observations if each.member == "TUR") == 8.0


def test_that_columns_may_come_in_any_order_and_codes_with_their_words(tmp_path: Path, register: Register) -> None:
    rows = shuffled(listed(), [7, 6, 4, 3, 10, 8, 1])
    rows[0] = [f"{heading}: As in words" for heading in rows[0]]
    for row in rows[1:]:
        row[2], row[3] = f"{row[2]}: A subject", f"{row[3]}: A country"
    assert figures(reading(tmp_path, register, rows)) == figures(reading(tmp_path, register, listed()))


WORDS = {
    "NGDP_R": "Gross domestic product (GDP), Constant prices, Domestic currency",
    "NGDP_RPCH": "Gross domestic product (GDP), Constant prices, Percent change",
    "NGDP": "Gross domestic product (GDP), Current prices, Domestic currency",
    "NGDPD": "Gross domestic product (GDP), Current prices, US dollar",
    "NGDP_D": "Gross domestic product (GDP), Price deflator, Index",
    "LP": "Population, Persons for countries / Index for country groups",
    "PCPIPCH": "All Items, Consumer price index (CPI), Period average, Percent change",
}


def test_that_a_list_may_name_countries_and_subjects_in_words(tmp_path: Path, register: Register) -> None:
    rows = listed()
    for row in rows[1:]:
        row[3], row[4] = NAMES[str(row[3])], WORDS[str(row[4])]
    in_words = reading(tmp_path, register, rows)
    assert figures(in_words) == figures(reading(tmp_path, register, listed()))
    assert any("no use for: All Items" in each for each in notes(in_words))


@pytest.mark.parametrize("later_first", [False, True])
def test_that_of_two_editions_in_a_list_the_later_is_read_and_the_other_told(
    tmp_path: Path, register: Register, *, later_first: bool
) -> None:
    earlier = [["dataflow", "IMF.RES:WEO_2025_OCT_VINTAGE(1.0.0)", *row[2:7], row[7] if row[7] == "n/a" else "5e9",
                *row[8:]] for row in listed()[1:]]  # fmt: skip
    head, *later = listed()
    found = reading(tmp_path, register, [head, *later, *earlier] if later_first else [head, *earlier, *later])
    assert found.edition == "IMF WEO October 2026"
    assert figures(found) == figures(reading(tmp_path, register, listed()))
    place = f"list!B{len(later) + 2 if later_first else 2}"
    assert [(each.place, each.message) for each in found.findings if "edition" in each.message] == [
        (
            place,
            (
                "Rows of this sheet are of the edition of October 2025, and others of that of October 2026; expected"
                " one edition in a sheet. The earlier ones were left out."
            ),
        )
    ]


def test_that_rows_without_a_year_tell_of_their_series(tmp_path: Path, register: Register) -> None:
    rows = [row[:-1] + ([""] if at else [PORTAL[-1]]) for at, row in enumerate(listed())]
    rows.append(["dataflow", "IMF.RES:WEO(9.0.0)", "R", "EST", "NGDP", "A", "", "", "", "", 2025])
    kinds = {row.year: row.kind for row in reading(tmp_path, register, rows).observations if row.member == "EST"
             and row.measure is Measure.GDP and row.unit == "EUR million"}  # fmt: skip
    assert kinds == {2024: Kind.ACTUAL, 2025: Kind.ACTUAL, 2026: Kind.ESTIMATE, 2027: Kind.PLAN}


def test_that_a_row_without_a_year_may_tell_of_which_year_constant_prices_are(
    tmp_path: Path, register: Register
) -> None:
    rows = [[*row, "" if at else "BASE_YEAR"] for at, row in enumerate(listed())]
    rows.append(["dataflow", "IMF.RES:WEO(9.0.0)", "R", "EST", "NGDP_R", "A", "", "", "", "", "", 2020])
    found = reading(tmp_path, register, rows)
    bases = {each.member: each.price_basis for each in found.observations if each.measure is Measure.REAL_GDP}
    assert bases == {"EST": "constant 2020", "SWE": ""}


def test_that_a_figure_of_a_quarter_is_left_out_and_told_once(tmp_path: Path, register: Register) -> None:
    rows = listed()
    for at in (5, 6):
        rows[at][6] = "2024-Q3"
    found = reading(tmp_path, register, rows)
    told = [(each.place, each.raw) for each in found.findings if "is no year" in each.message]
    assert told == [("list!G6", "2024-Q3")]
    assert {row.cell for row in found.observations}.isdisjoint({"list!H6", "list!H7"})


def test_that_years_in_a_row_of_figures_never_make_it_a_header(tmp_path: Path, register: Register) -> None:
    rows = listed()
    rows[0][PORTAL.index("OBS_VALUE")] = "SOMETHING"
    with pytest.raises(WorkbookRefused, match="holds no table that Rampath knows"):
        reading(tmp_path, register, [row[:3] + row[3:] for row in rows])
