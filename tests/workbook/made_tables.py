"""Tables as ministries might send them, made up at random, with what is to be found in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.mapping import Form

Draw = Any


@dataclass(frozen=True)
class Words:
    """What one language calls a measure, a unit, the column of names and a total."""

    title: str
    unit: str
    names: str
    year: str
    value: str
    total: str


@dataclass(frozen=True)
class Kind_:  # noqa: N801 - a kind of table, not the kind of a figure
    """A measure with its unit as it is to be understood, and its words by language."""

    measure: Measure
    words: dict[str, Words]
    currency: str = ""
    power: int = 0
    money: bool = False
    share: bool = False


def _words(title: str, unit: str, language: str) -> Words:
    names, year, value, total = {
        "en": ("Country", "Year", "Value", "Total"),
        "fr": ("Pays", "Année", "Valeur", "Ensemble"),
        "de": ("Land", "Jahr", "Wert", "Insgesamt"),
    }[language]
    return Words(title, unit, names, year, value, total)


def _kind(measure: Measure, told: dict[str, tuple[str, str]], **more: Any) -> Kind_:
    return Kind_(measure, {lang: _words(*pair, lang) for lang, pair in told.items()}, **more)


KINDS = (
    _kind(
        Measure.CORE_EXPENDITURE,
        {
            "en": ("NATO: defence expenditure", "Million euro, current prices"),
            "fr": ("OTAN : dépenses de défense", "En millions d'euros, prix courants"),
            "de": ("NATO: Verteidigungsausgaben", "In Mio. Euro, jeweilige Preise"),
        },
        currency="EUR", power=6, money=True,
    ),
    _kind(
        Measure.GDP,
        {
            "en": ("Gross domestic product", "USD billion"),
            "fr": ("Produit intérieur brut", "Milliards USD"),
            "de": ("Bruttoinlandsprodukt", "Mrd. USD"),
        },
        currency="USD", power=9, money=True,
    ),
    _kind(
        Measure.MILITARY_EXPENDITURE,
        {
            "en": ("Military spending by country", "thousand US dollars"),
            "fr": ("Dépenses militaires par pays", "milliers de dollars des États-Unis"),
            "de": ("Militärausgaben nach Ländern", "Tausend US-Dollar"),
        },
        currency="USD", power=3, money=True,
    ),
    _kind(
        Measure.CORE_SHARE,
        {
            "en": ("NATO: defence expenditure as a share of GDP", "per cent"),
            "fr": ("OTAN : part des dépenses de défense dans le PIB", "en %"),
            "de": ("NATO: Verteidigungsausgaben, Anteil am BIP", "in %"),
        },
        share=True,
    ),
    _kind(
        Measure.PERSONNEL,
        {
            "en": ("Military personnel", "Thousands"),
            "fr": ("Effectifs militaires", "en milliers"),
            "de": ("Militärpersonal", "in Tausend"),
        },
        power=3,
    ),
)  # fmt: skip

OWN_NAMES = {"DEU": "Deutschland", "ESP": "España", "NOR": "Norge", "SWE": "Sverige", "NLD": "Nederland",
             "HUN": "Magyarország", "CZE": "Česko", "POL": "Polska", "ITA": "Italia", "HRV": "Hrvatska"}  # fmt: skip


@dataclass
class Made:
    """A made-up table: its rows, and what is to be found in it. `figures` by row and column."""

    rows: list[list[object]]
    form: Form
    kind: Kind_
    header_row: int
    label: int = 0
    period: int = 0
    years: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, Kind] = field(default_factory=dict)
    figures: dict[tuple[int, int], tuple[str, int, float]] = field(default_factory=dict)
    percent: bool = False
    decimal: str = ""
    totals: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()
    member: str = ""
    items: dict[str, Measure] = field(default_factory=dict)

    @property
    def book(self) -> Book:
        return Book(Path("made.xlsx"), "0" * 64, (self.sheet,), {})

    @property
    def sheet(self) -> Sheet:
        width = max(map(len, self.rows))
        return Sheet("Data", [[*row, *[""] * (width - len(row))] for row in self.rows])


class Maker:
    """Draws the parts that all forms share."""

    def __init__(self, draw: Draw, register: Register) -> None:
        self.draw = draw
        self.kind: Kind_ = draw(st.sampled_from(KINDS))
        self.language: str = draw(st.sampled_from(["en", "fr", "de"]))
        self.words = self.kind.words[self.language]
        codes = draw(st.lists(st.sampled_from(register.codes), min_size=3, max_size=12, unique=True))
        self.naming = naming = draw(st.sampled_from(["name", "name_fr", "own", "code"]))
        self.codes: list[str] = codes
        self.names = [self._name(register, code, naming) for code in codes]
        first = draw(st.integers(1960, 2026))
        self.years = list(range(first, first + draw(st.integers(3, 9))))
        self.fraction = self.kind.share and draw(st.booleans())
        self.decimal: str = draw(st.sampled_from(["", "", ",", "."]))

    @staticmethod
    def _name(register: Register, code: str, naming: str) -> str:
        if naming == "own":
            return OWN_NAMES.get(code, register[code].name)
        return code if naming == "code" else str(getattr(register[code], naming))

    def value(self) -> float:
        """A figure as it may stand there."""
        if self.kind.share:
            percent: float = self.draw(st.integers(40, 499)) / 100
            return round(percent / 100, 6) if self.fraction else percent
        thousandths: int = self.draw(st.integers(100_000, 99_999_999))
        decimals: int = 3 if self.decimal else self.draw(st.integers(0, 2))
        return round(thousandths / 1000, decimals)

    def shown(self, value: float) -> object:
        """The figure as a number, or as a text with the decimal sign of the table."""
        if not self.decimal:
            return value
        text = f"{value:,.2f}" if value >= 1 else repr(value)
        return text if self.decimal == "." else text.translate(str.maketrans(",.", ".,"))

    def read(self, shown: object, value: float) -> float:
        """What the text says, which may have lost digits."""
        if isinstance(shown, float):
            return value
        thousands = "." if self.decimal == "," else ","
        return float(str(shown).replace(thousands, "").replace(self.decimal, "."))

    def above(self) -> list[list[object]]:
        """Title, unit and blank rows above a table."""
        rows: list[list[object]] = [[] for _ in range(self.draw(st.integers(0, 3)))]
        rows.append([*self.indent(), self.words.title])
        rows += [[] for _ in range(self.draw(st.integers(0, 1)))]
        rows.append([*self.indent(), self.words.unit])
        rows += [[] for _ in range(self.draw(st.integers(0, 2)))]
        return rows

    def indent(self) -> list[object]:
        return [""] * self.draw(st.integers(0, 2))

    def missing(self) -> object:
        return self.draw(st.sampled_from(["..", "-", "n/a", ":", ""]))

    def notes(self) -> list[list[object]]:
        kinds: Sequence[list[object]] = ([], ["Source: Ministry"], ["Quelle: Ministerium"], ["* see the annex"])
        return [[], list(self.draw(st.sampled_from(kinds)))]


def years_as_headings(draw: Draw, years: Sequence[int]) -> tuple[list[object], list[Kind]]:
    """The years as a header may write them, all in one style, the last of them perhaps as estimates."""
    style = draw(st.sampled_from(["number", "text", "e", "spaced", "fiscal", "FY", "serial", "date"]))
    estimates = draw(st.integers(0, 2)) if style in {"e", "spaced"} else 0
    kinds = [Kind.ESTIMATE if i >= len(years) - estimates else Kind.ACTUAL for i in range(len(years))]
    made: list[object] = []
    for year, kind in zip(years, kinds, strict=True):
        flag = {"e": "e", "spaced": " e"}.get(style, "") if kind is Kind.ESTIMATE else ""
        made.append(
            {
                "number": float(year),
                "text": str(year),
                "e": f"{year}{flag}" if flag else float(year),
                "spaced": f"{year}{flag}",
                "fiscal": f"{year}/{(year + 1) % 100:02}",
                "FY": f"FY {year}",
                "serial": float((date(year, 1, 1) - date(1899, 12, 30)).days),
                "date": date(year, 1, 1),
            }[style]
        )
    return made, kinds


@st.composite
def across(draw: Draw, register: Register) -> Made:
    """Years across, members down, with codes, notes, missing figures and a total at random."""
    maker = Maker(draw, register)
    rows = maker.above()
    left = maker.indent()
    code = maker.naming != "code" and draw(st.booleans())
    gap = draw(st.booleans())
    years = maker.years if draw(st.booleans()) else maker.years[::-1]
    headings, kinds = years_as_headings(draw, years)
    corner = draw(st.sampled_from([maker.words.names, ""]))
    beside = draw(st.sampled_from(["", "", "Notes", "Change, per cent"]))
    head: list[object] = [*left, *(["ISO code"] if code else []), corner, *([""] if gap else []), *headings, beside]
    rows.append(head)
    label = len(left) + code + 1
    first = label + gap + 1
    made = Made(rows, Form.YEARS, maker.kind, len(rows), label, percent=maker.kind.share and not maker.fraction)
    made.years = {first + i: year for i, year in enumerate(years)}
    made.kinds = {first + i: kind for i, kind in enumerate(kinds)}
    made.unknown = (first + len(years),) if beside.startswith("Change") else ()
    if draw(st.booleans()):
        rows.append([])
    sums = [0.0] * len(years)
    named = [*zip(maker.codes, maker.names, strict=True)]
    for stranger in draw(st.lists(st.sampled_from(["Austria", "Japan", "Brasil", "Schweiz"]), max_size=2, unique=True)):
        named.insert(draw(st.integers(1, len(named))), ("", stranger))
    for member, name in named:
        label_text = name + draw(st.sampled_from(["", "", "*", " (a)", "  "])) if len(name) > 3 else name
        row: list[object] = [*left, *([member] if code else []), label_text, *([""] if gap else [])]
        for i, year in enumerate(years):
            if draw(st.integers(0, 19)) == 0 and i:
                row.append(maker.missing())
                continue
            value = maker.value()
            shown = maker.shown(value)
            if member:
                made.figures[len(rows) + 1, first + i] = (member, year, maker.read(shown, value))
            sums[i] += value
            row.append(shown)
        row += {"": [], "Notes": ["provisional"], "Change, per cent": [draw(st.integers(1, 9)) / 2]}[beside]
        rows.append(row)
    if draw(st.booleans()) and not maker.kind.share:
        total: list[object] = [*left, *([""] if code else []), maker.words.total, *([""] if gap else [])]
        rows.append([*total, *(maker.shown(round(each, 3)) for each in sums)])
        made.totals = (maker.words.total,)
    rows += maker.notes()
    return made


@st.composite
def down(draw: Draw, register: Register) -> Made:
    """Years down, members across."""
    maker = Maker(draw, register)
    rows = maker.above()
    left = maker.indent()
    rows.append([*left, draw(st.sampled_from([maker.words.year, ""])), *maker.names])
    period = len(left) + 1
    made = Made(rows, Form.DOWN, maker.kind, len(rows), period=period, percent=maker.kind.share and not maker.fraction)
    headings, _kinds = years_as_headings(draw, maker.years)
    for heading, year in zip(headings, maker.years, strict=True):
        row: list[object] = [*left, heading]
        for i, member in enumerate(maker.codes):
            value = maker.value()
            shown = maker.shown(value)
            made.figures[len(rows) + 1, period + 1 + i] = (member, year, maker.read(shown, value))
            row.append(shown)
        rows.append(row)
    rows += maker.notes()
    return made


@st.composite
def long(draw: Draw, register: Register) -> Made:
    """A list: each row a member, a year and a value, the columns in any order, the rows by member or by year."""
    maker = Maker(draw, register)
    rows = maker.above() if draw(st.booleans()) else [[maker.words.title], [maker.words.unit]]
    left = maker.indent()
    order = draw(st.permutations(["name", "year", "value"]))
    heads: dict[str, object] = {"name": maker.words.names, "year": maker.words.year, "value": maker.words.value}
    rows.append([*left, *(heads[column] for column in order)])
    at = {column: len(left) + 1 + order.index(column) for column in order}
    made = Made(
        rows, Form.LONG, maker.kind, len(rows), at["name"], at["year"], percent=maker.kind.share and not maker.fraction
    )
    pairs = [(i, year) for i in range(len(maker.codes)) for year in maker.years]
    if draw(st.booleans()):
        pairs.sort(key=lambda pair: pair[1])
    for i, year in pairs:
        value = maker.value()
        shown = maker.shown(value)
        cells: dict[str, object] = {"name": maker.names[i], "year": float(year), "value": shown}
        made.figures[len(rows) + 1, at["value"]] = (maker.codes[i], year, maker.read(shown, value))
        rows.append([*left, *(cells[column] for column in order)])
    return made


ITEMS: dict[str, tuple[tuple[str, Measure], ...]] = {
    "en": (
        ("Defence expenditure, million euro", Measure.CORE_EXPENDITURE),
        ("GDP, million euro", Measure.GDP),
        ("Defence expenditure, % of GDP", Measure.CORE_SHARE),
        ("Military personnel, thousands", Measure.PERSONNEL),
        ("Equipment, % of defence expenditure", Measure.EQUIPMENT_SHARE),
        ("Tanks in service", Measure.BUDGET),
    ),
    "fr": (
        ("Dépenses de défense, en millions d'euros", Measure.CORE_EXPENDITURE),
        ("PIB, en millions d'euros", Measure.GDP),
        ("Dépenses de défense, en % du PIB", Measure.CORE_SHARE),
        ("Effectifs militaires, en milliers", Measure.PERSONNEL),
        ("Chars en service", Measure.BUDGET),
    ),
    "de": (
        ("Verteidigungsausgaben, Mio. Euro", Measure.CORE_EXPENDITURE),
        ("BIP, Mio. Euro", Measure.GDP),
        ("Verteidigungsausgaben, Anteil am BIP in %", Measure.CORE_SHARE),
        ("Militärpersonal, in Tausend", Measure.PERSONNEL),
        ("Kampfpanzer", Measure.BUDGET),
    ),
}
"""What the rows of a member's own table may be called; a budget stands for what the guess cannot know."""


@st.composite
def of_one_member(draw: Draw, register: Register) -> Made:
    """One member's own table: rows are items, or columns where the years go down."""
    maker = Maker(draw, register)
    code = draw(st.sampled_from(["BEL", "DEU", "FRA", "EST", "POL"]))
    name = register[code].name_fr if maker.language == "fr" else register[code].name
    items = draw(st.lists(st.sampled_from(ITEMS[maker.language]), min_size=2, unique=True))
    form = draw(st.sampled_from([Form.YEARS, Form.DOWN]))
    rows: list[list[object]] = [[] for _ in range(draw(st.integers(0, 2)))]
    rows.append([f"{draw(st.sampled_from(['NATO', 'OTAN']))}: {name}"])
    rows += [[] for _ in range(draw(st.integers(0, 1)))]
    left = maker.indent()
    first = len(left) + 2
    texts = [text for text, _measure in items]
    headings, _kinds = years_as_headings(draw, maker.years)
    across_heads: list[object] = [*texts] if form is Form.DOWN else headings
    rows.append([*left, maker.words.year if form is Form.DOWN else "", *across_heads])
    made = Made(rows, form, maker.kind, len(rows), member=code, items=dict(items))
    down_heads: list[object] = headings if form is Form.DOWN else [*texts]
    for r, head in enumerate(down_heads):
        row: list[object] = [*left, head]
        for c in range(len(across_heads)):
            item, year = (items[c], maker.years[r]) if form is Form.DOWN else (items[r], maker.years[c])
            share = item[1] in {Measure.CORE_SHARE, Measure.EQUIPMENT_SHARE}
            value = draw(st.integers(160, 900)) / 100 if share else float(draw(st.integers(10_000, 900_000)))
            made.figures[len(rows) + 1, first + c] = (item[0], year, value)
            row.append(value)
        rows.append(row)
    return made
