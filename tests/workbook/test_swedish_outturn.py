"""The Swedish monthly outturn by the shipped profile: the real excerpt, and others of its kind."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.observation import Kind
from rampath.opening import Presets
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write
from workbook.lists import amounts, text_file

NAME = "statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv"
SHEET = "statskontoret_utgifter-2025-12-"
AREA = "Utgiftsområde 06 (försvar och samhällets krisberedskap)"
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
HEAD = ("Utgiftsområde", "Utgiftsområdesnamn", "Anslag", "Anslagsnamn", "Myndighet", "År",
        *(f"Utfall {month}" for month in MONTHS), "Utgiftsområde utfallsår", "Anslag utfallsår")  # fmt: skip


@pytest.fixture(scope="module")
def found(shared_data: Path, presets: Presets) -> Reading:
    return read_workbook(shared_data / "workbooks" / NAME, presets.register, profiles=presets.profiles)


def test_that_the_shipped_profile_is_found_without_being_named(found: Reading) -> None:
    assert (found.profile, found.findings) == ("se-utfall.toml", ())
    assert found.used + found.unused_cells == found.cells == 164
    assert found.used == 5 * 12


def test_that_the_months_of_a_year_add_up_to_the_oere(found: Reading, shared_data: Path) -> None:
    with (shared_data / "workbooks" / NAME).open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream, delimiter=";")]
    sums = {"": Decimal(0), AREA: Decimal(0)}
    for row in rows:
        spent = sum(Decimal(row[f"Utfall {month}"].replace(",", ".")) for month in MONTHS)
        sums[""] += spent
        sums[AREA] += spent if row["Utgiftsområde"] == "06" else 0
    (lines,) = found.lines
    totals = {total.part: total for total in lines.totals()}
    assert {part: Decimal(repr(total.amount)) for part, total in totals.items()} == sums
    assert sums == {"": Decimal("102392.25204926"), AREA: Decimal("101186.62004926")}
    assert (totals[AREA].year, totals[AREA].months, totals[AREA].kind) == (2025, tuple(range(1, 13)), Kind.ACTUAL)
    assert (totals[""].lines, totals[AREA].lines, lines.unit) == (5, 4, "SEK million")


def test_that_codes_keep_their_zeros_and_an_item_beside_the_budget_has_none(found: Reading) -> None:
    (lines,) = found.lines
    assert lines.texts["heading 1"] == ["", "06", "06", "06", "06"]
    assert lines.texts["code"] == ["", "0601001", "0601002", "0601003", "0601003"]
    assert lines.texts["Anslagspost"] == ["", "001", "001", "001", "002"]


@pytest.mark.parametrize(
    ("cell", "millions"),
    [
        ("L2", "100.469332"), ("W2", "100.469348"), ("L3", "2857.52268328"), ("M3", "3397.98521046"),
        ("R3", "2313.88954018"), ("W3", "4464.73041355"), ("L4", "0.05957421"), ("M4", "19.62462678"),
        ("N4", "-1.38144257"), ("O4", "-7.61897475"), ("Q4", "2.1632612"), ("S4", "-4.0780632"), ("W4", "1.53191908"),
        ("L5", "828.09368331"), ("P5", "2338.24174809"), ("T5", "3976.89884871"), ("W5", "17596.6605137"),
        ("L6", "421.82536463"), ("Q6", "1491.5753175"), ("S6", "209.5047446"), ("V6", "-120.98930255"),
        ("W6", "5730.36418208"),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_are_read_as_they_stand(found: Reading, cell: str, millions: str) -> None:
    assert amounts(found.lines)[f"{SHEET}!{cell}"] == float(millions)


def spent(area: str, code: str, year: object, *months: object) -> list[object]:
    return [area, "Namn", code, "Titel", "Myndighet", year, *months, *[""] * (12 - len(months)), area, code]


def test_that_lines_of_many_years_are_added_year_by_year_and_unfinished_years_say_so(
    tmp_path: Path, presets: Presets
) -> None:
    rows = [
        HEAD, spent("06", "0601001", "2023", *["1,5"] * 12), spent("06", "0601001", "2024", "2,25", "-0,25"),
        spent("05", "0501001", "2024", "10", "20,5", "1"),
    ]  # fmt: skip
    file = text_file(tmp_path / "utgifter.csv", [[str(cell) for cell in row] for row in rows])
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    (lines,) = reading.lines
    assert [(t.part, t.year, t.amount, t.months) for t in lines.totals()] == [
        ("", 2023, 18.0, tuple(range(1, 13))), ("", 2024, 33.5, (1, 2, 3)),
        (AREA, 2023, 18.0, tuple(range(1, 13))), (AREA, 2024, 2.0, (1, 2)),
    ]  # fmt: skip
    assert reading.used + reading.unused_cells == reading.cells


def test_that_a_zero_of_one_line_does_not_make_a_month_of_an_unfinished_year(
    tmp_path: Path, presets: Presets
) -> None:  # as in utgifter-2026-07
    rows = [
        HEAD, spent("06", "0602001", "2026", "144,8", "157,5", "0"),
        spent("06", "0602004", "2026", "0", "0", "2,5", "0"),
        spent("06", "0602006", "2025", *["1"] * 11, "0"), spent("06", "0602007", "2025", *["1"] * 11, "0"),
    ]  # fmt: skip
    file = text_file(tmp_path / "utgifter-2026-03.csv", [[str(cell) for cell in row] for row in rows])
    (lines,) = read_workbook(file, presets.register, profiles=presets.profiles).lines
    assert [(t.year, t.amount, t.months) for t in lines.totals() if not t.part] == [
        (2025, 22.0, tuple(range(1, 13))), (2026, 304.8, (1, 2, 3)),
    ]  # fmt: skip


def test_that_the_workbook_of_the_same_table_with_its_pivot_sheet_is_read(tmp_path: Path, presets: Presets) -> None:
    head = [*HEAD[:6], *(f"Utfall {month} 2024" for month in MONTHS), *HEAD[18:]]
    data: Rows = [head, [6, "Namn", 601001, "Titel", "", 2024, 1.5, -0.5]]
    file = write(tmp_path / "utgifter.xlsx", {"Data": data, "Pivot": [("Summa", 1.0)]})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    (lines,) = reading.lines
    assert (lines.sheet, lines.texts["heading 1"], lines.texts["code"]) == ("Data", ["06"], ["0601001"])
    assert [(t.part, t.year, t.amount) for t in lines.totals()] == [("", 2024, 1.0), (AREA, 2024, 1.0)]
    assert {cell.reason for cell in reading.unused if cell.place.startswith("Pivot")} == {
        "nobody has said how this sheet is to be read"
    }


def test_that_figures_saved_with_a_point_are_read_as_they_stand_and_said(tmp_path: Path, presets: Presets) -> None:
    rows = [HEAD, [str(cell) for cell in spent("06", "0601001", "2024", "2857.52268328", "1.5")]]
    reading = read_workbook(text_file(tmp_path / "u.csv", rows), presets.register, profiles=presets.profiles)
    assert [finding.severity for finding in reading.findings] == [Severity.WARNING]
    assert reading.lines[0].totals()[0].amount == 2859.02268328


@pytest.mark.parametrize("name", ["utgifter-2025-12-preliminar", "Utgifter december 2025, Prelimina\u0308r 1"])
def test_that_the_last_year_of_a_preliminary_file_is_an_estimate_and_earlier_ones_are_final(
    tmp_path: Path, presets: Presets, name: str
) -> None:
    rows = [
        HEAD, spent("06", "0601001", "2024", *["1,5"] * 12), spent("06", "0601001", "2025", *["2,25"] * 12),
    ]  # fmt: skip
    file = text_file(tmp_path / f"{name}.csv", [[str(cell) for cell in row] for row in rows])
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert [(t.year, t.kind, t.amount) for t in reading.lines[0].totals() if not t.part] == [
        (2024, Kind.ACTUAL, 18.0), (2025, Kind.ESTIMATE, 27.0),
    ]  # fmt: skip
    (note,) = reading.findings
    assert note.severity is Severity.NOTE
    assert "“preliminär”, so the figures of its last year, 2025, may still change" in note.message
