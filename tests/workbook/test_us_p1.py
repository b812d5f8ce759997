"""US Exhibit P-1 by the shipped profile: the real workbook of FY 2025, and others of its kind written here."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.budget import BudgetLines
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.opening import Presets
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_by_profile, read_workbook
from workbook.build import Rows, write
from workbook.lists import amounts, shipped, text_file

EXHIBIT = "Exhibit P-1"
YEARS = {"O": 2023, "Q": 2024, "S": 2025}


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "dod_p1_display.xlsx"


@pytest.fixture(scope="module")
def found(file: Path, presets: Presets) -> Reading:
    return read_workbook(file, presets.register, profiles=presets.profiles)


@pytest.fixture(scope="module")
def rows(file: Path) -> list[tuple[object, ...]]:
    """The rows of the exhibit as openpyxl reads them, from the first line on."""
    sheet = openpyxl.load_workbook(file, data_only=True)[EXHIBIT]
    return [*sheet.iter_rows(min_row=3, max_row=1192, values_only=True)]


def main_list(found: Reading) -> BudgetLines:
    return next(lines for lines in found.lines if lines.sheet == EXHIBIT)


def test_that_the_shipped_profile_is_found_without_being_named(found: Reading) -> None:
    assert (found.profile, found.edition) == ("us-p-1.toml", "US Exhibit P-1, FY 2025")
    assert "its 11 columns are in sheet “Exhibit P-1”" in found.reason


def test_that_used_and_unused_are_all_cells(found: Reading) -> None:
    assert found.used + found.unused_cells == found.cells == 73376
    assert found.used == 2 * (953 + 910 + 884)


def test_that_nothing_is_wrong_with_it(found: Reading) -> None:
    assert {finding.severity for finding in found.findings} == {Severity.NOTE}


def test_that_there_are_1190_lines_of_which_146_are_not_counted(found: Reading) -> None:
    for lines in found.lines:
        assert (lines.member, lines.unit, len(lines.rows)) == ("USA", "USD million", 1190)
        assert (int(lines.rows[0]), int(lines.rows[-1])) == (3, 1192)
    lines = main_list(found)
    assert int((~lines.counted).sum()) == 146
    assert {lines.texts["Add/Non-Add"][at] for at in lines.why_not} == {"Non-Add"}
    assert [each.repeats for each in found.lines] == ["", EXHIBIT, EXHIBIT, EXHIBIT]
    assert not any(each.counted.any() for each in found.lines[1:])


def test_that_totals_are_those_of_the_add_rows_to_the_thousand(found: Reading, rows: list[tuple[object, ...]]) -> None:
    by_account: dict[tuple[str, int], Decimal] = {}
    for row in rows:
        for at, year in ((14, 2023), (16, 2024), (18, 2025)):
            if row[12] == "Add" and isinstance(row[at], int):
                for part in ("", str(row[1])):
                    by_account[part, year] = by_account.get((part, year), Decimal(0)) + Decimal(str(row[at]))
    totals = {(total.part, total.year): total for total in main_list(found).totals()}
    assert set(totals) == set(by_account)
    for key, expected in by_account.items():
        assert Decimal(str(totals[key].amount)) == expected / 1000, key
    assert totals["", 2025].amount == 167546.268
    assert totals["", 2023].amount == 182236.18
    assert totals["Shipbuilding and Conversion, Navy", 2025].amount == 32378.291


def test_that_the_file_s_own_totals_agree_and_are_said_to_hold_non_add_rows(found: Reading) -> None:
    notes = [finding for finding in found.findings if finding.place.startswith(f"{EXHIBIT}!")]
    assert [finding.place for finding in notes] == [f"{EXHIBIT}!O1"]
    assert "3 (3 of them together with the lines that are not counted)" in notes[0].message


def test_that_a_changed_amount_is_told_against_the_total(file: Path, tmp_path: Path, register: Register) -> None:
    workbook = openpyxl.load_workbook(file, data_only=True)
    workbook[EXHIBIT]["S4"] = 149060
    workbook.save(tmp_path / "changed.xlsx")
    reading = read_by_profile(open_book(tmp_path / "changed.xlsx"), shipped("us-p-1"), register)
    warnings = {f.place: f for f in reading.findings if f.severity is Severity.WARNING}
    assert set(warnings) == {f"{EXHIBIT}!S1", "FY 2025 Request"}
    assert warnings[f"{EXHIBIT}!S1"].raw == "182062095"
    said = "182,062.095 USD million, and its lines add up to 182,062.096, those included that are not counted"
    assert said in warnings[f"{EXHIBIT}!S1"].message
    assert "They differ by 0.001" in warnings[f"{EXHIBIT}!S1"].message
    assert "167,546.268 USD million here, and to 167,546.269 in Exhibit P-1" in warnings["FY 2025 Request"].message


def test_that_codes_keep_their_leading_zeros_and_titles_stand_beside(found: Reading) -> None:
    lines = main_list(found)
    at = {int(row): nth for nth, row in enumerate(lines.rows)}
    for row, code, title, account, activity in (
        (3, "9670A00005", "MQ-1 UAV", "2031A", "01"),
        (200, "0287BZ6100", "MULTI-DOMAIN INTELLIGENCE", "2035A", "02"),
        (700, "2915", "CANES", "1810N", "02"),
        (1000, "00098K", "Msl Sprs/Repair Parts (Replen)", "3020F", "04"),
        (1191, "RDT&E", "Chem Demilitarization - RDT&E", "0390D", "02"),
    ):
        nth = at[row]
        known = (lines.texts["code"][nth], lines.texts["title"][nth], lines.texts["heading 1"][nth])
        assert (*known, lines.texts["heading 4"][nth]) == (code, title, account, activity)


@pytest.mark.parametrize(
    ("cell", "thousands"),
    [
        ("Exhibit P-1!O3", 350000), ("Exhibit P-1!S4", 149059), ("Exhibit P-1!Q4", 53453), ("Exhibit P-1!O5", 6725),
        ("Exhibit P-1!O6", 810785), ("Exhibit P-1!Q6", 887796), ("Exhibit P-1!O7", -192230),
        ("Exhibit P-1!Q7", -169218), ("Exhibit P-1!S7", -110360), ("Exhibit P-1!Q8", 110360),
        ("Exhibit P-1!O200", 18637), ("Exhibit P-1!Q200", 119989), ("Exhibit P-1!S200", 163077),
        ("Exhibit P-1!O700", 404665), ("Exhibit P-1!Q700", 467587), ("Exhibit P-1!S700", 440207),
        ("Exhibit P-1!O1000", 70478), ("Exhibit P-1!S1000", 103543), ("Exhibit P-1!O1150", 697538),
        ("Exhibit P-1!Q1192", -32026), ("Exhibit P-1!S1191", 754762), ("Exhibit P-1!Q1191", 1002560),
        ("Exhibit P-1!S1190", 20745), ("FY 2023 Actuals!O3", 350000), ("FY 2023 Actuals!O7", -192230),
        ("FY 2023 Actuals!O1191", 975206), ("FY 2024 PB Request with CR Adju!O4", 53453),
        ("FY 2024 PB Request with CR Adju!O8", 110360), ("FY 2024 PB Request with CR Adju!O1191", 1002560),
        ("FY 2025 Request!O4", 149059), ("FY 2025 Request!O7", -110360), ("FY 2025 Request!O1191", 754762),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_are_read_as_they_stand(found: Reading, cell: str, thousands: int) -> None:
    assert amounts(found.lines)[cell] == thousands / 1000


def test_that_years_and_kinds_are_those_of_the_headers(found: Reading) -> None:
    assert [(column.year, column.kind, column.stage) for column in main_list(found).columns] == [
        (2023, Kind.ACTUAL, "Actuals"), (2024, Kind.PLAN, "PB Request with CR Adjustments"),
        (2025, Kind.PLAN, "Request"),
    ]  # fmt: skip


def test_that_blank_quantity_and_text_cells_give_no_amount(found: Reading) -> None:
    known = amounts(found.lines)
    assert not {f"{EXHIBIT}!N3", f"{EXHIBIT}!S9", f"{EXHIBIT}!O1192", f"{EXHIBIT}!O1"} & set(known)


HEAD_2026 = (
    "Account", "Account Title", "Organization", "Budget\nActivity", "Budget Activity Title", "Line Number", "BSA",
    "Budget SubActivity (BSA) Title", "Budget Line Item", "Budget Line Item (BLI) Title", "Cost Type",
    "Cost Type Title", "Add/ Non-Add", "FY 2024\nActuals\nQuantity", "FY 2024\nActuals\nAmount",
    "FY 2026\nDisc Request\nAmount", "FY 2026\nReconciliation Request\nAmount", "FY 2026\nTotal\nAmount",
    "Classification",
)  # fmt: skip


def line(bli: str, cost: str, flag: str, *figures: object) -> tuple[object, ...]:
    return ("1611N", "Shipbuilding", "N", "02", "Ships", "5", "01", "Ships", bli, f"Ship {bli}", "A", cost, flag,
            *figures, "U")  # fmt: skip


EDITION_2026: Rows = (
    ("", "", "", "", "", "", "Total of Displayed Rows", *[""] * 7, 1100, 500, 60, 560),
    HEAD_2026,
    line("0001", "Weapon System Cost", "Add", 1, 700, 300, 50, 350),
    line("0002", "Advance Procurement (CY)", "Add", "", 200, 100, "", 100),
    line("0002", "C (FY 2026 for FY 2027) (M)", "Add", "", 200, 100, "", 100),
    line("0003", "LCS (MEMO NON ADD)", "Add", "", "", "", 10, 10),
)


def test_that_another_edition_is_read_by_the_same_profile(tmp_path: Path, presets: Presets) -> None:
    file = write(tmp_path / "p1_2026.xlsx", {EXHIBIT: EDITION_2026})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition) == ("us-p-1.toml", "US Exhibit P-1, FY 2026")
    (lines,) = reading.lines
    assert [(t.year, t.stage, t.amount) for t in lines.totals() if not t.part] == [
        (2024, "Actuals", 0.9), (2026, "Disc Request", 0.4), (2026, "Reconciliation Request", 0.05),
        (2026, "Total", 0.45),
    ]  # fmt: skip
    assert [lines.texts["Cost Type Title"][at] for at in lines.why_not] == [
        "C (FY 2026 for FY 2027) (M)", "LCS (MEMO NON ADD)",
    ]  # fmt: skip
    assert {finding.severity for finding in reading.findings} == {Severity.NOTE}
    assert reading.used + reading.unused_cells == reading.cells


def test_that_an_exhibit_is_known_by_its_short_name_too(tmp_path: Path, presets: Presets) -> None:
    file = write(tmp_path / "p1.xlsx", {"P-1": EDITION_2026})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition) == ("us-p-1.toml", "US P-1, FY 2026")
    (lines,) = reading.lines
    assert [t.amount for t in lines.totals() if not t.part] == [0.9, 0.4, 0.05, 0.45]
    assert {finding.severity for finding in reading.findings} == {Severity.NOTE}


def test_that_an_exhibit_of_memorandum_lines_alone_says_that_nothing_of_it_counts(
    tmp_path: Path, presets: Presets
) -> None:
    """P-1R shows what P-1 holds of the reserve's equipment."""
    head = (
        "Account", "Account Title", "Organization", "Budget Activity", "Budget Activity Title", "Line Number", "BSA",
        "Budget SubActivity (BSA) Title", "Budget Line Item", "Budget Line Item (BLI) Title", "Cost Type",
        "Cost Type Title", "Add/Non-Add", "FY 2024 Actuals Amount", "FY 2025 Enacted Amount", "FY 2026 Request Amount",
    )  # fmt: skip
    lines = [("2035A", "Other Procurement, Army", "A", "01", "Tactical", "1", "10", "Vehicles", "D15500", "HMMWV", kind,
              f"{kind} (MEMO NON ADD)", "Add", 10, 20, 30) for kind in ("AR", "NG")]  # fmt: skip
    file = write(tmp_path / "p1r_display.xlsx", {"Exhibit P-1R": [(), head, *lines]})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert reading.lines[0].totals() == ()
    said = (
        "No line of this list counts; of the first, “Cost Type Title” reads “AR (MEMO NON ADD)”: other lines hold it"
        " already. A plan keeps no total of it."
    )
    assert [(each.severity, each.place, each.message) for each in reading.findings] == [
        (Severity.WARNING, "Exhibit P-1R!A3", said)
    ]


def test_that_the_exhibit_as_a_text_file_is_known_whatever_the_file_is_called(tmp_path: Path, presets: Presets) -> None:
    rows = [["" if value is None else str(value) for value in row] for row in EDITION_2026]
    reading = read_workbook(text_file(tmp_path / "p1_display.csv", rows), presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition) == ("us-p-1.toml", "US p1_display, FY 2026")
    assert {(t.year, t.stage): t.amount for t in reading.lines[0].totals() if not t.part}[2026, "Total"] == 0.45


def test_that_exhibit_r_1_is_read_by_the_profile_of_its_sisters(tmp_path: Path, presets: Presets) -> None:
    head = (
        "Account", "Account Title", "Organization", "Budget Activity", "Budget Activity Title", "Line Number",
        "PE/BLI", "Program Element/Budget Line Item (BLI) Title", "Include In TOA", "FY 2024 Actuals",
        "FY 2025 Enacted", "FY 2025 Total", "FY 2026 Disc Request", "Classification",
    )  # fmt: skip
    rows: Rows = (
        ("", "", "", "", "", "", "Total of Displayed Rows", "", "", 300000, 293145, 293145, 7),
        head,
        ("0400D", "RDT&E, DW", "DARPA", "01", "Basic research", "2", "0601101E", "SCIENCES", "Y",
         "280494", 293145, 293145, 7, "U"),
        ("0400D", "RDT&E, DW", "DARPA", "01", "Basic research", "3", "0601102E", "OTHER", "N", 19506, "", "", "", "U"),
    )  # fmt: skip
    file = write(tmp_path / "r1.xlsx", {"Exhibit R-1": rows, "FY 2024 Actuals": [(), [*head[:10], head[13]]]})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition) == ("us-r-1-o-1.toml", "US Exhibit R-1, FY 2026")
    assert [(t.year, t.stage, t.amount) for t in reading.lines[0].totals() if not t.part] == [
        (2024, "Actuals", 280.494), (2025, "Enacted", 293.145), (2025, "Total", 293.145), (2026, "Disc Request", 0.007),
    ]  # fmt: skip
    assert reading.used + reading.unused_cells == reading.cells
