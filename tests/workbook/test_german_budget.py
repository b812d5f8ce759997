"""The German federal accounts and budget by the shipped profiles: the real files, and others of their kind."""

import csv
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.domain.plan_budget import sums_of
from rampath.opening import Presets
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_by_profile, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.lists import amounts, shipped, text_file

ACCOUNTS = "Haushaltsrechnung 2023"
BUDGET = "de_bundeshaushalt_hh_2018"
DEFENCE = "Einzelplan 14 (Verteidigung)"


@pytest.fixture(scope="module")
def accounts(shared_data: Path, presets: Presets) -> Reading:
    file = shared_data / "workbooks" / "de_bundeshaushalt_HR2023.xlsx"
    return read_workbook(file, presets.register, profiles=presets.profiles)


@pytest.fixture(scope="module")
def budget(shared_data: Path, presets: Presets) -> Reading:
    file = shared_data / "workbooks" / f"{BUDGET}.csv"
    return read_workbook(file, presets.register, profiles=presets.profiles)


def totals(reading: Reading) -> dict[tuple[str, str], Decimal]:
    """Totals in euros and cents by side and part."""
    return {
        (total.side, total.part): (Decimal(repr(total.amount)) * 1_000_000).quantize(Decimal("0.01"))
        for total in reading.lines[0].totals()
    }


def test_that_the_shipped_profiles_are_found_without_being_named(accounts: Reading, budget: Reading) -> None:
    assert (accounts.profile, accounts.edition) == ("de-haushaltsrechnung.toml", "Haushaltsrechnung des Bundes 2023")
    assert (budget.profile, budget.edition) == ("de-haushalt.toml", "Bundeshaushalt 2018, Soll")
    assert accounts.findings == budget.findings == ()


def test_that_used_and_unused_are_all_cells(accounts: Reading, budget: Reading) -> None:
    assert accounts.used + accounts.unused_cells == accounts.cells == 40636
    assert budget.used + budget.unused_cells == budget.cells == 73023
    assert (accounts.used, budget.used) == (6691, 6111)


def test_that_the_accounts_add_up_to_the_cent_revenue_and_expenditure_apart(
    accounts: Reading, shared_data: Path
) -> None:
    with pytest.warns(UserWarning, match="no default style"):
        book = openpyxl.load_workbook(shared_data / "workbooks" / "de_bundeshaushalt_HR2023.xlsx", data_only=True)
    expected: dict[tuple[str, str], Decimal] = {}
    for plan, _chapter, title, _words, actual, _page in book.worksheets[0].iter_rows(min_row=2, values_only=True):
        if isinstance(title, float) and isinstance(actual, float):
            side = "Einnahmen" if title < 40000 else "Ausgaben"
            for part in ("", DEFENCE) if plan == 14 else ("",):
                expected[side, part] = expected.get((side, part), Decimal(0)) + Decimal(repr(actual))
    assert totals(accounts) == expected
    assert expected["Einnahmen", ""] == expected["Ausgaben", ""] == Decimal("457663394853.41")
    assert expected["Ausgaben", DEFENCE] == Decimal("51176634756.62")
    assert expected["Einnahmen", DEFENCE] == Decimal("1520876572.61")


def test_that_the_budget_adds_up_revenue_and_expenditure_apart(budget: Reading, shared_data: Path) -> None:
    with (shared_data / "workbooks" / f"{BUDGET}.csv").open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream, delimiter=";")]
    expected: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        side = {"E": "Einnahmen", "A": "Ausgaben"}[row["einnahmen-ausgaben"]]
        for part in ("", DEFENCE) if row["einzelplan"] == "14" else ("",):
            expected[side, part] = expected.get((side, part), Decimal(0)) + Decimal(row["soll"]) * 1000
    assert totals(budget) == expected
    # The budget act of 12 July 2018 fixes revenue and expenditure at 343 600 000 000 euros.
    assert expected["Einnahmen", ""] == expected["Ausgaben", ""] == 343_600_000_000
    assert expected["Ausgaben", DEFENCE] == 38_519_574_000


def test_that_codes_that_came_as_numbers_have_their_zeros_again(accounts: Reading) -> None:
    (lines,) = accounts.lines
    at = {int(row): nth for nth, row in enumerate(lines.rows)}
    for row, plan, chapter, title in (
        (4, "01", "01", "23201"), (2500, "09", "04", "68703"), (2966, "10", "04", "09902"), (4596, "14", "01", "16603"),
        (6934, "60", "67", "63645"),
    ):  # fmt: skip
        nth = at[row]
        known = lines.texts["heading 1"][nth], lines.texts["heading 2"][nth], lines.texts["code"][nth]
        assert known == (plan, chapter, title)
    assert lines.texts["title"][at[8]] == "Deutsche Künstlerhilfe"


def test_that_headings_are_no_lines(accounts: Reading) -> None:
    reasons = {cell.place: cell.reason for cell in accounts.unused}
    assert (
        reasons[f"{ACCOUNTS}!A2:D2"] == reasons[f"{ACCOUNTS}!A3:B3"] == "heading or note, without an amount of its own"
    )
    assert sum(cell.cells for cell in accounts.unused if cell.reason.startswith("heading")) == 217 * 2 + 25 * 2


@pytest.mark.parametrize(
    ("row", "euros"),
    [
        (4, "1085500.00"), (5, "78704.33"), (6, "1070598.98"), (7, "1341480.99"), (8, "3123801.79"), (500, "24643.00"),
        (679, "-10942.53"), (690, "-2504.73"), (927, "-2619.46"), (1000, "2960416.86"), (2000, "699223.86"),
        (2500, "22528178.83"), (2966, "53692.96"), (3000, "22883275.92"), (3500, "2579706.42"), (4000, "4966139.42"),
        (4500, "0.00"), (4596, "3375902.18"), (4597, "77353837.34"), (4698, "12418348.16"), (4928, "363499056.53"),
        (4931, "172164175.75"), (5500, "461290.42"), (6500, "11293615.56"), (6724, "101013402181.62"),
        (6931, "926599536.04"), (6932, "868952125.26"), (6933, "74465000.00"), (6934, "472373755.61"),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_of_the_accounts_are_read_as_they_stand(
    accounts: Reading, row: int, euros: str
) -> None:
    assert amounts(accounts.lines)[f"{ACCOUNTS}!E{row}"] == float(Decimal(euros) / 1_000_000)


@pytest.mark.parametrize(
    ("row", "thousands"),
    [
        (2, 0), (4, 1000), (5, 1348), (8, 237), (100, 200), (425, -5000), (500, 50765), (752, -7500), (1000, 2353),
        (1500, 0), (2000, 107), (2500, 299), (3000, 121), (3500, 61), (4000, 3500), (4349, 38), (4350, 50000),
        (4469, 0), (4470, 80000), (4500, 1510), (4651, 228978), (4652, 60524), (5000, 200), (5500, 2759), (6000, 1900),
        (6111, 71000), (6112, 375000),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_of_the_budget_are_read_as_they_stand(
    budget: Reading, row: int, thousands: int
) -> None:
    assert amounts(budget.lines)[f"{BUDGET}!L{row}"] == thousands / 1000


def test_that_years_and_kinds_are_told(accounts: Reading, budget: Reading) -> None:
    assert [(c.year, c.kind, c.stage) for c in accounts.lines[0].columns] == [(2023, Kind.ACTUAL, "Ist")]
    assert [(c.year, c.kind, c.stage) for c in budget.lines[0].columns] == [(2018, Kind.PLAN, "Soll")]


HEAD = ("einzelplan", "einzelplan-text", "einnahmen-ausgaben", "einnahmen-ausgaben-art", "kapitel", "kapitel-text",
        "titel", "funktion", "titel-text", "flex", "seite", "soll", "titelgruppe", "tgr-text")  # fmt: skip
ROWS = (
    ("14", "Verteidigung", "A", "", "1404", "Kommando", "55411", "032", "Beschaffung für Überwachung", "nein", "9",
     "1000", "", ""),
    ("14", "Verteidigung", "E", "", "1401", "Allgemein", "11901", "032", "Erlöse", " ", "9", "300", "", ""),
    ("60", "Finanzen", "A", "", "6002", "Allgemein", "52601", "011", "Gerichtskosten", " ", "9", "50", "", ""),
)  # fmt: skip


@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\r\n"), ("cp1252", "\n"), ("utf-16", "\r\n")])
def test_that_other_years_and_encodings_are_read_by_the_same_profile(
    tmp_path: Path, presets: Presets, encoding: str, end: str
) -> None:
    file = text_file(tmp_path / "HH_2021_ALL.csv", [HEAD, *ROWS], encoding, end)
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition, reading.findings) == ("de-haushalt.toml", "Bundeshaushalt 2021, Soll", ())
    assert totals(reading) == {
        ("Einnahmen", ""): 300_000, ("Einnahmen", DEFENCE): 300_000, ("Ausgaben", ""): 1_050_000,
        ("Ausgaben", DEFENCE): 1_000_000,
    }  # fmt: skip
    assert "Überwachung" in reading.lines[0].texts["title"][0]


ACCOUNT = ("Epl.", "Kap.", "Tit.", "Zweckbestimmung", "Ist 2024")


def test_that_lists_on_several_sheets_are_not_added_and_the_first_is_kept_with_an_error(
    tmp_path: Path, presets: Presets
) -> None:
    sheets: dict[str, Rows] = {"Epl 14": [ACCOUNT, ("14", "1401", "42301", "Bezüge", 1_000_000)],
                               "Epl 15": [ACCOUNT, ("15", "1501", "42301", "Bezüge", 2_000_000)]}  # fmt: skip
    reading = read_workbook(write(tmp_path / "HR.xlsx", sheets), presets.register, profiles=presets.profiles)
    (error,) = (finding for finding in reading.findings if finding.severity is Severity.ERROR)
    assert error.place == "Epl 15!E2"
    assert "“Ist 2024” adds up to 2.000 EUR million here, and to 1.000 in Epl 14" in error.message
    kept = {(each.side, each.part): each.amount for each in sums_of(reading.lines)}
    assert kept == {("Ausgaben", ""): 1.0, ("Ausgaben", DEFENCE): 1.0}
    assert reading.used + reading.unused_cells == reading.cells


def test_that_a_copy_of_a_list_on_a_second_sheet_is_counted_once(tmp_path: Path, presets: Presets) -> None:
    rows = [ACCOUNT, ("14", "1401", "42301", "Bezüge", 1_000_000)]
    file = write(tmp_path / "HR.xlsx", {"HR": rows, "HR (2)": rows})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert [lines.repeats for lines in reading.lines] == ["", "HR"]
    assert [finding.severity for finding in reading.findings] == [Severity.NOTE]
    assert reading.used + reading.unused_cells == reading.cells


@pytest.mark.parametrize(
    ("amount", "thousands"), [("1.000", 1_000), ("1.234.567", 1_234_567), ("1.000,5", 1_000.5), ("1000.5", 1_000.5)]
)
def test_that_amounts_are_written_as_in_germany_unless_they_can_only_be_read_otherwise(
    tmp_path: Path, presets: Presets, amount: str, thousands: float
) -> None:
    rows = (HEAD, (*ROWS[0][:11], amount, "", ""), (*ROWS[0][:6], "55412", *ROWS[0][7:11], "300", "", ""))
    reading = read_workbook(text_file(tmp_path / "hh_2025.csv", rows), presets.register, profiles=presets.profiles)
    assert reading.questions == ()
    (lines,) = reading.lines
    assert [round(each * 1000, 6) for each in lines.amounts[:, 0]] == [thousands, 300]


def test_that_a_budget_without_a_year_in_its_name_is_refused_with_what_to_do(tmp_path: Path, presets: Presets) -> None:
    file = text_file(tmp_path / "haushalt.csv", [HEAD, *ROWS])
    with pytest.raises(WorkbookRefused, match="it once in the name of the file, as in “haushalt 2024”"):
        read_workbook(file, presets.register, profiles=presets.profiles)


def test_that_columns_in_another_order_and_codes_without_zeros_are_followed(tmp_path: Path, presets: Presets) -> None:
    order = (11, 6, 2, 0, 4, 8)
    rows = [[row[at] for at in order] for row in (HEAD, *ROWS)]
    rows[3][3] = "1"
    file = text_file(tmp_path / "hh_2019.csv", rows)
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert totals(reading)["Ausgaben", DEFENCE] == 1_000_000
    assert reading.lines[0].texts["heading 2"][2] == "01"


def test_that_a_line_that_is_neither_revenue_nor_expenditure_is_told(tmp_path: Path, register: Register) -> None:
    rows = [HEAD, *ROWS, (*ROWS[0][:2], "", *ROWS[0][3:])]
    reading = read_by_profile(open_book(text_file(tmp_path / "hh_2019.csv", rows)), shipped("de-haushalt"), register)
    assert [(finding.severity, finding.place) for finding in reading.findings] == [(Severity.ERROR, "hh_2019!A5")]
    assert totals(reading)["Ausgaben", ""] == 1_050_000


def test_that_accounts_of_another_year_with_totals_and_plan_are_read(tmp_path: Path, presets: Presets) -> None:
    file = write(tmp_path / "hr.xlsx", {"Tabelle1": [
        ("Haushaltsrechnung des Bundes",),
        ("Epl.", "Kap.", "Tit.", "Zweckbestimmung", "Soll 2022", "Ist 2022", "Seite"),
        (14, "", "", "Bundesministerium der Verteidigung"),
        (14, 1, 11901, "Erlöse", 5, 4.5, 7),
        (14, 1, 55411, "Beschaffung", 1000, 999.99, 7),
        (14, 1, 55412, "Erhaltung", 100, 100.01, 7),
        ("", "", "", "Summe Ausgaben Kapitel 1401", 1100, 1100, 7),
        ("", "", "", "Summe Einnahmen", 5, 4.6, 7),
    ]})  # fmt: skip
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert reading.profile == "de-haushaltsrechnung.toml"
    assert reading.edition == "Haushaltsrechnung des Bundes 2022"
    assert [(t.side, t.stage, t.amount) for t in reading.lines[0].totals() if not t.part] == [
        ("Einnahmen", "Soll", 5e-6), ("Einnahmen", "Ist", 4.5e-6),
        ("Ausgaben", "Soll", 1100e-6), ("Ausgaben", "Ist", 1100e-6),
    ]  # fmt: skip
    assert {(finding.severity.value, finding.place) for finding in reading.findings} == {
        ("note", "Tabelle1!A2"), ("warning", "Tabelle1!F8"), ("note", "Tabelle1!E7"),
    }  # fmt: skip
    assert reading.used + reading.unused_cells == reading.cells


def test_that_lists_on_several_sheets_are_added_once_somebody_says_that_they_are_parts_of_one_budget(
    tmp_path: Path, presets: Presets
) -> None:
    sheets: dict[str, Rows] = {"Epl 14": [ACCOUNT, ("14", "1401", "42301", "Bezüge", 1_000_000)],
                               "Epl 15": [ACCOUNT, ("15", "1501", "42301", "Bezüge", 2_000_000)]}  # fmt: skip
    file = write(tmp_path / "HR.xlsx", sheets)
    reading = read_workbook(file, presets.register, profiles=presets.profiles, answers={"lists Epl 15": "parts"})
    kept = {(each.side, each.part): each.amount for each in sums_of(reading.lines)}
    assert kept == {
        ("Ausgaben", ""): 3.0, ("Ausgaben", DEFENCE): 1.0, ("Ausgaben", "Epl 14"): 1.0, ("Ausgaben", "Epl 15"): 2.0,
    }  # fmt: skip
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []


def test_that_a_supplementary_budget_is_not_taken_for_the_budget(tmp_path: Path, presets: Presets) -> None:
    """As in nhh_2020_1.csv: what the changed Titel are to have now, and what they had before."""
    head = "einzelplan;einzelplan-text;einnahmen-ausgaben;einnahmen-ausgaben-art;kapitel;kapitel-text;titel;funktion;"
    head += "titel-text;flex;seite;soll;seite;bisher;titelgruppe;tgr-text"
    rows = [head.split(";")]
    rows += [
        f"{area};Plan;{side};;{area}03;Kapitel;{title};032;Titel;nein;18;{now};4;{before};;".split(";")
        for area, side, title, now, before in (
            ("14", "A", "55412", 355000, 205000), ("60", "A", "68701", 50600, 600), ("60", "E", "32511", 122487192, 0)
        )
    ]  # fmt: skip
    file = text_file(tmp_path / "nhh_2020_1.csv", rows)
    found = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (found.profile, found.edition) == ("de-nachtragshaushalt.toml", "Nachtragshaushalt 2020, changed Titel")
    assert found.findings == ()
    assert {
        (total.side, total.part, total.stage): (total.year, total.amount, total.kind)
        for total in found.lines[0].totals()
        if total.part
    } == {
        ("Ausgaben", DEFENCE, "Soll, of the changed Titel"): (2020, 355.0, Kind.PLAN),
        ("Ausgaben", DEFENCE, "Soll before, of the changed Titel"): (2020, 205.0, Kind.PLAN),
    }
    assert found.used + found.unused_cells == found.cells
