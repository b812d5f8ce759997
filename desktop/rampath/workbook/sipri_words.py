"""What SIPRI's titles, headings and legends say, as data: a table that a reader can check against the workbook."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rampath.domain.observation import CURRENT, Kind, Measure, constant
from rampath.workbook.gathering import Series
from rampath.workbook.scale import scales_in
from rampath.workbook.years import Year, year_of

FISCAL = "fiscal year"
UNCERTAIN = "highly uncertain"

COUNTRY = re.compile(r"(?:country|countries|state|pays|land|país)(?:\s+name)?", re.IGNORECASE)
CURRENCY = re.compile(r"(?:local\s+)?(?:currency|monnaie|devise|währung|moneda)(?:\s+unit)?", re.IGNORECASE)

_BASE = re.compile(
    r"(?:constant|konstant)\w*\s*\(?\s*((?:19|20)\d\d)\)?|\b((?:19|20)\d\d)\s+(?:constant\s+)?prices"
    r"|(?:prix(?: constants)? de|preisen von)\s+((?:19|20)\d\d)"
)
_CONSTANT = re.compile(r"\b[ck]onstant")
_CURRENT = re.compile(r"\bcurrent\b|\bcourants?\b|\bjeweilig")
UNDATED = "constant"
"""Constant prices, of a year that nothing names."""
_MILLIONS = re.compile(r"(?:us ?\$|usd|dollars?|currency) ?\(?m(?:\b|illion)|\(?m\.\)?")
_BILLIONS = re.compile(r"(?:us ?\$|usd|dollars?|currency) ?\(?b(?:n\b|\b|illion)")
_COUNTED = re.compile(r"(mn?|millions?|bn?|billions?|trn?|trillions?)(?:\.\s*|\s+)[^\W\d_]", re.IGNORECASE)
_COUNTS = {"m": 6, "b": 9, "t": 12}
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)\b")
_LEGEND = re.compile(
    r"(?:figures?|chiffres|zahlen|werte|angaben) (?:in|en) (\w+) (?:are|is|indicates?|denotes?|represents?|means?|sont"
    r"|indiquent|sind|bedeuten|zeigen) ([^.]+)",
    re.IGNORECASE,
)
_COLOURS = {"bleu": "blue", "blau": "blue", "rouge": "red", "rot": "red", "vert": "green", "grün": "green"}
_CURRENT_YEAR = re.compile(
    r"^\s*((?:19|20)\d\d)\s*\(?\s*current(?:\s+(?:prices?|us ?\$|usd))?\s*\)?\s*$", re.IGNORECASE
)

SHARE_OF_GDP = Series(Measure.MILITARY_SHARE, "fraction", CURRENT)
SHARE_OF_GOVERNMENT = Series(Measure.MILITARY_SHARE_OF_GOVERNMENT, "fraction", CURRENT)
PER_HEAD = Series(Measure.MILITARY_PER_CAPITA, "USD", CURRENT)
DOLLARS = Series(Measure.MILITARY_EXPENDITURE, "USD million", CURRENT)
LOCAL = Series(Measure.MILITARY_EXPENDITURE, "", CURRENT)

_OF = r"(?:share|percentage|per cent|%) of |(?:part|pourcentage|%) (?:du|des) |(?:anteil|prozent|%) (?:am|an den|des) "
_Titles = tuple[tuple[re.Pattern[str], Series], ...]
_RATIOS: _Titles = (
    (re.compile(r"per capita|per head|par habitant|pro kopf"), PER_HEAD),
    (re.compile(rf"(?:{_OF})(?:gdp|gross domestic|pib|produit intérieur|bip|bruttoinlands)"), SHARE_OF_GDP),
    (
        re.compile(rf"(?:{_OF})(?:general |total )?(?:gov|dépenses (?:publiques|des adm)|staatsausg)"),
        SHARE_OF_GOVERNMENT,
    ),
)
_TITLES: _Titles = (
    *_RATIOS,
    (re.compile(r"local currenc|monnaie (?:locale|nationale)|landeswährung"), LOCAL),
    (re.compile(r"us ?\$|\busd\b|us[ -]dollar|\bdollars?\b"), DOLLARS),
)
_SPENT = re.compile(r"expenditure|spending|dépenses|ausgaben|gasto")
_OF_OTHER = re.compile(
    r"\b(?:arms|weapons?|armes|armements?|exports?|imports?|exportations?|sales|ventes|transfers?|aid|aide|compan(?:y|ies))"
    r"\b|rüstung"
)
"""What SIPRI's other databases count."""
_SIPRI = re.compile(r"\bsipri\b|[\"“]?xxx[\"”]?\s*=", re.IGNORECASE)
_FISCAL = re.compile(
    r"\b(?:(?:financial|fiscal) years?|exercices? (?:budgétaires?|financiers?)|(?:haushalts|finanz)jahre?)\b"
)
_CALENDAR = re.compile(r"\b(?:calendar years?|années? civiles?|kalenderjahre?)\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a font colour says of a figure."""

    kind: Kind
    detail: str = ""


def series_of(lines: Iterable[str]) -> Series | None:
    """What a sheet's figures are, by the lines above its header and its name, the surest first.

    None where no line says. Shares stand as fractions; whether they really do is for the reader to see.
    """
    told = [line.casefold() for line in lines]
    titles = [line for line in told if _SPENT.search(line)]
    if not titles and any(_OF_OTHER.search(line) for line in told):
        return None
    kind = _kind(titles, _TITLES) or _kind(told, _RATIOS) or _kind(told, _TITLES)
    if kind is None:
        return None
    words = " ".join(told)
    if kind.unit == "fraction":
        return kind
    basis = _basis(told) if kind in {DOLLARS, PER_HEAD} else CURRENT
    shift = 0 if kind is PER_HEAD else _power(words, kind) - 6
    return Series(kind.measure, kind.unit, basis, shift, FISCAL if kind is LOCAL and _is_fiscal(told) else "")


def _kind(told: list[str], titles: _Titles) -> Series | None:
    """By the first line that says anything; a line of units alone (`in current US$`) leaves it to the others."""
    return next((series for line in told for pattern, series in titles if pattern.search(line)), None)


def _is_fiscal(told: list[str]) -> bool:
    """By the first line that says either: the notes speak of both kinds of year."""
    for line in told:
        fiscal, calendar = _FISCAL.search(line), _CALENDAR.search(line)
        if fiscal or calendar:
            return calendar is None or (fiscal is not None and fiscal.start() < calendar.start())
    return False


def _basis(told: list[str]) -> str:
    """`constant 2023` by the first line that names the base year, else what the first line says that says either."""
    for line in told:
        found = _BASE.search(line)
        if found is not None:
            return constant(int(found[1] or found[2] or found[3]))
    says = (line for line in told if _CONSTANT.search(line) or _CURRENT.search(line))
    return UNDATED if _CONSTANT.search(next(says, "")) else CURRENT


def _power(words: str, kind: Series) -> int:
    """Dollars are in millions throughout; local currency counts single units unless a line names a scale."""
    if _BILLIONS.search(words):
        return 9
    if kind is DOLLARS or _MILLIONS.search(words):
        return 6
    return max(scales_in(words).values(), default=0)


def power_of(word: str) -> int | None:
    """The power of ten that a currency's own word names, as `m. euros` or `b. forint`; None where it names none."""
    found = _COUNTED.match(word)
    return None if found is None else _COUNTS[found[1][0].casefold()]


def legend_of(lines: Iterable[str]) -> Mapping[str, Mark]:
    """What each font colour means, by the sheet's own legend: `Figures in blue are SIPRI estimates.`"""
    found: dict[str, Mark] = {}
    for line in lines:
        for colour, meaning in _LEGEND.findall(line):
            word = _COLOURS.get(colour.casefold(), colour.casefold())
            if re.search("uncertain|incertain|unsicher", meaning, re.IGNORECASE):
                found[word] = Mark(Kind.ESTIMATE, UNCERTAIN)
            elif re.search("estimat|schätz", meaning, re.IGNORECASE):
                found[word] = Mark(Kind.ESTIMATE)
    return found


def is_sipris(line: str) -> bool:
    """Whether a line above a table is one of SIPRI's: its name, or its sign for a country that did not exist."""
    return _SIPRI.search(line) is not None


def span_of(lines: Iterable[str]) -> str:
    """`1949-2024` of a title; nothing where none names its years."""
    return next((f"{found[1]}-{found[2]}" for line in lines if (found := _SPAN.search(line))), "")


def heading(value: object) -> tuple[Year | None, bool]:
    """The year that a column is headed by, and whether its figures are at current prices whatever the sheet says."""
    if isinstance(value, str):
        current = _CURRENT_YEAR.match(value)
        if current is not None:
            return Year(int(current[1])), True
        return year_of(value), False
    return (year_of(value), False) if isinstance(value, float | int) else (None, False)
