"""What titles, headings and labels say is counted, in the members' languages."""

import pytest

from rampath.domain.observation import Measure
from rampath.workbook.measure_in import measure_in, per_head, says_real_gdp

M = Measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Defence expenditure (million EUR)", M.CORE_EXPENDITURE), ("Verteidigungsausgaben", M.CORE_EXPENDITURE),
        ("Dépenses de défense", M.CORE_EXPENDITURE), ("Wydatki obronne", M.CORE_EXPENDITURE),
        ("Gasto en defensa", M.CORE_EXPENDITURE), ("Spese per la difesa", M.CORE_EXPENDITURE),
        ("Forsvarsutgifter", M.CORE_EXPENDITURE), ("Defensie-uitgaven", M.CORE_EXPENDITURE),
        ("Verteidigungshaushalt (Einzelplan 14)", M.CORE_EXPENDITURE),
        ("Defence expenditure as a share of GDP (%)", M.CORE_SHARE), ("% of GDP", M.CORE_SHARE),
        ("Dépenses de défense en % du PIB", M.CORE_SHARE), ("Verteidigungsausgaben, Anteil am BIP", M.CORE_SHARE),
        ("Share of real GDP (%)", M.CORE_SHARE), ("Unit of measure: Percentage of GDP", M.CORE_SHARE),
        ("Military expenditure (% of GDP)", M.MILITARY_SHARE),
        ("Military expenditure", M.MILITARY_EXPENDITURE), ("SIPRI: defence spending", M.MILITARY_EXPENDITURE),
        ("Military expenditure as share of government spending", M.MILITARY_SHARE_OF_GOVERNMENT),
        ("Military expenditure per capita", M.MILITARY_PER_CAPITA), ("PIB par habitant", M.GDP_PER_CAPITA),
        ("GDP", M.GDP), ("Produit intérieur brut", M.GDP), ("Bruttoinlandsprodukt", M.GDP),
        ("Real GDP growth (%)", M.GDP_REAL_GROWTH), ("Croissance du PIB", M.GDP_REAL_GROWTH),
        ("BIP-Wachstum real", M.GDP_REAL_GROWTH), ("GDP deflator", M.GDP_DEFLATOR),
        ("Annual real change (%)", M.REAL_CHANGE), ("Reale Veränderung gegenüber dem Vorjahr (%)", M.REAL_CHANGE),
        ("Military personnel (thousands)", M.PERSONNEL), ("Effectifs militaires", M.PERSONNEL),
        ("Equipment expenditure as % of total defence expenditure", M.EQUIPMENT_SHARE),
        ("Part des équipements dans les dépenses de défense", M.EQUIPMENT_SHARE),
        ("Personnel (%)", M.PERSONNEL_SHARE), ("Infrastructure (%)", M.INFRASTRUCTURE_SHARE),
        ("Other (%)", M.OTHER_SHARE), ("Major equipment", M.EQUIPMENT_EXPENDITURE), ("Bevölkerung", M.POPULATION),
        ("Population, total", M.POPULATION),
        ("Broader security-related expenditure, % of GDP", M.BROADER_SHARE),
        ("Dépenses de défense (définition OTAN, y compris pensions)", M.CORE_EXPENDITURE),
        ("Defence expenditure including pensions, % of GDP", M.CORE_SHARE),
        ("Defence expenditure (including pensions, research and operations)", M.CORE_EXPENDITURE),
        ("Defence expenditure incl. VAT: maintenance", M.DEFENCE_ITEM),
        ("Defence expenditure, including aid, on R&D", M.DEFENCE_ITEM),
        ("Cyber defence expenditure", M.DEFENCE_ITEM), ("Civil defence expenditure", M.DEFENCE_ITEM),
        ("Defence spending on munitions", M.DEFENCE_ITEM), ("Defence expenditure incl. cyber", M.CORE_EXPENDITURE),
        ("Budget de la défense hors pensions", M.DEFENCE_ITEM), ("Defence R&D expenditure", M.DEFENCE_ITEM),
        ("Defense outlays by fiscal year", M.CORE_EXPENDITURE),
        ("Defence expenditure as a share of GDP against NATO guideline of 2 %", M.CORE_SHARE),
        ("Defence expenditure as % of GDP and the 2 % guideline", M.CORE_SHARE),
        ("Peso no PIB", M.CORE_SHARE), ("Podiel na HDP", M.CORE_SHARE), ("Rapporto spesa/PIL", M.CORE_SHARE),
        ("Relacja do PKB", M.CORE_SHARE), ("Peso sobre el PIB", M.CORE_SHARE), ("Verhältnis zum BIP", M.CORE_SHARE),
        ("Spese per la difesa / PIL", M.CORE_SHARE), ("Podíl na HDP", M.CORE_SHARE), ("Andel av BNP", M.CORE_SHARE),
        ("Pct. af BNP", M.CORE_SHARE), ("Pondere în PIB", M.CORE_SHARE), ("ratio to GDP", M.CORE_SHARE),
        ("Dépenses de défense/PIB", M.CORE_SHARE), ("GDP / capita", M.GDP_PER_CAPITA),
        ("Defence expenditure, constant 2015 prices (GDP deflator)", M.CORE_EXPENDITURE),
        ("Defence expenditure deflated by GDP deflator", M.CORE_EXPENDITURE),
        ("Defence expenditure, real terms (GDP deflator, 2023-24 prices)", M.CORE_EXPENDITURE),
        ("Defence expenditure, real terms, GDP deflator", M.CORE_EXPENDITURE),
        ("GDP at constant 2015 prices (GDP deflator)", M.GDP), ("GDP (deflator)", M.GDP_DEFLATOR),
        ("GDP deflator (2015 = 100)", M.GDP_DEFLATOR), ("Price index (GDP deflator)", M.GDP_DEFLATOR),
        ("Defence spending, % of GDP, by fiscal year", M.CORE_SHARE),
        ("military_expenditure_share_gdp", M.MILITARY_SHARE), ("milex_pct_gdp", M.MILITARY_SHARE),
        ("share_gdp_pct", M.CORE_SHARE), ("perc_gdp", M.CORE_SHARE), ("gdp_usd_current_m", M.GDP),
        ("Personalkostnader", M.DEFENCE_ITEM), ("Personalaufwand", M.DEFENCE_ITEM),
        ("Αποπληθωριστής ΑΕΠ", M.GDP_DEFLATOR), ("Дефлатор на БВП", M.GDP_DEFLATOR),
        ("SKP deflaator", M.GDP_DEFLATOR), ("BVP defliatorius", M.GDP_DEFLATOR),
        ("2. Equipment", M.EQUIPMENT_EXPENDITURE), ("a) Major equipment", M.EQUIPMENT_EXPENDITURE),
        ("defexp_meur", M.CORE_EXPENDITURE), ("defexp_pct_gdp", M.CORE_SHARE),
        ("GDP at current prices, real growth (%)", M.GDP_REAL_GROWTH),
        ("Defence expenditure including military aid, % of GDP", M.CORE_SHARE),
        ("PIB / BBP", M.GDP), ("ΑΕΠ (εκατ. ευρώ) / GDP (EUR million)", M.GDP), ("GSYH / GDP", M.GDP),
        ("% du PIB / % van het bbp", M.CORE_SHARE), ("GSYH’ye oranı (%) / Share of GDP (%)", M.CORE_SHARE),
        ("real_gdp_growth", M.GDP_REAL_GROWTH), ("equipment_pct", M.EQUIPMENT_SHARE), ("personnel_k", M.PERSONNEL),
    ],
)  # fmt: skip
def test_that_words_say_what_is_counted(text: str, measure: Measure) -> None:
    told = measure_in(text)
    assert told is not None
    assert told.measure is measure


@pytest.mark.parametrize(
    "text",
    [
        "PC_GDP", "PT_GDP", "milex_gdp", "Military_GDP",
        "Country", "Value", "Total", "Current prices", "Source: Ministry of Finance", "General government gross debt",
        "General government revenue, percent of GDP", "Current account balance, Percent of GDP",
        "Gross domestic product per capita, constant prices, Percent change", "Volume of exports, percent change",
        "Gross domestic product, current prices, purchasing power parity; international dollars",
        "GDP corresponding to fiscal year, current prices", "Government expenditure, percent of GDP (% of GDP)",
        "Gesamtausgaben des Staates und Staatsausgaben in % des BIP", "Population growth (annual %)",
        "Urban population (% of total population)", "Population aged 15-64",
        "Armed forces personnel (% of total labor force)",
        "% of Total Military Personnel", "Total Civilian Personnel", "Average number of troops deployed",
        "Total investment · Percent of GDP", "Output gap in percent of potential GDP", "Inflation", "x" * 500,
        "constant 2015 prices (GDP deflator)", "Defence expenditure deflator", "Debt / GDP", "Peso",
        "Non-defence expenditure", "Defence-related expenditure (1.5 %)", "Defence expenditure 2 % target",
        "Target: 2 % of GDP", "Dépenses hors défense", "Objectif : 2 % du PIB", "NATO guideline (2 % of GDP)",
        "Defense expenditure annual real change (% GDP)",
        "Ajuda militar à Ucrânia (% do PIB)", "Pomoc wojskowa dla Ukrainy (% PKB)",
        "Military", "Militär", "Nominal GDP growth (%)", "GDP growth, current prices", "Wzrost nominalny PKB",
        "Nominal growth of defence expenditure (%)", "Change in share of GDP (pp)", "Change of the defence share (pp)",
        "GDP deflator (%)", "GDP deflator, annual change", "Core and broader defence expenditure (% of GDP)",
        "Total (core + broader), % of GDP", "Military aid to Ukraine (% of GDP)", "Militärhilfe, % des BIP",
        "Defence R&D expenditure (% of GDP)", "Military personnel costs (% of GDP)",
        "Defence equipment expenditure (% of GDP)", "Military pensions, % of GDP",
        "Military personnel (% of population)",
    ],
)  # fmt: skip
def test_that_nothing_is_read_into_words_that_speak_of_something_else(text: str) -> None:
    assert measure_in(text) is None


@pytest.mark.parametrize(
    ("spending", "gdp", "share"),
    [
        ("Αμυντικές δαπάνες", "ΑΕΠ", "% του ΑΕΠ"), ("Savunma harcamaları", "GSYH", "Savunma harcamaları / GSYH"),
        ("Cheltuieli pentru apărare", "PIB", "Cheltuieli de apărare (% din PIB)"),
        ("Védelmi kiadások", "Bruttó hazai termék", "Védelmi kiadások a GDP %-ában"),
        ("Разходи за отбрана", "БВП", "% от БВП"), ("Kaitsekulud", "SKP", "% SKPst"),
        ("Gynybos išlaidos", "BVP", "Krašto apsaugos išlaidos, % BVP"), ("Aizsardzības izdevumi", "IKP", "% no IKP"),
        ("Rashodi za obranu", "BDP", "Udio u BDP-u"), ("Výdavky na obranu", "HDP", "Podiel na HDP"),
        ("Izdatki za obrambo", "BDP", "Delež v BDP"), ("Shpenzimet e mbrojtjes", "PBB", "% PBB"),
        ("Puolustusmenot", "BKT", "% BKT:sta"), ("Трошоци за одбрана", "БДП", "Трошоци за одбрана, % БДП"),
    ],
)  # fmt: skip
def test_that_defence_spending_and_gdp_are_known_in_each_members_language(spending: str, gdp: str, share: str) -> None:
    told = [measure_in(text) for text in (spending, gdp, share)]
    assert [each and each.measure for each in told] == [M.CORE_EXPENDITURE, M.GDP, M.CORE_SHARE]


@pytest.mark.parametrize(
    "text",
    [
        "Szociális védelmi kiadások", "Sotsiaalkaitse kulud", "Sociālās aizsardzības izdevumi", "Kaitsealade kulud",
        "Shpenzimet për mbrojtjen sociale", "Χρέος % ΑΕΠ", "Borç / GSYH", "Dluh, % HDP", "Национален бюджет",
    ],
)  # fmt: skip
def test_that_protection_of_another_kind_and_debt_are_no_defence(text: str) -> None:
    assert measure_in(text) is None


def test_that_words_around_tell_by_whose_definition_spending_is_counted() -> None:
    told = measure_in("Defence expenditure")
    assert told is not None
    assert not told.sure
    by_nato = measure_in("Defence expenditure", "Table 2: NATO countries")
    by_eda = measure_in("Defence expenditure", "European Defence Agency")
    assert by_nato is not None
    assert by_eda is not None
    assert (by_nato.measure, by_nato.sure) == (M.CORE_EXPENDITURE, True)
    assert (by_eda.measure, by_eda.sure) == (M.MILITARY_EXPENDITURE, True)
    bare = measure_in("% of GDP", "Military expenditure by country")
    assert bare is not None
    assert bare.measure is M.MILITARY_SHARE


def test_that_a_category_alone_is_a_share_where_the_title_speaks_of_a_distribution() -> None:
    title = "Table 8a: Distribution of defence expenditure by main category"
    found = [measure_in(text, title) for text in ("Equipment (a)", "Personnel", "Infrastructure", "Other")]
    assert [told.measure for told in found if told is not None] == [
        M.EQUIPMENT_SHARE,
        M.PERSONNEL_SHARE,
        M.INFRASTRUCTURE_SHARE,
        M.OTHER_SHARE,
    ]


def test_that_a_unit_per_head_makes_a_measure_one_per_head() -> None:
    gdp = measure_in("Gross domestic product at market prices")
    assert gdp is not None
    assert per_head(gdp, "Current prices, euro per capita").measure is M.GDP_PER_CAPITA
    assert per_head(gdp, "Current prices, million euro").measure is M.GDP


@pytest.mark.parametrize(
    "text",
    [
        "Real GDP", "Πραγματικό ΑΕΠ", "Реален БВП", "Reaalne SKP", "Reālais IKP", "Realus BVP", "Realt BNP",
        "Reel GSYH", "Reál GDP", "Realni BDP",
    ],
)  # fmt: skip
def test_that_real_gdp_is_told_from_that_at_current_prices_in_the_members_languages(text: str) -> None:
    assert says_real_gdp(text)
    assert not says_real_gdp(text.partition(" ")[2])
