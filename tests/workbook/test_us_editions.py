"""The US exhibits by the shipped profiles over their editions, whose headers are called otherwise every other year."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.observation import Kind
from rampath.opening import Presets
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write

ACTUAL, PLAN = Kind.ACTUAL, Kind.PLAN
BEGIN = ("Account", "Account Title", "Organization", "Budget\nActivity", "Budget Activity Title", "Line\nNumber")
WORDS = ("2031A", "Aircraft Procurement, Army", "A", "01", "Aircraft", "1")


def p_1(tmp_path: Path, presets: Presets, headers: tuple[str, ...], code: str, title: str) -> Reading:
    """An Exhibit P-1 whose columns of amounts hold 1, 2, 4, 8 … thousand dollars."""
    amounts = [2**at for at in range(len(headers))]
    head = (*BEGIN, "BSA", "Budget Sub Activity (BSA) Title", code, title, "Cost\nType", "Cost Type Title",
            "Add/\nNon-Add", *headers, "Classification")  # fmt: skip
    row = (*WORDS, "10", "Fixed Wing", "9670A00005", "MQ-1 UAV", "A", "Weapon System Cost", "Add", *amounts, "U")
    file = write(tmp_path / "p1.xlsx", {"Exhibit P-1": [(), head, row]})
    return read_workbook(file, presets.register, profiles=presets.profiles)


def told(reading: Reading) -> list[tuple[int, str, Kind, float]]:
    """The totals of all lines: year, stage, kind, thousands."""
    (lines,) = reading.lines
    return [(t.year, t.stage, t.kind, t.amount * 1000) for t in lines.totals() if not t.part]


def is_clean(reading: Reading) -> bool:
    """Whether each cell is accounted for, and there is nothing to be said but notes."""
    noted = {finding.severity for finding in reading.findings} <= {Severity.NOTE}
    return noted and reading.used + reading.unused_cells == reading.cells


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            ("FY 2016\n(Base + OCO)\nAmount", "FY 2017\nTotal PB Requests with CR Adj Base + OCO + SAA\nAmount",
             "FY 2018\nBase\nAmount", "FY 2018\nOCO\nAmount", "FY 2018\nTotal (Base + OCO)\nAmount"),
            [(2016, "Base + OCO", ACTUAL, 1), (2017, "Total PB Requests with CR Adj Base + OCO + SAA", PLAN, 2),
             (2018, "Base", PLAN, 4), (2018, "OCO", PLAN, 8), (2018, "Total (Base + OCO)", PLAN, 16)],
        ),
        (
            ("FY 2019\n(Base + OCO)\nAmount", "FY 2020\nTotal Enacted\n(Base+Emerg+OCO)\nAmount",
             "FY 2021\nTotal\n(Base + OCO)\nAmount"),
            [(2019, "Base + OCO", ACTUAL, 1), (2020, "Total Enacted (Base+Emerg+OCO)", PLAN, 2),
             (2021, "Total (Base + OCO)", PLAN, 4)],
        ),
        (
            ("FY 2020\nActual*\nAmount", "FY 2021\nEnacted\nAmount", "FY 2022\nRequest\nAmount"),
            [(2020, "Actuals", ACTUAL, 1), (2021, "Enacted", PLAN, 2), (2022, "Request", PLAN, 4)],
        ),
        (
            ("FY 2021\n(Base + OCO)\nAmount", "FY 2022\nEnactment*\nAmount", "FY 2023\nRequest\nAmount"),
            [(2021, "Base + OCO", ACTUAL, 1), (2022, "Enactment", PLAN, 2), (2023, "Request", PLAN, 4)],
        ),
    ],
)  # fmt: skip
def test_that_prior_year_amounts_are_actual_under_any_name_that_they_had(
    tmp_path: Path, presets: Presets, headers: tuple[str, ...], expected: list[tuple[int, str, Kind, float]]
) -> None:
    reading = p_1(tmp_path, presets, headers, "Line Item", "Line Item Title")
    assert reading.profile == "us-p-1.toml"
    assert is_clean(reading)
    assert told(reading) == expected


def test_that_reconciliation_and_total_of_the_prior_year_are_actual_in_the_edition_of_2027(
    tmp_path: Path, presets: Presets
) -> None:
    headers = ("FY 2025 Actuals Amount", "FY 2025 Reconcilation Amount", "FY 2025 Total Amount",
               "FY 2026 PL 119-21 Spend Plan Amount", "FY 2026 Total Amount", "FY 2027 Mandatory Amount",
               "FY 2027 Total Amount")  # fmt: skip
    reading = p_1(tmp_path, presets, headers, "Budget Line Item", "Budget Line Item (BLI) Title")
    assert told(reading) == [
        (2025, "Actuals", ACTUAL, 1), (2025, "Reconcilation", ACTUAL, 2), (2025, "Total", ACTUAL, 4),
        (2026, "PL 119-21 Spend Plan", PLAN, 8), (2026, "Total", PLAN, 16), (2027, "Mandatory", PLAN, 32),
        (2027, "Total", PLAN, 64),
    ]  # fmt: skip
    notes = [finding.place for finding in reading.findings]
    assert notes == ["Exhibit P-1!O2", "Exhibit P-1!P2"]


def test_that_supplements_and_requests_of_the_prior_year_stay_plans(tmp_path: Path, presets: Presets) -> None:
    headers = ("FY 2022 Actuals Amount", "FY 2022 Supplementals Amount", "FY 2022 Amended Request Amount",
               "FY 2024 Request Amount")  # fmt: skip
    reading = p_1(tmp_path, presets, headers, "Budget Line Item", "Budget Line Item (BLI) Title")
    assert [kind for _year, _stage, kind, _amount in told(reading)] == [ACTUAL, PLAN, PLAN, PLAN]


def test_that_a_table_that_goes_on_beyond_the_request_makes_no_year_actual_and_says_so(
    tmp_path: Path, presets: Presets
) -> None:
    headers = tuple(f"FY {year} Amount" for year in range(2017, 2024))
    reading = p_1(tmp_path, presets, headers, "Line Item", "Line Item Title")
    assert {kind for _year, _stage, kind, _amount in told(reading)} == {PLAN}
    warnings = [finding for finding in reading.findings if finding.severity is Severity.WARNING]
    assert [finding.place for finding in warnings] == ["Exhibit P-1!N2"]
    assert "here they are 2017 and 2023" in warnings[0].message


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("Line Item", "Line Item Title"),
        ("Budget Line Item", "Program Element/Budget Line Item (BLI) Title"),
        ("Budget Line Item", "Budget Line Item (BLI) Title"),
    ],
)
def test_that_lines_keep_their_codes_and_titles_under_any_heading_that_these_had(
    tmp_path: Path, presets: Presets, code: str, title: str
) -> None:
    headers = ("FY 2022 Actuals Amount", "FY 2023 Total Enacted Amount", "FY 2024 Request Amount")
    reading = p_1(tmp_path, presets, headers, code, title)
    (lines,) = reading.lines
    assert (lines.texts["code"], lines.texts["title"]) == (["9670A00005"], ["MQ-1 UAV"])
    assert "its 11 columns are in sheet" in reading.reason
    assert is_clean(reading)


def test_that_exhibit_o_1_keeps_the_title_of_its_subactivity_however_that_is_spelt(
    tmp_path: Path, presets: Presets
) -> None:
    head = (*BEGIN[:5], "AG/BSA", "AG/Budget Sub Activity (BSA) Title", "Line Number", "SAG/BLI",
            "SAG/Budget Line Item (BLI) Title", "Include In TOA", "FY 2022 Actuals", "FY 2023 Total Enacted",
            "FY 2024 Request", "Classification")  # fmt: skip
    row = (*WORDS[:5], "11", "Land Forces", "010", "111", "Maneuver Units", "Y", 1, 2, 4, "U")
    file = write(tmp_path / "o1.xlsx", {"Exhibit O-1": [(), head, row]})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert reading.profile == "us-r-1-o-1.toml"
    assert reading.lines[0].texts["AG/Budget Sub Activity (BSA) Title"] == ["Land Forces"]
    assert is_clean(reading)


R_1_ROWS: Rows = (
    (),
    (*BEGIN, "PE / BLI", "Program Element / Budget Line Item (BLI) Title", "Include\nin\nTOA",
     "FY 2015\n(Base & OCO)", "FY 2016\nTotal Enacted", "FY 2017\nBase", "FY 2017\nTotal (Base & OCO)",
     "Classification"),
    ("0400D", "RDT&E, DW", "DTRA", "02", "Applied Research", "18", "0602718BR", "WMD DEFEAT", "Y", 1, 2, 4, 8, "U"),
)  # fmt: skip


def test_that_exhibit_r_1_of_2017_is_read_with_its_prior_year_as_actual(tmp_path: Path, presets: Presets) -> None:
    file = write(tmp_path / "r1.xlsx", {"Exhibit R-1": R_1_ROWS})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert (reading.profile, reading.edition) == ("us-r-1-o-1.toml", "US Exhibit R-1, FY 2017")
    assert told(reading) == [
        (2015, "Base & OCO", ACTUAL, 1), (2016, "Total Enacted", PLAN, 2), (2017, "Base", PLAN, 4),
        (2017, "Total (Base & OCO)", PLAN, 8),
    ]  # fmt: skip
    assert is_clean(reading)


def test_that_a_line_which_says_neither_add_nor_non_add_is_an_error_and_spellings_of_both_are_none(
    tmp_path: Path, presets: Presets
) -> None:
    headers = ("FY 2022 Actuals Amount", "FY 2023 Enacted Amount", "FY 2024 Request Amount")
    head = (*BEGIN, "Line Item", "Line Item Title", "Cost Type Title", "Add/Non-Add", *headers)
    marks = ("Add", "ADD ", "non-add", "NON ADD", "Memo", None)
    rows = [(*WORDS, "9670A00005", "MQ-1 UAV", "Cost", mark, 1, 2, 4) for mark in marks]
    file = write(tmp_path / "p1.xlsx", {"Exhibit P-1": [(), head, *rows]})
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    (error,) = reading.findings
    assert (error.severity, error.place, error.raw) == (Severity.ERROR, "Exhibit P-1!J7", "Memo")
    assert "does not tell whether others hold them already: 2; expected one of “Add”, “Non-Add”" in error.message
    assert [amount for *_, amount in told(reading)] == [4, 8, 16]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("FY 2024 Request ($ in Millions) Amount", "tells another unit than the profile's USD thousand."),
        ("FY 2024 Percent Growth Amount", "tells another unit than the profile's USD thousand."),
        ("FY 2024 Request (Constant FY 2020 Dollars) Amount", "tells other prices than the profile's current prices."),
    ],
)
def test_that_a_heading_of_amounts_that_tells_another_unit_or_other_prices_is_an_error(
    tmp_path: Path, presets: Presets, heading: str, told: str
) -> None:
    headers = ("FY 2022 Actuals Amount", "FY 2023 Enacted Amount", heading)
    reading = p_1(tmp_path, presets, headers, "Line Item", "Line Item Title")
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert [(finding.place, finding.message.partition("” ")[2][: len(told)]) for finding in errors] == [
        ("Exhibit P-1!P2", told)
    ]
