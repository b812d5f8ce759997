"""The guess at budget lists that no profile knows: what their columns hold, and what their lines add up to."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Form, Part, Role, lacking
from rampath.workbook.opened_book import open_book
from workbook.budget_lists import (
    CZECHIA,
    ESTONIA,
    FRANCE,
    GERMANY,
    NETHERLANDS,
    NORWAY,
    POLAND,
    UNITED_KINGDOM,
    Total,
    guessed,
    imported,
    roles,
    totals,
)
from workbook.lists import text_file
from workbook.sheets import Rows

CODE, TITLE, HEADING, AMOUNT, TEXT = Role.CODE, Role.TITLE, Role.HEADING, Role.AMOUNT, Role.TEXT


@pytest.mark.parametrize(
    ("rows", "header_row", "expected"),
    [
        (NORWAY, 1, [HEADING, TEXT, HEADING, HEADING, CODE, TITLE, AMOUNT, AMOUNT]),
        (ESTONIA, 3, [HEADING, CODE, TITLE, AMOUNT, AMOUNT, AMOUNT, Role.UNKNOWN]),
        (FRANCE, 1, [TEXT, TEXT, HEADING, HEADING, CODE, TITLE, AMOUNT, AMOUNT]),
        (NETHERLANDS, 1, [Role.PERIOD, TEXT, CODE, TITLE, HEADING, HEADING, AMOUNT]),
        (UNITED_KINGDOM, 4, [CODE, TITLE, AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT]),
        (GERMANY, 3, [HEADING, CODE, HEADING, Role.COUNTED, AMOUNT, AMOUNT, AMOUNT]),
    ],
    ids=["Norway", "Estonia", "France", "Netherlands", "United Kingdom", "Germany"],
)
def test_that_the_columns_of_a_list_are_told_by_their_headings_and_cells(
    rows: Rows, header_row: int, expected: list[Role], register: Register
) -> None:
    found = guessed(rows, register)
    assert (found.mapping.form, found.mapping.measure) == (Form.LINES, Measure.BUDGET)
    assert (found.mapping.header_row, roles(found)) == (header_row, expected)


def test_that_a_heading_tells_whether_a_year_is_budget_or_outturn(register: Register) -> None:
    figures = guessed(ESTONIA, register).mapping.figures
    assert [(use.year, use.kind, use.stage) for use in figures] == [
        (2023, Kind.ACTUAL, "täitmine"), (2024, Kind.PLAN, "eelarve"), (2025, Kind.PLAN, "eelarve"),
    ]  # fmt: skip


def test_that_letters_beside_the_years_of_a_danish_budget_tell_outturn_from_budget(register: Register) -> None:
    """R is regnskab, B bevilling, F finanslov, BO budgetoverslag."""
    rows: Rows = (
        ("ID", "Paragraf", "Hovedkonto", "Standardkonto", "R 2021", "B 2022", "F 2023", "BO 1 2024"),
        *((f"12{main}{kind}", "Forsvarsministeriet", f"Konto {main}", f"Art {kind}", 77.6, 79.2, 81.5, 82.3)
          for main in (110110, 210110, 210120, 230110) for kind in (11, 16, 18, 22)),
    )  # fmt: skip
    figures = guessed(rows, register).mapping.figures
    assert [(use.year, use.kind, use.stage) for use in figures] == [
        (2021, Kind.ACTUAL, "R"), (2022, Kind.PLAN, "B"), (2023, Kind.PLAN, "F"), (2024, Kind.PLAN, "BO 1"),
    ]  # fmt: skip


def test_that_years_stand_in_merged_cells_over_what_tells_amounts_apart(register: Register) -> None:
    found = guessed(UNITED_KINGDOM, register)
    assert [(use.year, use.stage) for use in found.mapping.figures] == [
        (year, stage) for year in (2024, 2025) for stage in ("Resource Gross", "Resource Income", "Resource Net")
    ]
    assert {use.kind for use in found.mapping.figures} == {Kind.ESTIMATE}
    reason = found.reason("column 3")
    assert reason is not None
    assert not reason.sure
    assert reason.why.endswith("“Ministry of Defence: Main Estimate 2025-26” speaks of a budget or estimates.")


def test_that_the_year_of_amounts_may_stand_in_the_file_s_name(register: Register) -> None:
    rows = (
        ("Kapitel", "Titel", "Zweckbestimmung", "Soll"),
        *((1401, 42300 + at, f"Zweck {at}", at) for at in range(9)),
    )
    found = guessed(rows, register, file="hh_2027.xlsx")
    assert [(use.year, use.kind) for use in found.mapping.figures] == [(2027, Kind.PLAN)]
    reason = found.reason("column 4")
    assert reason is not None
    assert reason.why == "“hh 2027” tells the year 2027."
    assert lacking(guessed(rows, register).mapping) == "years"


def test_that_unit_and_owner_are_those_that_words_tell(register: Register) -> None:
    known = {
        name: (found.member, found.currency, found.power)
        for name, rows in (("Estonia", ESTONIA), ("United Kingdom", UNITED_KINGDOM), ("Germany", GERMANY))
        if (found := guessed(rows, register).mapping)
    }
    assert known == {"Estonia": ("", "EUR", 3), "United Kingdom": ("GBR", "GBP", 3), "Germany": ("", "EUR", 3)}
    assert lacking(guessed(GERMANY, register).mapping) == "owner"


def test_that_a_scale_which_nothing_tells_is_that_in_which_the_sum_is_a_part_of_gdp(
    register_with_economy: Register,
) -> None:
    rows = (("Kood", "Nimetus", "Eelarve 2025"), *((10 + at, f"Kulu {at}", 100_000 + at) for at in range(15)))
    found = guessed(rows, register_with_economy, sheet="Estonia")
    reason = found.reason("power")
    assert reason is not None
    assert (found.mapping.member, found.mapping.currency, found.mapping.power) == ("EST", "EUR", 3)
    assert (reason.sure, reason.why.partition("about ")[2]) == (False, "3.6\u2009% of the GDP of Estonia.")


def test_that_the_sum_for_a_scale_is_that_of_one_year_and_side(register_with_economy: Register) -> None:
    """As in the Dutch budget statements: spending (U), revenue (O) and commitments (V) of all articles and years."""
    rows: Rows = (
        ("Begrotingsjaar", "Uitgaven Ontvangsten Verplichtingen", "Naam begroting", "Artikel nummer", "Artikel",
         "Stand ontwerpbegroting", "Stand eerste suppletoire", "Stand tweede suppletoire", "Realisatie"),
        *((year, side, "Infrastructuurfonds" if at < 6 else "Defensie", at, f"Artikel {at}",
           22_000_000 + at, 22_000_100 + at, 21_999_000 + at, 21_000_000 + at)
          for year in range(2019, 2025) for at in range(12) for side in "OUV"),
    )  # fmt: skip
    found = guessed(rows, register_with_economy, sheet="Netherlands")
    kinds = {use.header: use.kind for use in found.mapping.columns if use.role is AMOUNT}
    assert kinds == {
        "Stand ontwerpbegroting": Kind.PLAN, "Stand eerste suppletoire": Kind.PLAN,
        "Stand tweede suppletoire": Kind.PLAN, "Realisatie": Kind.ACTUAL,
    }  # fmt: skip
    assert found.mapping.sides == (Part("", "Uitgaven Ontvangsten Verplichtingen"),)
    assert (found.mapping.member, found.mapping.currency, found.mapping.power) == ("NLD", "EUR", 3)
    reason = found.reason("power")
    assert reason is not None
    assert reason.why.partition("about ")[2] == "23.3\u2009% of the GDP of Netherlands."


def test_that_authorities_are_money_and_fiscal_years_tell_the_year_of_each_line(register: Register) -> None:
    """As in Canada's authorities and expenditures by vote, a table in text."""
    rows: Rows = (
        ("fy_ef", "org_id", "org_name", "vote_and_statutory", "description", "authorities", "expenditures"),
        *((year, at // 4, f"Department {at // 4}", "S" if at % 3 else "5", f"Contributions {at}",
           f"{7_566_904 + at}.00", f"{7_049_412 + at}.{at:02}")
          for year in ("2011-12", "2012-13") for at in range(12)),
    )  # fmt: skip
    found = guessed(rows, register)
    assert roles(found) == [Role.PERIOD, CODE, HEADING, HEADING, TITLE, AMOUNT, AMOUNT]
    reason = found.reason("column 6")
    assert reason is not None
    assert not reason.sure
    read = totals(imported(rows, register, member="CAN", currency="CAD", power=0))
    assert {key.year: amount for key, amount in read.items() if (key.part, key.stage) == ("", "authorities")} == {
        2011: 90.802914, 2012: 90.802914,
    }  # fmt: skip


def test_that_amounts_of_the_second_and_third_year_are_not_taken_for_those_of_the_line_s(register: Register) -> None:
    """As in Italy's budget laws: the amounts of the year of the law (a1) and of the two after it."""
    rows: Rows = (
        ("esercizio", "amministrazione", "capitolo_num", "capitolo", "lb_cp_a1", "lb_cp_a2", "lb_cp_a3"),
        *((2018, "Difesa" if at % 2 else "Interno", 3501 + at, f"Spese {at}", 27_219_453.5 + at, 22_877_328.5 + at,
           22_707_920.5 + at) for at in range(12)),
    )  # fmt: skip
    found = guessed(rows, register)
    assert roles(found) == [Role.PERIOD, HEADING, CODE, TITLE, AMOUNT, Role.UNKNOWN, Role.UNKNOWN]
    reason = found.reason("column 6")
    assert reason is not None
    assert "later year" in reason.why


def test_that_a_code_of_what_is_planned_is_no_amount(tmp_path: Path, register: Register) -> None:
    """As in Italy's open data, a text file whose ministries are parts of a “stato di previsione”."""
    head = ("Esercizio", "Codice Stato di Previsione", "Stato di Previsione", "Numero Capitolo", "Capitolo di Spesa",
            "Legge di Bilancio CP A1")  # fmt: skip
    rows = [("2024", "12" if at % 3 else "8", "DIFESA" if at % 3 else "INTERNO", str(4_191 + 11 * at), f"Spese {at}",
             f"4.100.250.12{at % 10},50") for at in range(12)]  # fmt: skip
    book = open_book(text_file(tmp_path / "spese.csv", [head, *rows]))
    assert roles(guess(book.sheets[0], book, register)) == [Role.PERIOD, HEADING, HEADING, CODE, TITLE, AMOUNT]


def test_that_a_few_small_numbers_before_the_titles_are_codes_in_a_text_file_too(
    tmp_path: Path, register: Register
) -> None:
    head = ("Year", "Part", "Chapter", "Title", "Budget EUR")
    rows = [
        ("2024", str(1 + at % 3), str(101 + at), f"Pay of branch {at}", f"{5_000_000 + 1_000 * at}") for at in range(12)
    ]
    book = open_book(text_file(tmp_path / "lines.csv", [head, *rows]))
    assert roles(guess(book.sheets[0], book, register)) == [Role.PERIOD, HEADING, CODE, TITLE, AMOUNT]


def test_that_a_link_names_no_line(register: Register) -> None:
    """As in tables that tell of each line in which document, and at which of its lines, it stands."""
    head = ("mission_code", "mission_label", "cp_eur", "source", "line_ref")
    rows: Rows = (
        head,
        *((f"D{chr(65 + at)}", f"Mission {at}", 3_454_425_325.0 + at, "https://example.org/law",
           f"https://example.org/law#L{10_634 + 8 * at}") for at in range(12)),
    )  # fmt: skip
    assert roles(guessed(rows, register)) == [TEXT, TITLE, AMOUNT, TEXT, TEXT]


def test_that_short_codes_which_repeat_are_no_members(register: Register) -> None:
    """As in France's budget by codes alone: BG is the general budget, and no Bulgaria."""
    head = ("Exercice", "loi", "typeBudget", "ministere", "mission", "programme", "action", "titre", "AE PLF", "CP PLF")
    rows: Rows = (
        head,
        *((2021, "PLF", "BA" if at == 19 else "BG", 7, "DA" if at < 12 else "AA", 144 + at % 7, at, 3 + at % 2,
           100_000_000 + at, 110_000_000 + at) for at in range(20)),
    )  # fmt: skip
    found = guessed(rows, register)
    assert (found.mapping.form, found.mapping.member) == (Form.LINES, "")
    assert [use.kind for use in found.mapping.columns if use.role is AMOUNT] == [Kind.PLAN, Kind.PLAN]
    geo = guessed((tuple("geo" if each == "typeBudget" else each for each in head), *rows[1:]), register)
    assert geo.mapping.form is Form.LONG


def test_that_each_text_of_the_first_heading_in_words_has_a_total(register: Register) -> None:
    assert guessed(NORWAY, register).mapping.parts == (Part("", "kap_navn"),)
    found = totals(imported(NORWAY, register, member="NOR", currency="NOK", power=0))
    assert {key: amount for key, amount in found.items() if key.year == 2024} == {
        Total("", part, 2024, "Saldert budsjett"): amount
        for part, amount in (
            ("", 0.066),
            ("Forsvarsdepartementet", 0.006),
            ("Forsvarsbygg", 0.022),
            ("Forsvaret", 0.038),
        )
    }


def test_that_sums_below_an_agency_are_no_lines(register: Register) -> None:
    assert guessed(ESTONIA, register).mapping.totals == ("…kokku",)
    reading = imported(ESTONIA, register, member="EST")
    found = {key: round(amount, 6) for key, amount in totals(reading).items() if not key.part}
    assert found == {
        Total("", "", 2023, "täitmine"): 0.345, Total("", "", 2024, "eelarve"): 0.681,
        Total("", "", 2025, "eelarve"): 1.017,
    }  # fmt: skip
    assert [finding.message for finding in reading.findings if finding.severity is not Severity.NOTE] == []


def test_that_money_to_be_committed_and_to_be_paid_are_never_added(register: Register) -> None:
    found = totals(imported(FRANCE, register, member="FRA", currency="EUR", power=0))
    assert found[Total("", "", 2025, "AE PLF")] == 84.0
    assert found[Total("", "", 2025, "CP PLF")] == 60.0
    assert found[Total("", "Équipement des forces", 2025, "CP PLF")] == 20.0


def test_that_what_comes_in_is_kept_apart_from_what_goes_out(register: Register) -> None:
    assert guessed(NETHERLANDS, register).mapping.sides == (Part("", "V/U/O"),)
    found = totals(imported(NETHERLANDS, register, member="NLD", currency="EUR"))
    assert {key.side: amount for key, amount in found.items() if key.year == 2025 and not key.part} == {
        "Verplichtingen": 3.6, "Uitgaven": 3.2, "Ontvangsten": 0.04,
    }  # fmt: skip


def test_that_a_part_of_a_line_that_stands_below_it_is_not_counted_twice(register: Register) -> None:
    (use,) = guessed(GERMANY, register).mapping.of_role(Role.COUNTED)
    assert (use.header, use.not_counted) == ("Zweckbestimmung", "davon*")
    reading = imported(GERMANY, register, member="DEU")
    found = {key.year: round(amount, 6) for key, amount in totals(reading).items() if not key.part}
    assert found == {2025: 15.3, 2024: 11.94, 2023: 8.595}
    assert [finding.message for finding in reading.findings if finding.severity is not Severity.NOTE] == []


def test_that_a_list_of_members_or_of_items_of_defence_spending_is_no_budget_s_list(register: Register) -> None:
    members = (("Code", "Country", 2023, 2024), *((at, name, 5, 6) for at, name in enumerate(
        ("Belgium", "Estonia", "France", "Germany", "Greece", "Italy", "Latvia", "Norway", "Poland", "Spain", "Turkey",
         "Portugal"))))  # fmt: skip
    items = (("Item", 2023, 2024), *((name, 5, 6) for name in ("Personnel", "Equipment", "Infrastructure", "Other")))
    assert guessed(members, register).mapping.form is not Form.LINES
    assert guessed(items, register).mapping.form is not Form.LINES


def test_that_sums_above_their_lines_do_not_count(register: Register) -> None:
    found = guessed(POLAND, register)
    reason = found.reason("nested")
    assert reason is not None
    assert (found.mapping.nested, reason.why) == (
        True, "Row 4 and others are the sum of the lines right below or above them; such lines do not count.",
    )  # fmt: skip
    reading = imported(POLAND, register)
    assert {key.year: round(amount, 6) for key, amount in totals(reading).items() if not key.part} == {
        2024: 0.36, 2025: 0.72,
    }  # fmt: skip
    assert [finding.message for finding in reading.findings if finding.severity is not Severity.NOTE] == []


def test_that_a_line_above_a_single_one_does_not_count_where_codes_say_so(register: Register) -> None:
    reading = imported(CZECHIA, register)
    assert {key.year: round(amount, 6) for key, amount in totals(reading).items()} == {2024: 0.2, 2025: 0.225}
    why_not = {int(lines.rows[at]): why for lines in reading.lines for at, why in lines.why_not.items()}
    assert set(why_not) == {4, 5, 8, 10, 13}
    assert set(why_not.values()) == {"the lines right below or above add up to it"}


def test_that_chapters_whose_items_have_no_codes_are_a_budget_s_list(register: Register) -> None:
    """As the Czech budget is published: the total on top, each chapter above its items, numbers only of chapters."""
    chapters = {301: (30, 40), 302: (50,), 307: (600, 300, 100), 308: (20, 10), 314: (250, 150, 50)}
    body = [
        row
        for chapter, items in chapters.items()
        for row in (
            (chapter, f"Úřad {chapter}", sum(items) * 10**6, sum(items) * 11 * 10**5),
            *((None, f"Výdaje {chapter} {at}", item * 10**6, item * 11 * 10**5) for at, item in enumerate(items)),
        )
    ]
    head = ("číslo kapitoly", "podkapitola", "výdaje 2013", "výdaje 2014")
    rows: Rows = (head, (None, "Návrh výdajů státního rozpočtu", 1600 * 10**6, 1760 * 10**6), *body)
    found = guessed(rows, register)
    assert (found.mapping.form, roles(found)) == (Form.LINES, [HEADING, TITLE, AMOUNT, AMOUNT])
    reading = imported(rows, register, member="CZE")
    added = {(key.part, key.year): round(amount, 6) for key, amount in totals(reading).items()}
    assert (added["", 2013], added["", 2014]) == (1600, 1760)
    assert {part: amount for (part, year), amount in added.items() if part and year == 2013} == {
        str(chapter): sum(items) for chapter, items in chapters.items()
    }


def test_that_a_year_in_which_money_becomes_available_is_not_that_of_its_outlays(register: Register) -> None:
    """As in the account balances of USAspending; only the name of the file tells the year."""
    head = ("agency_code", "account_name", "beginning_period_of_availability", "obligations_incurred", "gross_outlay")
    body = tuple((f"02{at}", f"Procurement {at}", 2021 + at % 3, 10**9 + at, 9 * 10**8 + at) for at in range(14))
    rows: Rows = (head, *body)
    mapping = guessed(rows, register, "FY2023 balances.csv", "FY2023 balances").mapping
    assert (mapping.form, mapping.of_role(Role.PERIOD)) == (Form.LINES, ())
    assert [use.year for use in mapping.figures] == [2023, 2023]


def test_that_personnel_of_each_ministry_makes_no_table_of_items_of_defence_spending(register: Register) -> None:
    """As in the Turkish budget, where the same titles stand below each institution."""
    titles = {"01": "Personel Giderleri", "03": "Mal ve Hizmet Alım Giderleri", "02": "Sosyal Güvenlik Primleri",
              "05": "Cari Transferler", "06": "Sermaye Giderleri"}  # fmt: skip
    offices = {"07": ("Milli Savunma", 5), "08": ("İçişleri", 2), "09": ("Dışişleri", 2), "40": ("Jandarma", 2),
               "41": ("Sahil Güvenlik", 2)}  # fmt: skip
    body = tuple(
        (office, name, code, titles[code], f"{int(office)}0.{code}0.000.000", f"{int(office)}5.{code}0.000.000")
        for office, (name, count) in offices.items()
        for code in [*titles][:count]
    )
    rows: Rows = (("KURUM KODU", "KURUM ADI", "KOD", "AÇIKLAMA", "2024 HARCAMA", "2025 BÜTÇE ÖDENEĞİ"), *body)
    found = guessed(rows, register)
    assert (found.mapping.form, roles(found)) == (Form.LINES, [HEADING, HEADING, CODE, TITLE, AMOUNT, AMOUNT])
