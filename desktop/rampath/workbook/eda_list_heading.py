"""The headings of the EDA's lists: which one names the country, which the year, and what the others count."""

import re
from dataclasses import replace

from rampath.domain.observation import Measure
from rampath.workbook.eda_items import Item, Items, What, bare
from rampath.workbook.scale import POWERS

_STATES = r"(?:(?:eu|eda)\s+)?(?:participating\s+)?member\s+states?(?:\s+\(?p?ms\)?)?"
_COUNTRY = re.compile(
    rf"p?ms|eu\s?ms|{_STATES}|countr(?:y|ies)(?:\s+name)?|pays|états?\s+membres?|land|mitgliedstaat(?:en)?"
)
_OF_EDA = re.compile(r"pms|eu\s?ms|participating\s+member\s+states?(?:\s+\(?pms\)?)?")
_YEAR = re.compile(r"(?:(?:reference|calendar)\s+)?years?|années?|jahre?")
_AGENCY = re.compile(r"\beda\b|european defence agency", re.IGNORECASE)

_OPENED = re.compile(r"[(\[]([^()\[\]]*(?:%|\bper ?cent\b|\bper\s|\bshare\b)[^()\[\]]*)[)\]]", re.IGNORECASE)
"""Brackets that say what is counted, rather than in which unit."""
_OTHER = re.compile(
    r"growth|change|\bgovernment\b|\bindex\b|\brank\b|deflator|\bsource\b|wachstum|veränderung|croissance|évolution"
)
"""Words of figures that are neither money nor heads nor a share of anything."""
_UNITS = frozenset(
    {"eur", "euro", "euros", "€", "usd", "us$", "$", "current", "prices", "price", "nominal", "in", "of", "", "-", "–"}
    | {"m€", "€m", "meur", "eurm", "€bn", "bn€", "eurbn", "€mn", "mn€"}
    | set(POWERS)
)
_TOTAL = "Total Defence Expenditure"


def heads_country(text: str) -> bool:
    """Whether a column under this heading names the country of each row."""
    return _COUNTRY.fullmatch(_plain(text)) is not None


def heads_year(text: str) -> bool:
    """Whether a column under this heading names the year of each row."""
    return _YEAR.fullmatch(_plain(text)) is not None


def is_sign(text: str) -> bool:
    """Whether a heading or title is one that only the EDA uses: its participating Member States, or its name."""
    return _OF_EDA.fullmatch(_plain(text)) is not None or _AGENCY.search(text) is not None


def item_of(heading: str) -> Item | None:
    """The item that a heading names, by itself and without its unit; None where it names none.

    Shares and figures per head without a noun are of the total.
    """
    name = _without_unit(bare(_OPENED.sub(r" \1", heading)))
    item = Items().item(name, 0, None)
    if item.what is None or (item.what is not What.SHARE and _OTHER.search(name.casefold())):
        return None
    if item.what in {What.SHARE, What.PER_HEAD} and item.measure is Measure.DEFENCE_ITEM:
        below = Items()
        below.item(_TOTAL, 0, None)
        return replace(below.item(name, 1, None), name=name, path=name)
    return replace(item, name=name, path=name)


def _plain(text: str) -> str:
    return bare(text).casefold()


def _without_unit(name: str) -> str:
    """`GDP` of `GDP (mrd)` and of `GDP, EUR billion`; the base year of constant prices goes with them."""
    words = name.split()
    told = [word.strip("()[],;:.").casefold() for word in words]
    while len(told) > 1 and (told[-1] in _UNITS or _is_base(told, name)):
        told.pop()
    return " ".join(words[: len(told)]).rstrip(" ,;:-–(")


def _is_base(told: list[str], name: str) -> bool:
    last = told[-1]
    return last == "constant" or (re.fullmatch(r"(?:19|20)\d\d", last) is not None and "constant" in name.casefold())
