"""Rows of a text table with more fields than the others, torn by a separator in a text without quotation marks."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.opening import Presets
from rampath.workbook.draft import draft_of
from rampath.workbook.mapped import read_mapped
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_workbook

HEAD = (
    "einzelplan;einzelplan-text;einahmen-ausgaben;einahmen-ausgaben-text;kapitel;kapitel-text;titel;funktion;"
    "titel-text;flex;seite;soll ;titelgruppe;tgr-text"
)
VEHICLES = "14;Verteidigung;A;Beschaffungen;1405;Beschaffung;55407;032;Beschaffung von Fahrzeugen;nein;22;2000000;;"
LINES = (
    "14;Verteidigung;E;Verwaltungseinnahmen;1401;Wehrbereich;11101;031;Gebühren;nein;6;5000;;",
    "14;Verteidigung;A;Personalausgaben;1403;Kommandobehörden;42301;031;Bezüge;nein;10;4500000;;",
    VEHICLES,
)


def budget(tmp_path: Path, presets: Presets, *lines: str) -> Reading:
    file = tmp_path / "HH_2024.csv"
    file.write_text("\r\n".join([HEAD, *lines]) + "\r\n", encoding="utf-8-sig", newline="")
    found = read_workbook(file, presets.register, profiles=presets.profiles)
    assert found.used + found.unused_cells == found.cells
    return found


def spent(found: Reading) -> float:
    """Expenditure in millions."""
    return next(each.amount for each in found.lines[0].totals() if each.side == "Ausgaben" and not each.part)


def test_that_a_line_torn_by_its_own_text_is_left_out_with_an_error_not_counted_by_its_page(
    tmp_path: Path, presets: Presets
) -> None:
    torn = VEHICLES.replace("Fahrzeugen", "Fahrzeugen; Leasing")
    quoted = VEHICLES.replace("Beschaffung von Fahrzeugen", '"Beschaffung von Fahrzeugen; Leasing"')
    found = budget(tmp_path, presets, *LINES[:2], torn)
    assert spent(found) == 4500.0
    said = (
        "This row has 15 fields, more than the others, and words where they have numbers: it seems that a “;” stands in"
        " a text without quotation marks. The row was left out; put the text in quotation marks."
    )
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (Severity.ERROR, "HH_2024!A4", said)
    ]
    assert spent(budget(tmp_path, presets, *LINES[:2], quoted)) == 6500.0


def test_that_a_separator_at_the_end_of_each_line_or_of_one_tears_nothing(tmp_path: Path, presets: Presets) -> None:
    for lines in ([f"{line};" for line in LINES], [*LINES[:2], f"{VEHICLES};"]):
        found = budget(tmp_path, presets, *lines)
        assert (spent(found), found.findings) == (6500.0, ())


def test_that_a_line_that_goes_on_in_the_next_is_told_and_not_lost_in_silence(tmp_path: Path, presets: Presets) -> None:
    found = budget(tmp_path, presets, *LINES[:2], VEHICLES.replace("von Fahr", "von\r\nFahr"), LINES[1])
    assert spent(found) == 9000.0
    said = (
        "This row has {} fields, and with the one beside it as many as the others: it seems that a text without"
        " quotation marks goes on in the next line. The row was left out; put the text in quotation marks."
    )
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (Severity.ERROR, "HH_2024!A4", said.format(9)), (Severity.ERROR, "HH_2024!A5", said.format(6)),
    ]  # fmt: skip


def test_that_many_torn_lines_are_named_as_far_as_they_are_few(tmp_path: Path, presets: Presets) -> None:
    torn = [VEHICLES.replace("Fahrzeugen", f"Fahrzeugen; {nth}. Los") for nth in range(23)]
    found = budget(tmp_path, presets, *[LINES[1]] * 40, *torn)
    errors = [each for each in found.findings if each.severity is Severity.ERROR]
    assert len(errors) == 21
    assert "More rows like this: 3. They were left out." in {each.message for each in errors}


def test_that_a_member_s_name_with_a_comma_does_not_move_its_figures_by_a_year(
    tmp_path: Path, register: Register
) -> None:
    file = tmp_path / "shares.csv"
    file.write_text(
        "Defence expenditure (% of GDP)\nCountry,2022,2023\nBelgium,1.18,1.21\nNetherlands, The,1.45,1.69\n"
        "Poland,2.2,3.3\n",
        encoding="utf-8",
    )
    draft = draft_of(open_book(file), register)
    found = read_mapped(draft.book, draft.acknowledged(draft.unknown).mappings, register)
    assert {(each.member, each.year) for each in found.observations} == {
        ("BEL", 2022), ("BEL", 2023), ("POL", 2022), ("POL", 2023),
    }  # fmt: skip
    assert [each.place for each in found.findings if each.severity is Severity.ERROR] == ["shares!A4"]


@pytest.mark.parametrize(
    "rows",
    [
        "Belgium,1,18,1,21\nEstonia,2,15,2,99\nPoland,2,21,3,26\nLatvia,2,1,2,4\n",
        "Belgium,5,200,5,400\nEstonia,1,200,1,300\nPoland,30,100,34,000\n",
        "Belgium,1.18,p,1.21,p\nEstonia,2.15,,2.99,e\nPoland,2.21,,3.26,p\n",
    ],
)
def test_that_figures_that_do_not_stand_below_their_headings_are_left_out_with_an_error(
    tmp_path: Path, register: Register, rows: str
) -> None:
    file = tmp_path / "shares.csv"
    body = f"Country,2022,2023\n{rows}"
    file.write_text(f"Defence expenditure (% of GDP)\n{body}", encoding="utf-8")
    draft = draft_of(open_book(file), register)
    found = read_mapped(draft.book, draft.acknowledged(draft.unknown).mappings, register)
    assert found.observations == ()
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (
            Severity.ERROR,
            "shares!A2",
            (
                "The header has 3 fields, and most rows below it 5: it seems that commas within the figures part them,"
                " or that columns have no heading. The table was left out; save it with another separator, or give each"
                " column a heading."
            ),
        )
    ]
    assert sum(each.cells for each in found.unused) == draft.book.sheets[0].count()


def test_that_flags_beside_the_figures_are_no_decimals(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "spending.csv"
    body = "Country,2022,,2023,\nBelgium,6900,,7100,p\nEstonia,800,e,1000,p\nLatvia,850,,1020,p\n"
    file.write_text(f"Defence expenditure (EUR million)\n{body}", encoding="utf-8")
    draft = draft_of(open_book(file), register)
    found = read_mapped(draft.book, draft.acknowledged(draft.unknown).mappings, register)
    assert {(each.member, each.year): each.value for each in found.observations} == {
        ("BEL", 2022): 6900, ("BEL", 2023): 7100, ("EST", 2022): 800, ("EST", 2023): 1000, ("LVA", 2022): 850,
        ("LVA", 2023): 1020,
    }  # fmt: skip


@pytest.mark.parametrize(
    "notes",
    [
        "Source: Ministry of Defence, Budget Division, Unit, May 2024\n",
        "Source: Ministry of Defence, annual report, second volume, 2024\n",
        "Note: without pensions, aid\nSource: Ministry of Defence, 2024\n",
    ],
)
def test_that_notes_with_separators_below_a_table_are_no_torn_rows(
    tmp_path: Path, register: Register, notes: str
) -> None:
    file = tmp_path / "shares.csv"
    body = "Country,2022,2023\nBelgium,1.18,1.21\nEstonia,2.15,2.99\nPoland,2.21,3.26\n"
    file.write_text(f"Defence expenditure (% of GDP)\n{body}{notes}", encoding="utf-8")
    draft = draft_of(open_book(file), register)
    found = read_mapped(draft.book, draft.mappings, register)
    assert len(found.observations) == 6
    assert not [each.message for each in found.findings if each.severity is Severity.ERROR]
