"""What Eurostat's dimensions say of the figures under them, by code and by label, as tables that can be checked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from rampath.domain.observation import CURRENT, Measure, constant
from rampath.wording import listing, tr
from rampath.workbook.gathering import Series

Dimensions = Mapping[str, str]
"""The value of each dimension by its name, as it stands there: `unit` is `CP_MEUR` or words that mean it."""


class _Unit(NamedTuple):
    """What a unit counts, and how its numbers become an observation's; YY is the year of prices or of an index."""

    kind: str
    unit: str = ""
    shift: int = 0
    labels: str = ""


_UNITS: Mapping[str, _Unit] = {
    "CP_MEUR": _Unit("money", "EUR million", 0, "current prices million euro|current prices million euros"
                     "|prix courants millions d'euros|jeweilige preise millionen euro"),
    "CP_MNAC": _Unit("money", "", 0, "current prices million units of national currency"
                     "|prix courants millions d'unités de monnaie nationale"
                     "|jeweilige preise millionen einheiten der landeswährung"),
    "CP_EUR_HAB": _Unit("head", "EUR", 0, "current prices euro per capita|current prices euro per inhabitant"
                        "|prix courants euros par habitant|prix courants euro par habitant"
                        "|jeweilige preise euro pro kopf"),
    "CLVYY_MEUR": _Unit("volume", "EUR million", 0, "chain linked volumes YY million euro"
                        "|volumes chaînés YY millions d'euros|verkettete volumen YY millionen euro"),
    "CLVYY_MNAC": _Unit("volume", "", 0, "chain linked volumes YY million units of national currency"
                        "|volumes chaînés YY millions d'unités de monnaie nationale"),
    "CLVYY_EUR_HAB": _Unit("volume per head", "EUR", 0, "chain linked volumes YY euro per capita"
                           "|volumes chaînés YY euros par habitant|verkettete volumen YY euro pro kopf"),
    "CLV_PCH_PRE": _Unit("growth", "fraction", -2, "chain linked volumes percentage change on previous period"
                         "|volumes chaînés variation en pourcentage sur la période précédente"
                         "|verkettete volumen veränderung in prozent gegenüber der vorperiode"),
    "PD_PCH_PRE_NAC": _Unit("deflator growth", "fraction", -2, "price index implicit deflator percentage change on"
                            " previous period national currency"),
    "PDYY_NAC": _Unit("deflator", "index", 0, "price index implicit deflator YY=100 national currency"),
    "PC_GDP": _Unit("share of GDP", "fraction", -2, "percentage of gross domestic product gdp"
                    "|percentage of gross domestic product|percentage of gdp|pourcentage du produit intérieur brut pib"
                    "|prozent des bruttoinlandsprodukts bip"),
    "PC_TOT": _Unit("share of total", "fraction", -2, "percentage of total|percentage of total expenditure"
                    "|pourcentage du total|prozent der gesamtausgaben"),
    "MIO_EUR": _Unit("money", "EUR million", 0, "million euro|millions d'euros|millionen euro"),
    "MIO_NAC": _Unit("money", "", 0, "million units of national currency|millions d'unités de monnaie nationale"),
    "NR": _Unit("count", "thousand", -3, "number|nombre|anzahl"),
    "PERS": _Unit("count", "thousand", -3, "person|persons|personnes|personen"),
    "THS_PER": _Unit("count", "thousand", 0, "thousand persons|milliers de personnes|tausend personen"),
    "THS": _Unit("count", "thousand", 0, "thousand|milliers|tausend"),
}  # fmt: skip

_VALUES: Mapping[str, str] = {
    "B1GQ": "gross domestic product at market prices|gross domestic product gdp at market prices|b1gm"
    "|produit intérieur brut aux prix du marché|produit intérieur brut pib aux prix du marché"
    "|bruttoinlandsprodukt zu marktpreisen|bruttoinlandsprodukt bip zu marktpreisen",
    "GF02": "defence|défense|verteidigung",
    "TE": "total general government expenditure|total des dépenses des administrations publiques"
    "|dépenses totales des administrations publiques|gesamtausgaben des staates",
    "S13": "general government|administrations publiques|staat",
    "POP_NC": "total population national concept|population totale concept national",
    "JAN": "population on 1 january|population on 1 january - total|population au 1er janvier"
    "|population au 1er janvier - total|bevölkerung am 1 januar - insgesamt|bevölkerung am 1 januar",
    "AVG": "average population - total|population moyenne - total|average population",
    "TOTAL": "total|t|insgesamt|gesamt",
    "A": "annual|annuel|annuelle|jährlich",
}

_NAMES: Mapping[str, str] = {
    "freq": "freq|time frequency|fréquence|zeitliche frequenz",
    "unit": "unit|unité|einheit|masseinheit",
    "na_item": "na_item|indic_na|national accounts indicator|indicateur des comptes nationaux|volkswirtschaftliche",
    "cofog": "cofog|classification of the functions of government|classification des fonctions|klassifikation",
    "expend": "expend",
    "sector": "sector|institutional sector|secteur|sektor",
    "indic_de": "indic_de|demographic indicator|indicateur démographique",
    "sex": "sex|geschlecht",
    "age": "age|âge|altersklasse",
    "citizen": "citizen|country of citizenship|pays de citoyenneté|land der staatsangehörigkeit",
    "c_birth": "c_birth|country of birth|pays de naissance|geburtsland",
    "marsta": "marsta|legal marital status|marital status|état matrimonial|familienstand",
    "deg_urb": "deg_urb|degree of urbanisation|degré d'urbanisation|verstädterungsgrad",
    "projection": "projection|type of projection|type de projection|art der projektion",
}
"""How the names of dimensions begin."""
_PART_OF_PEOPLE = ("sex", "age", "citizen", "c_birth", "marsta", "deg_urb")
"""The dimensions that pick a part of a population where they are not its total."""
_BEGINNINGS = {name: re.compile(rf"(?:{begins})(?![^\W\d_])") for name, begins in _NAMES.items()}

_ECONOMY: Mapping[str, Series] = {
    "money": Series(Measure.GDP, "", CURRENT),
    "head": Series(Measure.GDP_PER_CAPITA, "", CURRENT),
    "volume": Series(Measure.REAL_GDP, ""),
    "volume per head": Series(Measure.GDP_PER_CAPITA, ""),
    "growth": Series(Measure.GDP_REAL_GROWTH, ""),
    "deflator growth": Series(Measure.GDP_DEFLATOR, "", detail="change on the year before"),
    "deflator": Series(Measure.GDP_DEFLATOR, ""),
}
COFOG = "government expenditure on defence (COFOG)"
_DEFENCE: Mapping[str, Series] = {
    "money": Series(Measure.MILITARY_EXPENDITURE, "", CURRENT, detail=COFOG),
    "share of GDP": Series(Measure.MILITARY_SHARE, "", CURRENT, detail=COFOG),
    "share of total": Series(Measure.MILITARY_SHARE_OF_GOVERNMENT, "", CURRENT, detail=COFOG),
}
_REPORTED = "government expenditure on defence, as reported twice a year (gov_ev)"
_OF_GOVERNMENT: Mapping[str, tuple[Mapping[str, str], Mapping[str, Series]]] = {
    "cofog": ({"cofog": "GF02", "na_item": "TE", "sector": "S13"}, _DEFENCE),
    "expend": (
        {"expend": "DEF", "na_item": "TE", "sector": "S13"},
        {kind: replace(series, detail=_REPORTED) for kind, series in _DEFENCE.items()},
    ),
}
"""By the dimension that tells what a government spends on: what all dimensions say where it is its whole defence, and
what the figures are then. The two are collected apart and differ, so that they do not stand for one another."""
_PEOPLE: Mapping[str, Series] = {
    "JAN": Series(Measure.POPULATION, "", detail="on 1 January"),
    "AVG": Series(Measure.POPULATION, "", detail="average of the year"),
    "POP_NC": Series(Measure.POPULATION, ""),
}
_BY_LABEL = {label: code for code, unit in _UNITS.items() for label in unit.labels.split("|")}
_VALUE_OF = {label: code for code, labels in _VALUES.items() for label in labels.split("|")}
_CODED = re.compile(r"(?P<code>[A-Z][A-Z0-9_]*): (?P<label>.*)", re.DOTALL)
_BRACKETED = re.compile(r"(?P<label>.*\S)\s*\[(?P<code>[A-Z][A-Z0-9_-]*)\]", re.DOTALL)
_BASE = re.compile(r"\b((?:19|20)\d\d)\b")
_SHORT_BASE = re.compile(r"(?<=CLV|.PD)(\d\d)(?=_)|(?<=^PD)(\d\d)(?=_)")


def series_of(dimensions: Dimensions, title: str = "") -> Series | None:
    """What figures with these dimensions are; None where Rampath has no measure for them.

    `title` is the table's, which tells what its dimensions leave out.
    """
    told = {dimension(name) or name.casefold(): value for name, value in dimensions.items()}
    if not _fits(told, "freq", "A"):
        return None
    subject = _subject(told, title)
    unit, year = _unit(told, title)
    if unit is None or subject is None:
        return None
    known = subject.get(unit.kind)
    if known is None:
        return None
    basis = constant(year) if year and unit.kind.startswith("volume") else known.price_basis
    detail = f"{year} = 100" if year and unit.kind == "deflator" else known.detail
    return replace(known, unit=unit.unit, shift=unit.shift, price_basis=basis, detail=detail)


def stranger(dimensions: Dimensions, title: str = "") -> str:
    """What has no measure, in the file's own words: what does not fit, or the unit where all else does."""
    told = {dimension(name): value for name, value in dimensions.items() if dimension(name)}
    items = ("na_item", "indic_de", "projection", *_PART_OF_PEOPLE)
    if not _fits(told, "freq", "A"):
        return tr("frequency {value}", value=told["freq"])
    if _subject(told, title) is None:
        if spent := _spent(told):
            return listing(_misfits(told, spent[0]))
        return next((told[name] for name in items if _value(told.get(name, "TOTAL")) != "TOTAL"), title)
    return told.get("unit", title)


def dimension(label: str) -> str:
    """The short name of a dimension by its code or label; nothing where the label is none that is known."""
    if not label.lstrip()[:1].isalpha():  # most cells are figures
        return ""
    code, _ = code_and_label(label)
    return (code and _named(code)) or _named(label)


def _named(label: str) -> str:
    small = " ".join(label.casefold().split())
    return next((name for name, begins in _BEGINNINGS.items() if begins.match(small)), "")


def code_and_label(text: str) -> tuple[str, str]:
    """The code and the label of `BE: Belgium` or `Belgium [BE]`; no code where the text has none."""
    coded = _CODED.fullmatch(text) or _BRACKETED.fullmatch(text.strip())
    return (coded["code"], coded["label"].strip()) if coded is not None else ("", text)


def _subject(told: Dimensions, title: str) -> Mapping[str, Series] | None:
    """The measures by kind of unit, for what the dimensions besides the unit say."""
    item = _value(told.get("na_item", ""))
    if spent := _spent(told):
        wanted, defence = spent
        return None if _misfits(told, wanted) else defence
    if item == "B1GQ" or (not item and "B1GQ" in _titled(title)):
        return _ECONOMY
    if told.get("projection") or not all(_fits(told, name, "TOTAL") for name in _PART_OF_PEOPLE):
        return None
    counted = item or _value(told.get("indic_de", ""))
    if not counted:
        counted = "JAN" if {"sex", "age"} <= set(told) or "JAN" in _titled(title) else ""
    people = _PEOPLE.get(counted)
    return None if people is None else {"count": people}


def _unit(told: Dimensions, title: str) -> tuple[_Unit | None, int]:
    """The unit, with the year of constant prices or of an index, or 0; heads where population has none."""
    if "unit" not in told:
        found = next((known for part in _parts(title) if (known := _known_unit(part))[0] is not None), None)
        return found or (_UNITS["NR"], 0)
    return _known_unit(told["unit"])


def _known_unit(text: str) -> tuple[_Unit | None, int]:
    code, words = code_and_label(text)
    code = code or text
    short = _SHORT_BASE.search(code)
    if short is not None:
        year = int(short[0])
        return _UNITS.get(_SHORT_BASE.sub("YY", code)), year + (2000 if year < 70 else 1900)
    if code in _UNITS:
        return _UNITS[code], 0
    label = _flat(words)
    base = _BASE.search(label)
    return _UNITS.get(_BY_LABEL.get(_BASE.sub("YY", label), "")), int(base[1]) if base is not None else 0


def _fits(told: Dimensions, name: str, wanted: str) -> bool:
    """Whether a dimension has the value wanted, or is not told at all."""
    return not told.get(name) or _value(told[name]) == wanted


def _spent(told: Dimensions) -> tuple[Mapping[str, str], Mapping[str, Series]] | None:
    """What belongs to the dimension that tells what a government spends on; None where there is none."""
    return next((found for name, found in _OF_GOVERNMENT.items() if name in told), None)


def _misfits(told: Dimensions, wanted: Mapping[str, str]) -> list[str]:
    """The values of dimensions that are not the ones wanted."""
    return [told[name] for name, value in wanted.items() if not _fits(told, name, value)]


def _value(text: str) -> str:
    """The code of a dimension's value, given as code, as label, or as both: `B1GQ: …` or `… [B1GQ]`."""
    code, label = code_and_label(text)
    bare = code or " ".join(label.split())
    return _VALUE_OF.get(_flat(bare), bare)


def _flat(text: str) -> str:
    small = text.casefold().replace("’", "'").replace("= ", "=").replace(" =", "=")
    return " ".join(re.sub(r"[,().\u00a0]", " ", small).split())


def _parts(title: str) -> list[str]:
    """A table's title without its code in brackets, whole and in its parts."""
    bare = re.sub(r"\[[^\]]*\]", "", title).strip()
    return [bare, *re.split(r"\s[-–]\s|[;:]\s", bare)]


def _titled(title: str) -> set[str]:
    return {_value(part) for part in _parts(title)}
