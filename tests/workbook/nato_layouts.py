"""The layouts of NATO's editions from 2016 to 2026, English and French, with the oddities that each is known for."""

from dataclasses import replace

from workbook.nato_editions import Block, Edition, TableOf, day
from workbook.nato_names import OF_2016, OF_2019, OF_2022, OF_2024
from workbook.nato_world import World


def _money(base: int, *, old: bool = False) -> tuple[TableOf, ...]:
    """Tables 1 to 3: expenditure in national currencies and in dollars, shares and changes."""
    fixed = f"constant {base}"
    spent = "Defence expenditures" if old else "Defence expenditure"
    national = (
        Block("Current prices", "nac_current", "core_expenditure", "national", "current"),
        Block(f"Constant {base} prices ", "nac_constant", "core_expenditure", "national", fixed),
    )
    dollars = (
        Block("Current prices and exchange rates", "usd_current", "core_expenditure", "USD million", "current"),
        Block(f"Constant {base} prices and exchange rates", "usd_constant", "core_expenditure", "USD million", fixed),
    )
    ratios = (
        Block("Share of real GDP (%)", "share", "core_share", "fraction", fixed),
        Block("Annual real change (%)", "change", "real_change", "fraction", fixed),
    )
    third = "as a percentage of GDP and annual real change" if old else "as a share of GDP and annual real change"
    return (
        TableOf("1", spent, "" if old else "Million national currency units", national, aggregates=False,
                currencies=True),
        TableOf("2", spent, "Million US dollars", dollars),
        TableOf("3", f"{spent} {third}", f"Based on {base} prices", ratios),
    )  # fmt: skip


def _period(base: int, first: int, last: int) -> TableOf:
    """Table 4, whose columns are the first and the last year, the change between, and two shares."""
    share = "Share of real GDP {} (%)"
    block = Block("", "usd_constant", "core_expenditure", "USD million", f"constant {base}")
    return TableOf(
        "4", f"Defence expenditure real change {first}-{last}e",
        f"Million US dollars ({base} prices and exchange rates)", (block,), aggregates=False, lower=12,
        periods=(f"Real change {first}-{last}e (%)", share.format(first), share.format(f"{last}e")),
    )  # fmt: skip


def _heads(base: int, spent: str = "Defence expenditure") -> TableOf:
    fixed = f"constant {base}"
    return TableOf(
        "6", f"GDP per capita and {spent.lower()} per capita", f"{base} prices and exchange rates",
        (
            Block("GDP per capita (thousand US dollars)", "gdp_head", "gdp_per_capita", "USD thousand", fixed),
            Block(f"{spent} per capita (US dollars)", "spent_head", "expenditure_per_capita", "USD", fixed),
        ),
    )  # fmt: skip


_PERSONNEL = TableOf(
    "7", "Military personnel", "Thousands", (Block("", "personnel", "personnel", "thousand", ""),), lower=12, right=1
)


def _categories(spent: str = "defence expenditure") -> tuple[TableOf, ...]:
    title, unit = f"Distribution of {spent} by main category", f"Percentage of total {spent}"
    return (
        TableOf(
            "8a", title, unit,
            (
                Block("Equipment (a)", "equipment", "equipment_share", "fraction", ""),
                Block("Personnel (b)", "personnel_share", "personnel_share", "fraction", ""),
            ),
            aggregates=False,
            notes=("(a) Equipment expenditure includes major equipment expenditure and R&D devoted to it.",
                   "(b) Personnel expenditure includes military and civilian expenditure and pensions."),
        ),
        TableOf(
            "8b", title, unit,
            (
                Block("Infrastructure (c)", "infrastructure", "infrastructure_share", "fraction", ""),
                Block("Other (d)", "other", "other_share", "fraction", ""),
            ),
            aggregates=False,
            notes=("(c) Infrastructure expenditure includes NATO common infrastructure.",
                   "(d) Other expenditure includes operations and maintenance expenditure."),
        ),
    )  # fmt: skip


def _gdp(base: int) -> TableOf:
    fixed = f"constant {base}"
    return TableOf(
        "5", "GDP", "Million US dollars",
        (
            Block("Current prices and exchange rates", "gdp_current", "gdp", "USD million", "current"),
            Block(f"Constant {base} prices and exchange rates", "gdp_constant", "gdp", "USD million", fixed),
        ),
    )  # fmt: skip


def _real_gdp(base: int) -> TableOf:
    """Table 5 until 2020: at constant prices only, in billions, further down than the others."""
    block = Block("", "gdp_constant", "gdp", "USD million", f"constant {base}", shift=3)
    return TableOf("5", "Real GDP", f"Billion US dollars ({base} prices and exchange rates)", (block,), lower=12)


_NATIONAL_2016, _DOLLARS_2016, _RATIOS_2016 = _money(2010, old=True)
_OLD_CATEGORIES = ("Distribution of defence expenditures by category", "Percentage of total defence expenditures")

EDITION_2016 = Edition(
    "NATO July 2016", "20160704_160704-pr2016-116-tables.xlsx", World(OF_2016, 2010), range(2009, 2017),
    frozenset({2015, 2016}),
    (
        replace(
            _NATIONAL_2016, marks={"GRC": "a", "LUX": " (b)"},
            notes=("(a) Data do not include pensions.", "(b) From 2014 on accounts of another kind."),
        ),
        replace(_DOLLARS_2016, marks={"FRA": "a,b", "TUR": "c"}),
        replace(_RATIOS_2016, marks={"GRC": "a"}, notes=("(a) GDP as revised by Eurostat.",)),
        TableOf(
            "4", "Real GDP and per capita", "2010 prices and exchange rates",
            (
                Block("Real GDP (billion US dollars)", "gdp_constant", "gdp", "USD million", "constant 2010", shift=3),
                Block("GDP per capita (thousand US dollars)", "gdp_head", "gdp_per_capita", "USD thousand",
                      "constant 2010"),
            ),
        ),
        TableOf(
            "5", "Defence expenditures per capita and military personnel", "",
            (
                Block("Defence expenditures per capita (US dollars, 2010 prices and exchange rates)", "spent_head",
                      "expenditure_per_capita", "USD", "constant 2010"),
                Block("Military personnel (thousands)", "personnel", "personnel", "thousand", ""),
            ),
            marks={"ISL": "a"},
        ),
        TableOf(
            "6a", *_OLD_CATEGORIES,
            (
                Block("Personnel (a)", "personnel_share", "personnel_share", "fraction", ""),
                Block("Equipment (b)", "equipment", "equipment_share", "fraction", ""),
            ),
            aggregates=False,
        ),
        TableOf(
            "6b", *_OLD_CATEGORIES,
            (
                Block("Infrastructure (c)", "infrastructure", "infrastructure_share", "fraction", ""),
                Block("Other (d)", "other", "other_share", "fraction", ""),
            ),
            aggregates=False,
        ),
    ),
    sheet="Table {number}",
    names={"CZE": "Czech Republic", "TUR": "Turkey", "NATO": "NATO - Total"},
    year=lambda year, estimate: f"{year} e" if estimate else year,
    missing=".", absent=frozenset({("GRC", "nac_current", 2015), ("ISL", "gdp_head", 2016), ("USA", "other", 2009)}),
    title_at=(1, 1), unit_at=2, header_at=3, first_block_at=5, label_at=1, aggregate_at=1, years_at=3,
    column_numbers=True, currency_column=True, other_totals=("NATO - Europe", "North America"),
)  # fmt: skip
"""Base 2010, `2015 e`, `.`, column numbers, a currency column, letters glued to names, totals of other regions."""

EDITION_2019 = Edition(
    "NATO June 2019", "PR-2019-069-eng.xlsx", World(OF_2019, 2015), range(2012, 2020), frozenset({2018, 2019}),
    (*_money(2015), _period(2015, 2012, 2019), _real_gdp(2015), _heads(2015), _PERSONNEL, *_categories()),
    names={"CZE": "Czech Republic", "TUR": "Turkey"}, absent=frozenset({("LUX", "change", 2012)}),
    created=day(2019, 6, 25), errors=True, page=7,
)  # fmt: skip
"""Base 2015, real GDP in billions and further down, hidden rows of errors, page numbers, the day in the properties."""

EDITION_2018 = replace(
    EDITION_2019, name="NATO July 2018", file="180710-pr2018-91-tables.xlsx", world=World(OF_2019, 2010),
    years=range(2011, 2019), estimates=frozenset({2017, 2018}),
    tables=(*_money(2010), _period(2010, 2011, 2018), _real_gdp(2010), _heads(2010), _PERSONNEL, *_categories()),
    absent=frozenset(), created=None,
)  # fmt: skip

EDITION_2021 = replace(
    EDITION_2019, name="NATO June 2021", file="210611-pr-2021-094-en.xlsx", world=World(OF_2022, 2015),
    years=range(2013, 2022), estimates=frozenset({2020, 2021}),
    tables=(*_money(2015), _period(2015, 2013, 2021), _real_gdp(2015), _heads(2015), _PERSONNEL, *_categories()),
    created=None,
)  # fmt: skip
"""North Macedonia is there, and Croatia still in kunas."""

EDITION_2022 = replace(
    EDITION_2021, name="NATO June 2022", file="220627-def-exp-2022-en.xlsx", years=range(2014, 2023),
    estimates=frozenset({2021, 2022}), names={"CZE": "Czech Republic", "TUR": "Türkiye"},
    tables=(*_money(2015), _period(2015, 2014, 2022), _gdp(2015), _heads(2015), _PERSONNEL, *_categories()),
)  # fmt: skip

EDITION_2024 = replace(
    EDITION_2022, name="NATO June 2024", file="240617-def-exp-2024-TABLES-en.xlsx", world=World(OF_2024, 2015),
    years=range(2014, 2025), estimates=frozenset({2023, 2024}), names={}, currencies={"HRV": ("Euros", "EUR")},
    tables=(
        *(
            replace(table, marks={"CZE": "*", "EST": "*"}, notes=("* These Allies have national laws or agreements.",))
            for table in _money(2015)
        ),
        _period(2015, 2014, 2024), _gdp(2015), _heads(2015), _PERSONNEL, *_categories(),
    ),
)  # fmt: skip

_IN_EURO = {"HRV": ("Euros", "EUR")}
_STARRED = ("ALB", "BEL", "CAN", "DNK", "EST", "GRC", "HUN", "ITA", "LVA", "POL", "SWE")

EDITION_2025 = replace(
    EDITION_2024, name="NATO August 2025", file="def-exp-2025-en.xlsx", world=World(OF_2024, 2021),
    years=range(2014, 2026), estimates=frozenset({2024, 2025}),
    tables=tuple(
        replace(table, lower=0, right=0, marks=dict.fromkeys(_STARRED, "*"))
        for table in (*_money(2021), _period(2021, 2014, 2025), _gdp(2021), _heads(2021), _PERSONNEL, *_categories())
    ),
    sheet="Table {number}", title_at=(1, 1), unit_at=2, header_at=4, first_block_at=5, label_at=1, aggregate_at=1,
    years_at=2, own_headers=True, block_before_header=True, errors=False, page=None, created=day(2025, 8, 27),
)  # fmt: skip
"""Everything from A1 on, a header for each block, base 2021, stars after eleven names."""

EDITION_2026 = replace(
    EDITION_2025, name="NATO July 2026", file="def-exp-2026-en.xlsx", years=range(2014, 2027),
    estimates=frozenset({2025, 2026}), currencies={**_IN_EURO, "BGR": ("Euros", "EUR")}, missing="-",
    tables=tuple(
        replace(
            table, lower=0, right=0, marks={"SVN": "*"}, title=table.title.replace("Defence", "Core defence"),
        )
        for table in (
            *_money(2021), _period(2021, 2014, 2026), _gdp(2021), _heads(2021, "Core defence expenditure"),
            _PERSONNEL, *_categories("core defence expenditure"),
        )
    ),
    rounded={
        "nac_current": 0, "nac_constant": 0, "usd_current": 0, "usd_constant": 0, "gdp_current": 0, "gdp_constant": 0,
        "share": 2, "change": 2, "personnel": 1, "spent_head": 0, "gdp_head": 1,
    },
    absent=frozenset(
        (code, key, year)
        for code in ("NLD", "PRT")
        for key in ("personnel_share", "infrastructure", "other")
        for year in (2025, 2026)
    ),
    created=day(2013, 1, 15),
    source="Source: NATO, Defence Investment of NATO Countries (2014-2026), 10 July 2026",
)  # fmt: skip
"""Core expenditure, rounded, Bulgaria in euro, two members with no more than equipment, the day in a source line."""

_PRICES_2015 = "constant 2015"

FRENCH_2024 = replace(
    EDITION_2024, file="tableaux-depenses-fr.xlsx", french=True, sheet="Tableau {number}", names={},
    currencies={"HRV": ("euros", "EUR")},
    source="Source : OTAN, Les dépenses de défense des pays de l'OTAN (2014-2024), 17 juin 2024",
    created=None,
    tables=(
        TableOf(
            "1", "Dépenses de défense", "En millions d'unités monétaires nationales",
            (
                Block("Prix courants", "nac_current", "core_expenditure", "national", "current"),
                Block("Prix constants de 2015", "nac_constant", "core_expenditure", "national", _PRICES_2015),
            ),
            aggregates=False, currencies=True, marks={"CZE": "*"}, notes=("* Pays dotés d'une loi nationale.",),
        ),
        TableOf(
            "2", "Dépenses de défense", "En millions de dollars des États-Unis",
            (
                Block("Prix et taux de change courants", "usd_current", "core_expenditure", "USD million", "current"),
                Block("Prix et taux de change constants de 2015", "usd_constant", "core_expenditure", "USD million",
                      _PRICES_2015),
            ),
        ),
        TableOf(
            "3", "Dépenses de défense en pourcentage du PIB et variation annuelle réelle", "Aux prix de 2015",
            (
                Block("Part du PIB réel (%)", "share", "core_share", "fraction", _PRICES_2015),
                Block("Variation annuelle réelle (%)", "change", "real_change", "fraction", _PRICES_2015),
            ),
        ),
        TableOf(
            "4", "Variation réelle des dépenses de défense 2014-2024e",
            "En millions de dollars (prix et taux de change de 2015)",
            (Block("", "usd_constant", "core_expenditure", "USD million", _PRICES_2015),), aggregates=False, lower=12,
            periods=("Variation réelle 2014-2024e (%)", "Part du PIB réel 2014 (%)", "Part du PIB réel 2024e (%)"),
        ),
        TableOf(
            "5", "PIB réel", "En milliards de dollars des É.-U. (prix et taux de change de 2015)",
            (Block("", "gdp_constant", "gdp", "USD million", _PRICES_2015, shift=3),), lower=12,
        ),
        TableOf(
            "6", "PIB par habitant et dépenses de défense par habitant", "Prix et taux de change de 2015",
            (
                Block("PIB par habitant (milliers de dollars des É.-U.)", "gdp_head", "gdp_per_capita", "USD thousand",
                      _PRICES_2015),
                Block("Dépenses de défense par habitant (dollars des É.-U.)", "spent_head", "expenditure_per_capita",
                      "USD", _PRICES_2015),
            ),
        ),
        TableOf("7", "Effectifs militaires", "Milliers",
                (Block("", "personnel", "personnel", "thousand", ""),), lower=12, right=1),
        TableOf(
            "8a", "Répartition des dépenses de défense par grande catégorie",
            "En pourcentage du total des dépenses de défense",
            (
                Block("Équipements (a)", "equipment", "equipment_share", "fraction", ""),
                Block("Personnel (b)", "personnel_share", "personnel_share", "fraction", ""),
            ),
            aggregates=False,
        ),
        TableOf(
            "8b", "Répartition des dépenses de défense par grande catégorie",
            "En pourcentage du total des dépenses de défense",
            (
                Block("Infrastructure (c)", "infrastructure", "infrastructure_share", "fraction", ""),
                Block("Autres (d)", "other", "other_share", "fraction", ""),
            ),
            aggregates=False,
        ),
    ),
)  # fmt: skip

EDITIONS = (
    EDITION_2016, EDITION_2018, EDITION_2019, EDITION_2021, EDITION_2022, EDITION_2024, EDITION_2025, EDITION_2026,
    FRENCH_2024,
)  # fmt: skip
