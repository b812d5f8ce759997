"""What titles, units and block titles of NATO's tables say, in English and French."""

import pytest

from rampath.domain.observation import Measure
from rampath.workbook.nato_counted import CATEGORY, UNKNOWN, Meaning
from rampath.workbook.nato_meaning import of_block, of_column, of_title
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_unit import with_unit
from rampath.workbook.nato_words import GRAPH, TITLE, estimates_in, is_other_total, number_of_sheet

SPENT = Meaning(Measure.CORE_EXPENDITURE, "", national=True)
DOLLARS = Meaning(Measure.CORE_EXPENDITURE, "USD million")
SHARE = Meaning(Measure.CORE_SHARE, "fraction", "", -2)
GDP = Meaning(Measure.GDP, "USD million", "")
HEADS = Meaning(Measure.PERSONNEL, "thousand")


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("Defence expenditure", SPENT),
        ("Defence expenditures", SPENT),
        ("Core defence expenditure", SPENT),
        ("Dépenses de défense", SPENT),
        ("Defence expenditure real change 2014-2024e", SPENT),
        ("Variation réelle des dépenses de défense 2014-2024e", SPENT),
        ("Variation réelle des dépenses de défense entre 2014 et 2024e", SPENT),
        ("Real change in defence expenditure, 2014 to 2024e", SPENT),
        ("Defence expenditure real change 2014-2024e\nMillion US dollars (2015 prices and exchange rates)",
         Meaning(Measure.CORE_EXPENDITURE, "USD million", "constant 2015")),
        ("Annual real change in defence expenditure 2014-2026", Meaning(Measure.REAL_CHANGE, "fraction", "", -2)),
        ("Variation annuelle réelle des dépenses de défense (2014-2026)",
         Meaning(Measure.REAL_CHANGE, "fraction", "", -2)),
        ("Defence expenditure as a share of GDP and annual real change", SHARE),
        ("Core defence expenditure as a share of GDP and annual real change", SHARE),
        ("Defence expenditures as a percentage of gross domestic product", SHARE),
        ("Part des dépenses de défense dans le PIB et variation annuelle en volume", SHARE),
        ("Dépenses de défense en pourcentage du PIB", SHARE),
        ("GDP", Meaning(Measure.GDP)),
        ("Real GDP", Meaning(Measure.GDP)),
        ("Produit intérieur brut", Meaning(Measure.GDP)),
        ("GDP per capita and defence expenditure per capita", Meaning(None, "USD")),
        ("Real GDP and per capita", Meaning(None, "USD")),
        ("PIB par habitant et dépenses de défense par habitant", Meaning(None, "USD")),
        ("Defence expenditures per capita and military personnel", Meaning(None, "USD")),
        ("Military personnel", HEADS),
        ("Effectifs militaires", HEADS),
        ("Personnel militaire", HEADS),
        ("Personnels des armées", HEADS),
        ("Dépenses de personnel militaire", UNKNOWN),
        ("Military personnel expenditure", UNKNOWN),
        ("Distribution of defence expenditure by main category", CATEGORY),
        ("Répartition des dépenses de défense par grande catégorie", CATEGORY),
        ("Gross domestic product and defence expenditures annual volume change",
         Meaning(Measure.REAL_CHANGE, "fraction", "", -2)),
        ("Number of ships", UNKNOWN),
        ("GDP deflator (2015 = 100)", UNKNOWN),
        ("Déflateur du PIB", UNKNOWN),
        ("Research and development expenditure", UNKNOWN),
        ("Equipment expenditure as a share of GDP", UNKNOWN),
        ("Military aid to Ukraine: expenditure", UNKNOWN),
        ("Equipment expenditure", Meaning(Measure.EQUIPMENT_EXPENDITURE, "", national=True)),
        ("Defence- and security-related expenditure", Meaning(Measure.BROADER_EXPENDITURE, "", national=True)),
        ("Defence expenditure (constant 2015 prices)",
         Meaning(Measure.CORE_EXPENDITURE, "", "constant 2015", national=True)),
    ],
)  # fmt: skip
def test_that_a_title_says_what_is_counted_and_parts_are_never_taken_for_the_whole(
    title: str, meaning: Meaning
) -> None:
    assert of_title(title) == meaning


@pytest.mark.parametrize(
    ("base", "text", "unit", "shift"),
    [
        (SPENT, "Million US dollars", "USD million", 0),
        (SPENT, "En millions de dollars des États-Unis", "USD million", 0),
        (SPENT, "Million national currency units", "", 0),
        (SPENT, "En millions d'unités monétaires nationales", "", 0),
        (SPENT, "Thousand national currency units", "", -3),
        (Meaning(Measure.GDP), "Billion US dollars", "USD million", 3),
        (Meaning(Measure.GDP), "Milliards de dollars É.-U.", "USD million", 3),
        (Meaning(Measure.GDP), "Million Canadian dollars", "CAD million", 0),
        (HEADS, "Thousands", "thousand", 0),
        (HEADS, "Millions", "thousand", 3),
        (SHARE, "Million US dollars", "fraction", -2),
        (UNKNOWN, "Thousands", "thousand", 0),
        (UNKNOWN, "Million US dollars", "USD million", 0),
        (UNKNOWN, "Percentage of total defence expenditure", "fraction", -2),
        (UNKNOWN, "En pourcentage du total des dépenses de défense", "fraction", -2),
        (UNKNOWN, "Something else", None, 0),
    ],
)
def test_that_a_unit_line_says_currency_and_scale(base: Meaning, text: str, unit: str | None, shift: int) -> None:
    found = with_unit(base, text)
    assert (found.unit, found.shift) == (unit, shift)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Current prices", "current"),
        ("Current prices and exchange rates", "current"),
        ("Constant 2015 prices ", "constant 2015"),
        ("2010 prices and exchange rates", "constant 2010"),
        ("Based on 2021 prices", "constant 2021"),
        ("Million US dollars (2015 prices and exchange rates)", "constant 2015"),
        ("Prix courants", "current"),
        ("Prix et taux de change courants", "current"),
        ("Aux prix et taux de change courants", "current"),
        ("Prix constants de 2015", "constant 2015"),
        ("Prix et taux de change constants de 2015", "constant 2015"),
        ("Sur la base des prix de 2015", "constant 2015"),
        ("Prices of 2021", "constant 2021"),
        ("Constant prices (2015)", "constant 2015"),
        ("Prix constants et taux de change de 2015", "constant 2015"),
        ("Constant prices and exchange rates of 2015", "constant 2015"),
        ("Prix et cours de change courants", "current"),
        ("Real change 2014-2024 (%)", ""),
        ("Priority areas in 2015", ""),
    ],
)
def test_that_prices_are_told_in_both_languages(text: str, basis: str) -> None:
    assert basis_in(text) == basis


@pytest.mark.parametrize(
    ("base", "text", "measure", "unit", "basis", "shift"),
    [
        (SPENT, "Current prices", "core_expenditure", "", "current", 0),
        (SPENT, "Constant 2015 prices and exchange rates", "core_expenditure", "USD million", "constant 2015", 0),
        (DOLLARS, "Constant 2015 prices and exchange rates", "core_expenditure", "USD million", "constant 2015", 0),
        (SHARE, "Share of real GDP (%)", "core_share", "fraction", "", -2),
        (SHARE, "Annual real change (%)", "real_change", "fraction", "", -2),
        (SHARE, "Variation annuelle réelle (%)", "real_change", "fraction", "", -2),
        *((SHARE, title, "real_change", "fraction", "", -2) for title in (
            "Variation annuelle en termes réels (%)", "Évolution en termes réels (%)", "Croissance annuelle réelle (%)",
            "Annual change in real terms (%)", "Real-terms growth (%)", "Taux de variation annuel réel (%)",
        )),
        (GDP, "Croissance annuelle en termes réels (%)", "gdp_real_growth", "fraction", "", -2),
        (SHARE, "Part du PIB réel (%)", "core_share", "fraction", "", -2),
        (Meaning(None, "USD"), "GDP per capita (thousand US dollars)", "gdp_per_capita", "USD thousand", "", 0),
        (Meaning(None, "USD"), "PIB par habitant (milliers de dollars)", "gdp_per_capita", "USD thousand", "", 0),
        (Meaning(None, "USD"), "Defence expenditure per capita (US dollars)", "expenditure_per_capita", "USD", "", 0),
        (Meaning(None, "USD"), "Real GDP (billion US dollars)", "gdp", "USD million", "", 3),
        (Meaning(None, "USD", "constant 2010"), "Military personnel (thousands)", "personnel", "thousand", "", 0),
        (CATEGORY, "Equipment (a)", "equipment_share", "fraction", "", -2),
        (CATEGORY, "Équipements (a)", "equipment_share", "fraction", "", -2),
        (CATEGORY, "Autres (d)", "other_share", "fraction", "", -2),
        (CATEGORY, "A. Equipment", "equipment_share", "fraction", "", -2),
        (CATEGORY, "Dépenses d’équipement (a)", "equipment_share", "fraction", "", -2),
        (CATEGORY, "Dépenses de personnel (b)", "personnel_share", "fraction", "", -2),
        (CATEGORY, "Expenditure on infrastructure (c)", "infrastructure_share", "fraction", "", -2),
        (UNKNOWN, "Personnel (b)", "personnel_share", "fraction", "", -2),
        (GDP, "Annual real change (%)", "gdp_real_growth", "fraction", "", -2),
        (GDP, "Taux de croissance (%)", "gdp_real_growth", "fraction", "", -2),
        (GDP, "Real change of defence expenditure (%)", "real_change", "fraction", "", -2),
        (Meaning(Measure.GDP_REAL_GROWTH, "fraction", "", -2), "GDP (million US dollars)", "gdp", "USD million", "", 0),
        (Meaning(Measure.REAL_CHANGE, "fraction", "", -2), "Gross domestic product", "gdp_real_growth", "fraction", "",
         -2),
    ],
)  # fmt: skip
def test_that_a_block_title_says_what_the_title_left_open(
    base: Meaning, text: str, measure: str, unit: str, basis: str, shift: int
) -> None:
    found = of_block(base, text)
    assert found is not None
    assert found.measure is not None
    assert (found.measure.value, found.unit, found.price_basis, found.shift) == (measure, unit, basis, shift)


@pytest.mark.parametrize(
    ("base", "text"),
    [
        (UNKNOWN, "Percentage of total defence expenditure"),
        (SPENT, "Million US dollars"), (SPENT, "Purchasing power parities"), (CATEGORY, "Research and development (e)"),
        (CATEGORY, "Current prices"), (SPENT, "-7-"), (Meaning(Measure.PERSONNEL, "thousand"), "Growth rate (%)"),
        (Meaning(None, "USD"), "Annual real change (%)"), (Meaning(None, "USD"), "GDP per capita, real growth (%)"),
        (SHARE, f"The share of GDP is computed from figures at constant prices{', as was agreed' * 4}."),
    ],
)  # fmt: skip
def test_that_what_is_no_block_title_is_none(base: Meaning, text: str) -> None:
    assert of_block(base, text) is None


@pytest.mark.parametrize(
    ("text", "measure", "year", "flag"),
    [
        ("Real change 2014-2024e (%)", "real_change_over_period", 2024, "e"),
        ("Variation réelle 2014-2024e (%)", "real_change_over_period", 2024, "e"),
        ("Share of real GDP 2014 (%)", "core_share", 2014, ""),
        ("Part du PIB réel 2024e (%)", "core_share", 2024, "e"),
        ("Real change 2024 (%)", "real_change", 2024, ""),
    ],
)
def test_that_a_heading_in_words_says_its_year_and_what_it_holds(text: str, measure: str, year: int, flag: str) -> None:
    found = of_column(DOLLARS, text)
    assert found is not None
    meaning, of_year, of_flag = found
    assert meaning.measure is not None
    assert (meaning.measure.value, meaning.unit, of_year, of_flag) == (measure, "fraction", year, flag)


@pytest.mark.parametrize(
    "text",
    [
        "Personnel expenditure, current prices", "R&D (constant 2015 prices)",
        "Current prices, without Ukraine support", "Defence expenditure excluding pensions, current prices",
        "Current prices and purchasing power parities",
        "Defence expenditure (PPP)", "Equipment expenditure per soldier, current prices",
    ],
)  # fmt: skip
@pytest.mark.parametrize("base", [SPENT, DOLLARS, GDP])
def test_that_a_part_of_expenditure_or_money_at_parities_is_none_that_is_kept(base: Meaning, text: str) -> None:
    assert of_block(base, text) == UNKNOWN


@pytest.mark.parametrize(
    "text",
    ["Equipment expenditure, current prices", "Major equipment expenditure (million US dollars, current prices)"],
)
def test_that_equipment_expenditure_is_known_beside_its_prices_and_unit(text: str) -> None:
    found = of_block(DOLLARS, text)
    assert found is not None
    assert (found.measure, found.price_basis) == (Measure.EQUIPMENT_EXPENDITURE, "current")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Share of real GDP (%)", Measure.BROADER_SHARE), ("Expenditure, current prices", Measure.BROADER_EXPENDITURE),
        ("Core defence expenditure, current prices", Measure.CORE_EXPENDITURE),
        ("Core share of GDP (%)", Measure.CORE_SHARE), ("Current prices", Measure.BROADER_EXPENDITURE),
    ],
)  # fmt: skip
def test_that_blocks_of_a_table_of_the_broader_pillar_are_of_it_unless_they_name_the_core(
    text: str, measure: Measure
) -> None:
    found = of_block(of_title("Defence and security-related expenditure"), text)
    assert found is not None
    assert found.measure is measure


def test_that_a_share_or_change_beside_the_broader_pillar_is_not_the_core_s() -> None:
    base = of_title("Defence and security-related expenditure")
    share = of_column(base, "Share of GDP 2024 (%)")
    assert share is not None
    assert share[0].measure is Measure.BROADER_SHARE
    assert of_column(base, "Real change 2023-2024 (%)") is None
    assert of_block(base, "Annual real change (%)") is None


def test_that_money_of_a_category_is_no_share() -> None:
    found = of_block(CATEGORY, "Equipment expenditure (million US dollars)")
    assert found is not None
    assert (found.measure, found.unit) == (Measure.EQUIPMENT_EXPENDITURE, "USD million")
    assert of_block(CATEGORY, "Personnel expenditure (million euros)") is None


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("In billions", 3), ("(in thousands)", -3), ("Milliards", 3), ("Unit: billions", 3), ("Millions", 0),
        ("Current prices (billions)", 3), ("Norway only, thousands", 0), ("2024", 0),
    ],
)  # fmt: skip
def test_that_a_scale_may_stand_without_a_currency(text: str, shift: int) -> None:
    found = with_unit(SPENT, text)
    assert (found.unit, found.national, found.shift) == ("", True, shift)


@pytest.mark.parametrize(
    ("base", "text", "measure"),
    [
        (DOLLARS, "Equipment as % of GDP 2024e", None), (DOLLARS, "Pensions, share of GDP 2024 (%)", None),
        (DOLLARS, "Broader share of GDP 2024 (%)", Measure.BROADER_SHARE),
        (DOLLARS, "Growth rate of GDP 2024 (%)", Measure.GDP_REAL_GROWTH),
        (DOLLARS, "Real change 2024 (%)", Measure.REAL_CHANGE), (GDP, "Real change 2024 (%)", Measure.GDP_REAL_GROWTH),
        (GDP, "Real change 2014-2024e (%)", None),
        (GDP, "Real change of defence expenditure 2014-2024e (%)", Measure.REAL_CHANGE_OVER_PERIOD),
        (Meaning(Measure.PERSONNEL, "thousand"), "Real change 2014-2024e (%)", None),
    ],
)  # fmt: skip
def test_that_a_heading_of_a_share_or_change_is_of_what_it_names_or_its_table_counts(
    base: Meaning, text: str, measure: Measure | None
) -> None:
    found = of_column(base, text)
    assert (None if found is None else found[0].measure) == measure


@pytest.mark.parametrize("text", ["Share of real GDP (%)", "Average 2014-2018", "2014", "Country"])
def test_that_a_heading_that_says_neither_is_none(text: str) -> None:
    assert of_column(DOLLARS, text) is None


@pytest.mark.parametrize(
    ("unit", "meaning"),
    [
        ("Million US dollars (2015 prices and exchange rates)",
         Meaning(Measure.CORE_EXPENDITURE, "USD million", "constant 2015")),
        ("Millions d'unités de monnaie nationale", SPENT),
        ("Based on 2015 prices", Meaning(Measure.REAL_CHANGE, "fraction", "constant 2015", -2)),
        ("Percentage, million US dollars being compared", Meaning(Measure.REAL_CHANGE, "fraction", "", -2)),
    ],
)  # fmt: skip
def test_that_a_table_of_the_change_of_money_holds_what_its_unit_line_says(unit: str, meaning: Meaning) -> None:
    assert with_unit(of_title("Real change in defence expenditure"), unit) == meaning


@pytest.mark.parametrize(
    ("text", "number", "letter", "rest"),
    [
        ("Table 8a : Distribution of expenditure", "8", "a", "Distribution of expenditure"),
        ("TABLE 1: Core defence expenditure", "1", None, "Core defence expenditure"),
        ("Tableau 3 - Dépenses de défense", "3", None, "Dépenses de défense"),
        ("Table 3 Defence expenditure", "3", None, "Defence expenditure"),
        ("Table 5", "5", None, ""),
        ("Table 5 (continued): GDP", "5", None, "GDP"),
        ("Tableau 8a (suite) : Répartition", "8", "a", "Répartition"),
        ("Table 3 (cont.)", "3", None, ""),
        ("Tableau n° 4 : PIB", "4", None, "PIB"),
        ("Table No. 4: GDP", "4", None, "GDP"),
    ],
)
def test_that_a_title_is_known_by_its_number(text: str, number: str, letter: str | None, rest: str) -> None:
    found = TITLE.match(text)
    assert found is not None
    assert found.groups() == (number, letter, rest)


@pytest.mark.parametrize("text", ["Table of contents", "Table 2 shows what was spent", "Tables 1 to 3", "Stable 3"])
def test_that_words_about_a_table_are_no_title(text: str) -> None:
    assert TITLE.match(text) is None


def test_that_a_graph_is_no_table() -> None:
    assert GRAPH.match("Graph 3 : NATO Europe and Canada")
    assert GRAPH.match("Graphique 1 : part du PIB")
    assert GRAPH.match("Figure 2b. Equipment")
    assert GRAPH.match("Chart 4 Defence expenditure")
    assert GRAPH.match("Graph 1")
    assert not GRAPH.match("Graphs")
    assert not GRAPH.match("Figure 3 leaves out pensions")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Notes: Figures for 2023 and 2024 are estimates.", (2023, 2024)),
        ("Note: Figures for 2024 are estimates.", (2024,)),
        ("Les données relatives à 2017 et 2018 sont des estimations.", (2017, 2018)),
        ("Les chiffres de 2023, 2024 et 2025 sont des estimations", (2023, 2024, 2025)),
        ("Figures for 2014 are final, those of 2023 are estimates.", (2023,)),
        ("Montenegro became an Ally on 5 June 2017.", ()),
    ],
)
def test_that_a_note_tells_which_years_are_estimates(text: str, years: tuple[int, ...]) -> None:
    assert estimates_in(text) == years


@pytest.mark.parametrize(
    ("name", "number"),
    [("TABLE8a", "8a"), ("Table 3", "3"), ("Tableau 8b", "8b"), ("T2", "2"), ("TABLE3 (2)", "3"), ("Tab. 5", "5"),
     ("Thousands", ""), ("Totals 3", ""), ("T10", ""), ("Data", "")],
)  # fmt: skip
def test_that_a_sheet_may_be_called_after_its_table(name: str, number: str) -> None:
    assert number_of_sheet(name) == number


@pytest.mark.parametrize("name", ["North America", "NATO - Europe", "NATO Europe", "OTAN Europe", "Amérique du Nord"])
def test_that_other_totals_of_natos_are_known(name: str) -> None:
    assert is_other_total(name)


@pytest.mark.parametrize("name", ["NATO Europe and Canada", "NATO Total", "Austria", "Belgium"])
def test_that_aggregates_and_countries_are_no_other_totals(name: str) -> None:
    assert not is_other_total(name)
