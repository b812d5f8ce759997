"""The Swedish yearly outturn by the shipped profile, in tables of its kind written here."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.opening import Presets
from rampath.workbook.not_known import NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_by_profile, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.lists import amounts, shipped, text_file

NAME = "Årsutfall utgifter 1997 - 2025, definitivt.csv"
AREA = "Utgiftsområde 06 (försvar och samhällets krisberedskap)"
DEFENCE = "Försvar och samhällets krisberedskap"
HEAD = ["Utgiftsområde", "Utgiftsområdesnamn", "Anslag", "Anslagsnamn", "År", "Ingående överföringsbelopp",
        "Statens budget", "Ändringsbudgetar", "Indragningar", "Utnyttjad del av medgivet överskridande", "Utfall",
        "Anslagskredit", "Utgående överföringsbelopp", "Utgiftsområde utfallsår", "Utgiftsområdesnamn utfallsår",
        "Anslag utfallsår", "Anslagsnamn utfallsår"]  # fmt: skip


def line(code: str, name: str, year: str, budget: str, amended: str, spent: str) -> list[str]:
    """A line of the table; one without a code has no expenditure area and no balances."""
    if not code:
        return ["", name, "", name, year, "", budget, amended, "", "", spent, "", "", "", "", "", ""]
    area = [code[:2], DEFENCE if code.startswith("06") else "Rikets styrelse"]
    sums = ["120,5", budget, amended, "0", "0", spent, "1260", "-520,1"]
    return [*area, code, name, year, *sums, *area, code, name]


ROWS = [
    HEAD,
    line("", "Utgiftstak", "2024", "1747000", "", "1747000"),
    line("0101001", "Kungliga hov- och slottsstaten", "2024", "170,25", "", "171,5"),
    line("0601001", "Förbandsverksamhet", "2024", "38000,123", "1200", "39100,5"),
    line("", "Utgiftstak", "2025", "1856000", "", "1856000"),
    line("", "Marginal till utgiftstaket", "2025", "", "", "35000,75"),
    line("0601001", "Förbandsverksamhet", "2025", "42000,123", "1500", "43100,5"),
    line("0601003", "Anskaffning av materiel", "2025", "38000,55", "2500,1", "40801,2"),
]


@pytest.fixture
def found(tmp_path: Path, presets: Presets) -> Reading:
    return read_workbook(text_file(tmp_path / NAME, ROWS, "utf-8-sig"), presets.register, profiles=presets.profiles)


def test_that_the_shipped_profile_is_found_without_being_named(found: Reading) -> None:
    assert found.profile == "se-arsutfall.toml"
    assert found.edition == "Årsutfall utgifter 1997 - 2025, definitivt"
    assert found.findings == ()


def test_that_budget_amendments_and_outturn_add_up_year_by_year_without_the_ceiling(found: Reading) -> None:
    (lines,) = found.lines
    assert (lines.member, lines.unit) == ("SWE", "SEK million")
    assert [(t.part, t.year, t.stage, t.kind, t.amount) for t in lines.totals()] == [
        ("", 2024, "Statens budget", Kind.PLAN, 38170.373), ("", 2024, "Ändringsbudgetar", Kind.PLAN, 1200.0),
        ("", 2024, "Utfall", Kind.ACTUAL, 39272.0), ("", 2025, "Statens budget", Kind.PLAN, 80000.673),
        ("", 2025, "Ändringsbudgetar", Kind.PLAN, 4000.1), ("", 2025, "Utfall", Kind.ACTUAL, 83901.7),
        (AREA, 2024, "Statens budget", Kind.PLAN, 38000.123), (AREA, 2024, "Ändringsbudgetar", Kind.PLAN, 1200.0),
        (AREA, 2024, "Utfall", Kind.ACTUAL, 39100.5), (AREA, 2025, "Statens budget", Kind.PLAN, 80000.673),
        (AREA, 2025, "Ändringsbudgetar", Kind.PLAN, 4000.1), (AREA, 2025, "Utfall", Kind.ACTUAL, 83901.7),
    ]  # fmt: skip


def test_that_used_and_unused_are_all_cells_and_ceilings_are_left_out_on_purpose(found: Reading) -> None:
    assert found.used + found.unused_cells == found.cells
    assert found.used == 2 + 3 * 3
    left = [cell.cells for cell in found.unused if cell.reason == "row left out on purpose"]
    assert left == [5, 5, 4]


def test_that_balances_and_credits_give_no_amount(found: Reading) -> None:
    columns = {place.split("!")[1][0] for place in amounts(found.lines)}
    assert columns == {"G", "H", "K"}


def test_that_the_short_table_and_the_workbook_are_read_as_well(tmp_path: Path, presets: Presets) -> None:
    short = [[row[at] for at in (0, 1, 2, 3, 4, 6, 7, 10)] for row in ROWS]
    file = text_file(tmp_path / "short.csv", short)
    book = write(tmp_path / "arsutfall.xlsx", {"data": [
        HEAD, [6, DEFENCE, 601001, "Förbandsverksamhet", 2025, 1.5, 42000.123, 1500, 0, 0, 43100.5],
    ]})  # fmt: skip
    for path, spent in ((file, 83901.7), (book, 43100.5)):
        reading = read_workbook(path, presets.register, profiles=presets.profiles)
        assert (reading.profile, reading.findings) == ("se-arsutfall.toml", ())
        totals = {(t.part, t.year, t.stage): t.amount for t in reading.lines[0].totals()}
        assert totals[AREA, 2025, "Utfall"] == spent
        assert reading.lines[0].texts["code"][-1][:4] == "0601"


def test_that_an_item_beside_the_budget_is_a_line_without_an_area_and_is_told_to_be_checked(
    tmp_path: Path, presets: Presets
) -> None:
    rows = [*ROWS, line("", "Riksgäldskontorets nettoutlåning", "2025", "1000", "", "-250,5")]
    reading = read_workbook(text_file(tmp_path / NAME, rows), presets.register, profiles=presets.profiles)
    totals = {(t.part, t.year, t.stage): t.amount for t in reading.lines[0].totals()}
    assert (totals["", 2025, "Utfall"], totals[AREA, 2025, "Utfall"]) == (83651.2, 83901.7)
    assert [finding.severity for finding in reading.findings] == [Severity.WARNING]
    assert "no “Anslag”" in reading.findings[0].message


def test_that_the_monthly_profile_is_not_recommended_for_it_because_it_finds_no_figures_there(
    tmp_path: Path, register: Register
) -> None:
    file = text_file(tmp_path / "yearly.csv", ROWS)
    monthly = shipped("se-utfall")
    with pytest.raises(NotKnown) as refusal:
        read_workbook(file, register, profiles=[monthly])
    message = str(refusal.value)
    assert "that profile finds no figures in it: 5 of its 6 columns are in sheet “yearly”" in message
    assert "--profile" not in message
    with pytest.raises(WorkbookRefused):
        read_by_profile(open_book(file), monthly, register)


def test_that_the_last_outturn_of_a_preliminary_file_is_an_estimate_and_its_budget_a_plan(
    tmp_path: Path, presets: Presets
) -> None:
    file = text_file(tmp_path / "Årsutfall utgifter 1997 - 2025, preliminärt.csv", ROWS)
    reading = read_workbook(file, presets.register, profiles=presets.profiles)
    assert [(t.year, t.stage, t.kind) for t in reading.lines[0].totals() if t.part] == [
        (2024, "Statens budget", Kind.PLAN), (2024, "Ändringsbudgetar", Kind.PLAN), (2024, "Utfall", Kind.ACTUAL),
        (2025, "Statens budget", Kind.PLAN), (2025, "Ändringsbudgetar", Kind.PLAN), (2025, "Utfall", Kind.ESTIMATE),
    ]  # fmt: skip
