"""Price basis and years of estimates, as titles and notes say them."""

import pytest

from rampath.workbook.price_words import basis_told, estimates_told, says_constant


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Current prices", "current"), ("in jeweiligen Preisen", "current"), ("prix courants", "current"),
        ("en millions d'euros courants", "current"), ("Current prices and exchange rates", "current"),
        ("current prices 2014-2024", "current"), ("Constant 2015 prices", "constant 2015"),
        ("Based on 2015 prices", "constant 2015"), ("Constant (2023) US$", "constant 2023"),
        ("in Preisen von 2015", "constant 2015"), ("zu konstanten Preisen von 2015", "constant 2015"),
        ("prix constants de 2015", "constant 2015"), ("aux prix de 2015", "constant 2015"),
        ("en euros constants de 2020", "constant 2020"), ("constant 2023 US dollars", "constant 2023"),
        ("base year 2015", "constant 2015"), ("in 2021 euros", "constant 2021"),
        ("2023/24 prices", "constant 2023"), ("at 2023-24 prices", "constant 2023"),
        ("prijspeil 2025", "constant 2025"), ("Chain linked volumes (2020), million euro", "constant 2020"),
        ("2024 års priser", "constant 2024"), ("mill. 2024-kroner", "constant 2024"), ("2025-pl", "constant 2025"),
        ("en euros de 2020", "constant 2020"), ("US$ of 2022", "constant 2022"), ("Preisstand 2020", "constant 2020"),
        ("σταθερές τιμές 2020", "constant 2020"), ("prețuri constante 2020", "constant 2020"),
        ("2015 yılı sabit fiyatlarıyla", "constant 2015"), ("2015. aasta püsivhindades", "constant 2015"),
        ("běžné ceny", "current"), ("preços correntes", "current"), ("cari fiyatlar", "current"),
        ("en euros de 2014 à 2024", None), ("2014-24 prices", None), ("euro 2024", None),
        ("Current and constant 2015 prices", None), ("Million euro, 2014-2024", None), ("USD 2014", None),
        ("Defence expenditure 2014-2024", None), ("Budget 2024", None), ("konstante Preise", None),
        ("Defensie-uitgaven 2024 (realisatie) en 2025 (begroting)", None), ("2024 réalisé", None),
        ("2024 realizado", None), ("2024 realizzate", None), ("2024 realizacja", None), ("2021 stalled", None),
        ("Réel 2024", None), ("Dépenses réelles 2024", None), ("Real growth 2024", None),
        ("real terms, 2023-24 prices", "constant 2023"), ("in real 2015 prices", "constant 2015"),
        ("2015 real terms", "constant 2015"), ("ceny stałe z 2015 r.", "constant 2015"),
        ("valori concatenati anno di riferimento 2020", "constant 2020"), ("s.c. 2015", "constant 2015"),
        ("HDP, s. c. 2015", "constant 2015"), ("2015. évi áron", "constant 2015"), ("folyó áron", "current"),
        ("vuoden 2015 hinnoin", "constant 2015"), ("M€ valeur 2020", "constant 2020"), ("M€2021", "constant 2021"),
        ("2021=100", "constant 2021"), ("2015 = 100", "constant 2015"), ("b. c.", "current"),
        ("deflated to 2015", "constant 2015"), ("v cenách roku 2015", "constant 2015"), ("M€ 2021", None),
        ("deflated", None), ("CPI-adjusted", None), ("valori concatenati", None),
        ("постоянни цени 2015", "constant 2015"), ("2020. gada salīdzināmajās cenās", "constant 2020"),
        ("çmime konstante 2015", "constant 2015"), ("текущи цени", "current"), ("tekoče cene", "current"),
        ("milex_constant_2022_usd", "constant 2022"), ("Const. 2015 EUR", "constant 2015"),
        ("reálné ceny 2015", "constant 2015"), ("v stalnih cenah 2015", "constant 2015"),
    ],
)  # fmt: skip
def test_that_a_text_tells_the_price_basis_or_none(text: str, basis: str | None) -> None:
    assert basis_told(text) == basis


def test_that_constant_prices_without_a_year_are_known_as_such() -> None:
    assert says_constant("National currency, constant prices")
    assert says_constant("£ million, real terms")
    assert says_constant("Previous year prices, million euro")
    assert says_constant("in Vorjahrespreisen, Mio. Euro")
    assert says_constant("Chain linked volume (rebased)")
    assert says_constant("PIB en volume, millions d'euros")
    assert says_constant("GDP, volume")
    assert says_constant("Defence expenditure, deflated")
    assert says_constant("CPI-adjusted, million euro")
    assert says_constant("Spese per la difesa, valori concatenati")
    assert says_constant("reel fiyatlarla")
    assert says_constant("Defence expenditure (constant)")
    assert says_constant("Defence expenditure, constant, EUR million")
    assert says_constant("exp_nac_const_m")
    assert says_constant("постојани цени")
    assert says_constant("mld. Sk, s. c.")
    assert not says_constant("Défense : crédits 2024 réels")
    assert not says_constant("Defence budget, million euro (as published in volume 2)")
    assert not says_constant("Annual growth in real terms")
    assert not says_constant("Annual real growth")
    assert not says_constant("Current and constant prices, current dollars")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Notes: Figures for 2023 and 2024 are estimates.", 2023), ("Ab 2025: Planung", 2025),
        ("Estimates start after 2023", 2024), ("À partir de 2025 : prévisions", 2025),
        ("Die Werte für 2024 und 2025 sind Schätzungen", 2024), ("2025 and later: projections", 2025),
        ("Les chiffres de 2024 et 2025 sont des estimations", 2024), ("Projections from 2025 onwards", 2025),
        ("Estimations pour 2025", 2025), ("2024 and 2025 are estimates.", 2024), ("2025: Schätzung", 2025),
        ("2025 data are preliminary", 2025), ("Szacunek na 2025", 2025), ("2025 – prognoza", 2025),
        ("voorlopige cijfers 2025", 2025), ("2025 Budget", None), ("Defence plan 2025", None),
        ("©IMF, 2025", 2025), ("© International Monetary Fund, 2025", 2025), ("Source: © NATO, tables", None),
        ("Source: Ministry, 2024 estimates", None), ("Data as of 2024", None), ("Defence expenditure 2014-2024", None),
    ],
)  # fmt: skip
def test_that_a_note_tells_from_which_year_on_figures_are_estimates(text: str, year: int | None) -> None:
    assert estimates_told(text) == year
