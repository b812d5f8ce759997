"""The unit of figures whose measure a person says: what the sheet tells is taken, and what it does not is marked."""

from dataclasses import replace

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure, constant
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.guess import guess
from rampath.workbook.guess_unit import NOTHING, counted_as, evidence, of_item
from rampath.workbook.guess_words import Words
from rampath.workbook.mapping import CONSTANT, Mapping
from workbook.sheets import Rows, book_of, sheet_of

BILLIONS: Rows = (
    ("Tableau 3",), ("(en milliards d'euros, prix de 2015)",), ("Pays", 2020, 2021), ("Belgique", 4.4, 4.6),
    ("Pays-Bas", 11, 12),
)  # fmt: skip
SHARES: Rows = (("", 2020, 2021), ("Belgium", 1.33, 1.91), ("Poland", 2.22, 2.23))
OF_ESTONIA: Rows = (
    ("Defence budget of Estonia",), ("thousand euros",), ("Item", 2022, 2023),
    ("Personnel expenditure", 250_000, 260_000), ("Infrastructure", 90_000, 95_000), ("Other", 100_000, 110_000),
)  # fmt: skip


def drafted(rows: Rows, register: Register) -> Draft:
    return draft_of(book_of(sheet_of(rows)), register)


def test_that_the_unit_of_a_measure_that_a_person_says_is_read_from_the_sheet(register: Register) -> None:
    draft = drafted(BILLIONS, register)
    entry = draft.entries[0]
    assert entry.mapping.measure is None
    said = entry.counting(Measure.CORE_EXPENDITURE)
    assert (said.mapping.currency, said.mapping.power, said.mapping.price_basis) == ("EUR", 9, constant(2015))
    assert said.why("measure") == "You said so."
    assert said.why("power") == "“(en milliards d'euros, prix de 2015)” says so."
    found = preview(draft.book, said.mapping, register).observations
    assert {(row.member, row.year): (row.value, row.unit, row.price_basis) for row in found} == {
        ("BEL", 2020): (4400, "EUR million", "constant 2015"), ("BEL", 2021): (4600, "EUR million", "constant 2015"),
        ("NLD", 2020): (11000, "EUR million", "constant 2015"), ("NLD", 2021): (12000, "EUR million", "constant 2015"),
    }  # fmt: skip


def test_that_shares_are_per_cents_where_their_size_says_so(register: Register) -> None:
    draft = drafted(SHARES, register)
    said = draft.entries[0].counting(Measure.CORE_SHARE)
    assert said.mapping.percent
    assert preview(draft.book, said.mapping, register).observations[0].value == 0.0133


def test_that_what_the_sheet_does_not_tell_of_the_unit_is_marked(register: Register) -> None:
    said = drafted(SHARES, register).entries[0].counting(Measure.CORE_EXPENDITURE)
    assert (said.mapping.power, said.mapping.currency) == (6, "")
    assert not said.is_sure("power")
    assert not said.is_sure("currency")
    assert said.is_sure("percent")


def test_that_what_a_person_has_said_of_the_unit_stays_when_the_measure_is_said_after_it(register: Register) -> None:
    entry = drafted(BILLIONS, register).entries[0]
    thousands = entry.with_mapping(replace(entry.mapping, power=3), "power")
    said = thousands.counting(Measure.CORE_EXPENDITURE)
    assert (said.mapping.power, said.mapping.currency) == (3, "EUR")
    assert said.why("power") == "You said so."


def test_that_another_measure_said_later_has_the_unit_of_that_one(register: Register) -> None:
    said = drafted(SHARES, register).entries[0].counting(Measure.CORE_EXPENDITURE).counting(Measure.CORE_SHARE)
    assert said.mapping.percent
    assert said.is_sure("power")


def test_that_no_measure_takes_none_of_the_unit(register: Register) -> None:
    entry = drafted(BILLIONS, register).entries[0]
    assert entry.counting(None).mapping == entry.mapping


def test_that_an_item_that_a_person_names_is_counted_as_its_sheet_says(register: Register) -> None:
    draft = drafted(OF_ESTONIA, register)
    works, other = draft.entries[0].mapping.items[1:]
    assert (works.measure, other.measure) == (None, None)
    draft = draft.counting(0, works, Measure.DEFENCE_ITEM)
    entry = draft.entries[0]
    item = entry.mapping.item("Infrastructure")
    assert item is not None
    assert (item.power, item.currency, item.detail) == (3, "EUR", "Infrastructure")
    assert entry.why(of_item("power", "Infrastructure")) == "“thousand euros” says so."
    found = preview(draft.book, entry.mapping, register).observations
    assert [(row.year, row.value) for row in found if row.detail == "Infrastructure"] == [(2022, 90), (2023, 95)]


def test_that_the_unit_of_items_is_unsure_as_long_as_that_of_one_of_them_is(register: Register) -> None:
    rows = (("Belgium",), ("Item", 2022, 2023), ("Defence expenditure, million euro", 5200, 5600), ("Tanks", 40, 41))
    draft = drafted(rows, register)
    assert draft.entries[0].is_sure("power")
    draft = draft.counting(0, draft.entries[0].mapping.items[1], Measure.DEFENCE_ITEM)
    entry = draft.entries[0]
    assert not entry.is_sure("power")
    assert entry.why("power") == (
        "“Tanks”: Nothing says so; it is taken from “Defence expenditure, million euro” in the same table."
    )
    assert entry.doubtful_items == {"Tanks"}
    tanks = entry.mapping.items[1]
    draft = draft.with_item(0, tanks, replace(tanks, power=6), "power")
    assert draft.entries[0].is_sure("power")


def test_that_the_scale_of_money_is_not_that_of_people() -> None:
    title = [Words("Defence expenditure, million euro", "Data!A1")]
    item, fields = counted_as(Measure.PERSONNEL, evidence(title, [], [24_000, 25_000], None))
    assert (item.power, fields[0].sure) == (0, False)


def test_that_personnel_in_a_table_of_money_is_what_is_spent_on_it(register: Register) -> None:
    rows = (("Defence budget of Estonia",), ("thousand euros",), ("", 2022, 2023), ("Personnel", 250_000, 260_000),
            ("Military personnel", 6_900, 7_100))  # fmt: skip
    (entry,) = drafted(rows, register).entries
    items = entry.mapping.items
    assert [(item.measure, item.power) for item in items] == [(Measure.DEFENCE_ITEM, 3), (Measure.PERSONNEL, 0)]
    why = entry.guess.reason("measure of Military personnel")  # which the US budget calls what it pays them
    assert why is not None
    assert not why.sure
    assert why.why.startswith("“Military personnel” is taken for people, though “thousand euros” speaks of money; say")


@pytest.mark.parametrize("measure", [Measure.EQUIPMENT_SHARE, Measure.REAL_CHANGE])
def test_that_shares_of_more_than_all_are_no_sure_per_cents(measure: Measure) -> None:
    _item, fields = counted_as(measure, evidence([], [], [90_000, 95_000], None))
    assert [(field.name, field.sure) for field in fields] == [("percent", False)]


@pytest.mark.parametrize(
    ("measure", "unit", "numbers", "power", "sure"),
    [
        (Measure.CORE_EXPENDITURE, "million euro", [1_080_000_000, 12_700_000_000], 0, False),
        (Measure.CORE_EXPENDITURE, "thousand euro", [7_000_000_000, 12_700_000_000], 0, False),
        (Measure.CORE_EXPENDITURE, "thousand euro", [7_000_000, 12_700_000], 3, True),
        (Measure.CORE_EXPENDITURE, "million forint", [1_900_000], 6, True),
        (Measure.GDP, "million forint", [80_000_000], 6, True),
        (Measure.GDP, "million euro", [600_000_000_000], 0, False),
    ],
)
def test_that_a_scale_which_the_size_of_the_figures_rules_out_is_not_taken(
    measure: Measure, unit: str, numbers: list[float], power: int, *, sure: bool
) -> None:
    item, fields = counted_as(measure, evidence([Words(unit, "Data!A1")], [], numbers, None))
    assert (item.power, fields[0].name, fields[0].sure) == (power, "power", sure)


def test_that_of_figures_of_which_nothing_is_known_every_part_of_the_unit_is_unsure() -> None:
    item, fields = counted_as(Measure.GDP, NOTHING)
    assert item.power == 6
    assert {field.name for field in fields if not field.sure} == {"power", "currency"}


def test_that_a_preview_asks_what_an_import_would_ask(register: Register) -> None:
    draft = drafted(SHARES, register)
    said = draft.entries[0].counting(Measure.CORE_SHARE)
    found = preview(draft.book, replace(said.mapping, percent=False), register)
    assert found.observations == ()
    assert [question.place for question in found.questions] == ["Data!B2:C2", "Data!B3:C3"]


def test_that_what_a_profile_says_of_items_is_sure(register: Register) -> None:
    rows = (("Belgium",), ("Item", 2022, 2023), ("Defence expenditure", 5200, 5600), ("GDP", 400_000, 410_000))
    draft = drafted(rows, register)
    assert not draft.entries[0].is_sure("power")
    profiled = by_profile(draft, [draft.entries[0].mapping]).entries[0]
    assert profiled.is_sure("power")
    assert profiled.doubtful_items == frozenset()


def test_that_an_item_without_a_unit_has_that_of_the_spending_beside_it_unsurely(register: Register) -> None:
    rows = (("Defence budget of Estonia",), ("Item", 2022, 2023), ("Personnel expenditure, thousand euro", 2500, 2600),
            ("Infrastructure", 900, 950), ("GDP, million euro", 36_000, 38_000))  # fmt: skip
    draft = drafted(rows, register)
    draft = draft.counting(0, draft.entries[0].mapping.items[1], Measure.DEFENCE_ITEM)
    entry = draft.entries[0]
    works = entry.mapping.items[1]
    assert (works.power, works.currency) == (3, "EUR")
    assert entry.doubtful_items == {"Infrastructure"}
    assert entry.why(of_item("power", "Infrastructure")) == (
        "Nothing says so; it is taken from “Personnel expenditure, thousand euro” in the same table."
    )


def unknown(mapping: Mapping) -> list[int]:
    return [use.column for use in mapping.unknown]


def test_that_years_in_another_unit_than_the_first_ones_are_asked_about(register: Register) -> None:
    title, figures = ("Croatia: defence expenditure",), ("Defence expenditure", 7000, 7500, 1000, 1100)
    years = ("", 2021, 2022, 2023, 2024)
    units = ("", "HRK million", "HRK million", "EUR million", "EUR million")
    for rows in (
        (title, tuple(f"{year} ({unit})" if year else "" for year, unit in zip(years, units, strict=True)), figures),
        (title, years, units, figures),
        (title, units, years, figures),
        (title, ("", "HRK million", "", "EUR million", ""), years, figures),
    ):
        sheet = sheet_of(rows)
        found = guess(sheet, book_of(sheet), register)
        assert unknown(found.mapping) == [4, 5]
        assert [(item.currency, item.power) for item in found.mapping.items] == [("HRK", 6)]
        reason = found.reason("column 4")
        assert reason is not None
        assert "tells another unit than the rest of the table" in reason.why


def test_that_years_that_all_tell_the_unit_of_the_table_are_read(register: Register) -> None:
    rows = (("Belgium: defence expenditure",), ("", "2023 (EUR million)", "2024 (million euro)", "2025 (M€)"),
            ("Defence expenditure", 7000, 7500, 8000))  # fmt: skip
    sheet = sheet_of(rows)
    assert unknown(guess(sheet, book_of(sheet), register).mapping) == []


def test_that_columns_of_members_in_another_scale_or_a_foreign_currency_are_asked_about(register: Register) -> None:
    for headings, expected, unit in (
        (("Belgium (EUR million)", "Denmark (DKK million)", "Norway (NOK bn)"), [4], ("", 6)),
        (("Belgium (EUR bn)", "Denmark (EUR bn)", "Norway (EUR bn)"), [], ("EUR", 9)),
        (("Belgium (EUR bn)", "Denmark (DKK bn)", "Norway (NOK bn)"), [], ("", 9)),
        (("Belgium (EUR million)", "Denmark (EUR million)", "Norway (NOK million)"), [3], ("", 6)),
        (("Belgium", "Denmark", "Norway"), [], ("", 6)),
        (("MKD", "DNK", "NOR"), [], ("", 6)),
    ):
        rows = (("Defence expenditure",), ("Year", *headings), (2023, 70, 75, 9), (2024, 70, 75, 10))
        sheet = sheet_of(rows)
        mapping = guess(sheet, book_of(sheet), register).mapping
        assert (unknown(mapping), (mapping.currency, mapping.power)) == (expected, unit)


def test_that_a_row_of_a_unit_amid_the_items_tells_that_of_those_below_it(register: Register) -> None:
    rows = (
        ("Estonia",), ("EUR million", 2024, 2025), ("Equipment", 300, 310), ("of which 2 % is new, EUR 5 thousand",),
        ("Equipment expenditure", 400, 410), ("Thousand euro",), ("Personnel costs", 9000, 9100), ("% of GDP",),
        ("Defence expenditure", 3.1, 3.2), ("Operations and maintenance", 1.1, 1.2),
    )  # fmt: skip
    sheet = sheet_of(rows)
    items = guess(sheet, book_of(sheet), register).mapping.items
    assert [(item.measure, item.currency, item.power) for item in items] == [
        (Measure.EQUIPMENT_EXPENDITURE, "EUR", 6), (Measure.EQUIPMENT_EXPENDITURE, "EUR", 6),
        (Measure.DEFENCE_ITEM, "EUR", 3), (Measure.CORE_SHARE, "", 0), (None, "", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["Million purchasing power standards (PPS)", "Mrd. Euro in Kaufkraftparitäten"])
def test_that_figures_in_purchasing_power_are_in_nobody_s_currency_and_asked_about(
    register: Register, unit: str
) -> None:
    rows = (("Gross domestic product at market prices",), (unit,), ("", 2023, 2024), ("Estonia", 41, 42))
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    assert found.mapping.measure is None
    reason = found.reason("measure")
    assert reason is not None
    assert reason.why.endswith("purchasing power or money a head; say what is counted.")


def test_that_prices_of_the_previous_year_are_not_current_ones(register: Register) -> None:
    rows = (("Gross domestic product",), ("Previous year prices, million euro",), ("", 2023, 2024), ("Estonia", 41, 42))
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    assert (found.mapping.measure, found.mapping.price_basis) == (Measure.REAL_GDP, CONSTANT)
    assert not next(each for each in found.reasons if each.field == "price_basis").sure


def test_that_a_share_of_gdp_of_something_else_than_defence_is_asked_about(register: Register) -> None:
    body = (("Country", 2022, 2023), ("Belgium", 104.0, 105.0), ("Estonia", 18.0, 19.0), ("Latvia", 41.0, 43.0))
    for title, unit in (
        ("General government gross debt", "% of GDP"),
        ("Verschuldung des Staates", "in % des BIP"),
        ("Szociális védelmi kiadások", "% of GDP"),
        ("Keskkonnakaitse", "% of GDP"),
    ):
        sheet = sheet_of(((title,), (unit,), *body))
        found = guess(sheet, book_of(sheet), register)
        assert found.mapping.measure is None
        reason = found.reason("measure")
        assert reason is not None
        assert reason.why == (
            f"“{unit}” tells a share of GDP, and in “{title}” no word for defence is known; say what is counted."
        )
    known = (
        "Defence of the Allies",
        "Kaitsekulud",
        "Puolustusmenot",
        "Védelmi kiadások",
        "Savunma harcamaları",
        "Armed forces spending",
    )
    for above in (*(((title,), ("% of GDP",)) for title in known), (("% of GDP",),)):
        sheet = sheet_of((*above, *body))
        assert guess(sheet, book_of(sheet), register).mapping.measure is Measure.CORE_SHARE


@pytest.mark.parametrize(
    ("unit", "currency", "sure"),
    [
        ("en millions de dollars US courants", "USD", True), ("millones de dólares de EE.UU.", "USD", True),
        ("mld. amerických dolarů", "USD", True), ("milyon ABD doları", "USD", True), ("mln. Eur", "EUR", True),
        ("million dollars", "USD", False), ("$ million", "USD", False), ("mio. kr.", "", False),
    ],
)  # fmt: skip
def test_that_dollars_are_never_taken_for_each_member_s_own_currency(
    register: Register, unit: str, currency: str, sure: bool
) -> None:
    rows: Rows = ((f"Defence expenditure ({unit})",), ("", 2023, 2024), ("Germany", 73.0, 97.7), ("Norway", 8.7, 10.6))
    entry = drafted(rows, register).entries[0]
    assert (entry.mapping.currency, entry.is_sure("currency")) == (currency, sure)


@pytest.mark.parametrize(("name", "currency", "sure"), [("Germany", "USD", False), ("Canada", "", True)])
def test_that_dollars_of_one_member_are_its_own_where_it_has_dollars(
    register: Register, name: str, currency: str, sure: bool
) -> None:
    rows: Rows = ((f"{name}: defence expenditure (million dollars)",), ("", 2023, 2024), ("Total", 7300.0, 9770.0))
    said = drafted(rows, register).entries[0].counting(Measure.CORE_EXPENDITURE, "Total")
    item = said.mapping.item("Total")
    assert item is not None
    assert (item.currency, said.is_sure(of_item("currency", "Total"))) == (currency, sure)


@pytest.mark.parametrize(
    ("label", "figures", "power", "sure"),
    [
        ("Defence expenditure per capita", (830, 978), 0, False), ("GDP per capita (EUR)", (28_000, 29_000), 0, False),
        ("GDP per capita (EUR thousand)", (28, 29), 3, True),
    ],
)  # fmt: skip
def test_that_the_scale_of_sums_is_not_that_of_figures_per_head(
    register: Register, label: str, figures: tuple[int, int], power: int, sure: bool
) -> None:
    sheet = sheet_of((("Estonia: key figures, EUR million",), ("", 2023, 2024), (label, *figures)))
    found = guess(sheet, book_of(sheet), register)
    reason = found.reason(f"power of {label}")
    assert reason is not None
    assert (found.mapping.items[0].power, reason.sure) == (power, sure)
    assert sure or reason.why == (
        "“Estonia: key figures, EUR million” is said of larger sums; figures per head count single units."
    )


@pytest.mark.parametrize(
    ("name", "figures", "power"),
    [
        ("Montenegro", (1985, 2010), 0), ("Luxembourg", (847, 1_439), 0), ("Montenegro", (7.1, 7.5), 3),
        ("Türkiye", (427, 512), 3), ("United States", (1_310, 1_330), 3),
    ],
)  # fmt: skip
def test_that_soldiers_are_counted_one_by_one_where_thousands_would_be_more_than_anyone_has(
    register: Register, name: str, figures: tuple[float, float], power: int
) -> None:
    sheet = sheet_of(((name,), ("", 2023, 2024), ("Military personnel", *figures)))
    found = guess(sheet, book_of(sheet), register)
    assert found.mapping.items[0].power == power
    reason = found.reason("power of Military personnel")
    assert reason is not None
    assert not reason.sure
