"""What stands above the figures of a UN report: country, year, currency, unit and prices."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Kind
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.grid import Cell
from rampath.workbook.names import NOBODY, Recognised, country_in, recognise
from rampath.workbook.price_words import basis_told
from rampath.workbook.scale import POWERS, scales_in
from rampath.workbook.years import FIRST, LAST, Year, year_of

_KEYS: Mapping[str, str] = {
    "country": r"(?:reporting |name of )?(?:country|member state|state|nation|government)(?: of)?|pays|état(?: membre)?"
    r"|nom du pays|gouvernement|(?:nombre del )?país|estado(?: miembro)?",
    "year": r"(?:reporting |fiscal |financial |calendar )?(?:year|period)(?: covered| of report)?|fy|reporting for"
    r"|exercice(?: budgétaire| financier)?|année(?: civile| budgétaire| de référence)?|période(?: considérée)?"
    r"|ejercicio(?: económico| fiscal| presupuestario| financiero)?|año(?: fiscal| civil| del informe)?",
    "currency": r"(?:national |local )?(?:currency|monetary unit)(?: unit)?(?: and (?:unit|scale)(?: of measure)?)?"
    r"|monnaie(?: nationale)?|devise|unité monétaire(?: et .*)?|(?:moneda(?: nacional)?|unidad monetaria)(?: y .*)?",
    "unit": r"units?(?: of (?:measure(?:ment)?|account|currency))?|scale|amounts?(?: (?:are )?in)?|figures(?: in)?"
    r"|unités?(?: de mesure)?|échelle|montants?(?: en)?|multiplicateur|multiplier"
    r"|unidad(?:es)?(?: de medida)?|cifras(?: en)?|importes?(?: en)?",
    "prices": r"prices?(?: basis)?|price base|type of prices|prix(?: de base)?|base des prix",
    "stage": r"(?:type|status|stage|nature)(?: of (?:data|figures|report))?|nature des (?:données|dépenses)",
}
_MADE = {key: re.compile(rf"(?:{pattern})") for key, pattern in _KEYS.items()}
_EXAMPLES = re.compile(r"\([^()]*\)")
_OUTSIDE = re.compile(r"((?:[^():]|\([^()]*\))*)(:|$)")
"""All up to a colon that does not stand in brackets, or to the end."""
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/\-–]\s?(\d\d)(?!\d)")
_CALLED = re.compile(r"\s*(?:fy\s*)?((?:19|20)\d\d)\s*[(\[,:;]", re.IGNORECASE)
_MONTHS = (
    r"jan(?:uary|vier)?|feb(?:ruary)?|février|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|juillet|aug(?:ust)?"
    r"|août|sept?(?:embre|ember)?|oct(?:ober|obre)?|nov(?:embre|ember)?|dec(?:ember)?|décembre"
)
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+)?\b(?:{_MONTHS})\.?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"year|period|fiscal|financial|exercice|année|période", re.IGNORECASE)
_RATE = re.compile(r"=|exchange rate|taux de change|tipos? de cambio", re.IGNORECASE)
"""What a line about an exchange rate says, whose currency is not that of the figures."""
_ESTIMATE = re.compile(r"estimat|provision|prelimin|prévision|provisoire")
_PLAN = re.compile(r"budget|plan|appropriat|forecast|prévu|crédits")
_LONGEST = 200
ADDRESSEE = "United Nations"
"""To whom it is reported, which heads the page and is nobody's figures."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above say; empty where they do not. `power` is the power of ten that figures count in."""

    country: Recognised = NOBODY
    place: Cell | None = None
    year: Year | None = None
    currency: str = ""
    power: int | None = None
    basis: str = CURRENT


def head_of(rows: Iterable[Sequence[Cell]], register: Register) -> Head:
    """Read the lines above a matrix: `Country: Estonia`, a label and its value side by side, or a sentence."""
    pairs: dict[str, list[tuple[str, Cell]]] = {key: [] for key in _KEYS}
    free: list[Cell] = []
    for row in rows:
        texts = [cell for cell in row if cell.raw.strip() and len(cell.raw) < _LONGEST]
        taken = -1
        for at, cell in enumerate(texts):
            if at <= taken:
                continue
            key, value = _pair(cell.raw)
            if key and not value and at + 1 < len(texts) and not _pair(texts[at + 1].raw)[0]:
                taken = at + 1
                pairs[key].append((texts[at + 1].raw, texts[at + 1]))
            elif key and value:
                pairs[key].append((value, cell))
            else:
                free.append(cell)
    country, place = _country(pairs["country"], free, register)
    money = [text for text, _ in (*pairs["currency"], *pairs["unit"])]
    loose = [cell.raw for cell in free]
    told = [*money, *(text for text in loose if _RATE.search(text) is None)]
    return Head(
        country,
        place,
        _year([text for text, _ in pairs["year"]], loose, [text for text, _ in pairs["stage"]]),
        next((code for text in told if (code := _currency(text))), ""),
        next((power for text in told if (power := power_in(text, single=text in money)) is not None), None),
        next((basis for text, _ in pairs["prices"] if (basis := _basis(text))),
             next((basis for text in (*money, *loose) if (basis := _basis(text))), CURRENT)),
    )  # fmt: skip


def cover_of(rows: Iterable[Sequence[Cell]], register: Register) -> Head:
    """What a sheet without figures says of those of the other sheets: only where it names what it says."""
    return head_of((row for row in rows if any(_pair(cell.raw)[0] for cell in row)), register)


def names_country(text: str) -> bool:
    """Whether a line says whose figures stand below it, as the form does: `Country: Estonia`."""
    return _pair(text)[0] == "country"


def _pair(text: str) -> tuple[str, str]:
    """`Fiscal year : 2023` as its key and value; a key alone has no value, and other text no key.

    Brackets in a key are the form's examples, as in `Unit of measure (e.g. thousands): millions`, and no value.
    """
    told = text.replace("\u00a0", " ")
    outside = _OUTSIDE.match(told)
    name, colon, value = told.partition(":") if outside is None else (outside[1], outside[2], told[outside.end() :])
    name = _EXAMPLES.sub(" ", name)
    words = " ".join(name.casefold().replace("’", "'").split()).strip(" .*-–")
    for key, pattern in _MADE.items():
        if pattern.fullmatch(words):
            return key, value.strip()
    return ("", "") if not colon else ("", value.strip())


def _country(
    named: Sequence[tuple[str, Cell]], free: Sequence[Cell], register: Register
) -> tuple[Recognised, Cell | None]:
    for text, cell in named:
        found = recognise(text, register)
        if found.member is not None or found.country or found.candidates:
            return found, cell
    addressee = recognise(ADDRESSEE, register).country
    for cell in free:
        found = country_in(cell.raw, register)
        if found.member is not None or found.country not in {"", addressee}:
            return found, cell
    return NOBODY, named[0][1] if named else None


def _year(told: Sequence[str], free: Sequence[str], stages: Sequence[str]) -> Year | None:
    found = next((year for text in told if (year := period_of(text)) is not None), None)
    if found is None:
        found = next((year for text in free if (year := period_of(_without_date(text))) is not None), None)
    words = " ".join(stages).casefold()
    if found is not None and found.kind is Kind.ACTUAL and words:
        kind = Kind.PLAN if _PLAN.search(words) else Kind.ESTIMATE if _ESTIMATE.search(words) else Kind.ACTUAL
        return found._replace(kind=kind)
    return found


def _without_date(text: str) -> str:
    """A text without the one date in it, which is that of a letter or a resolution; two dates are a period."""
    one = len(_DATE.findall(text)) == 1 and _OF_YEAR.search(text) is None
    return _DATE.sub(" ", text) if one else text


def period_of(text: str) -> Year | None:
    """The year of a period: `2023`, `FY 2022/23`, `1 April 2022 - 31 March 2023`; that in which it starts.

    One that is called by a year of its own, as `2023 (1 October 2022 - 30 September 2023)`, counts as that.
    """
    plain = year_of(text)
    if plain is not None:
        return plain
    span = _SPAN.search(text)
    years = [int(each) for each in _YEARS.findall(text)]
    if span is not None and int(span[2]) == (int(span[1]) + 1) % 100:
        years = [int(span[1]), int(span[1]) + 1]
    if not years or not FIRST <= min(years) <= max(years) <= LAST or max(years) - min(years) > 1:
        return None
    first, called = min(years), _CALLED.match(text)
    if max(years) == first:
        return Year(first)
    if called is not None and int(called[1]) != first:
        note = tr("“{text}” is a fiscal year over two calendar years and counts as {year}, as which it is called.",
                  text=" ".join(text.split()), year=int(called[1]))  # fmt: skip
        return Year(int(called[1]), fiscal=True, ends=first + 1, note=note)
    note = tr("“{text}” is a fiscal year over two calendar years and counts as {year}, in which it starts.",
              text=" ".join(text.split()), year=first)  # fmt: skip
    return Year(first, fiscal=True, ends=first + 1, note=note)


def _currency(text: str) -> str:
    codes = {code for code in currencies_in(text).values() if code}
    return codes.pop() if len(codes) == 1 else ""


def power_in(text: str, *, single: bool = False) -> int | None:
    """The power of ten that a text says: 6 of `Millions of euros`; with `single`, 0 of `Units` and of `1`."""
    scales = set(scales_in(text).values())
    if len(scales) == 1:
        return scales.pop()
    written = re.search(r"(?<![\d.,])1((?:[ .,'\u00a0\u202f]?000){1,3})(?![\d.,]\d)", text) if single else None
    if written is not None:
        return written[1].count("0")
    small = text.casefold().strip(" ().")
    if single and small in POWERS:
        return POWERS[small]  # one word that is a scale only where a unit is expected: miles
    return 0 if single and re.search(r"^(?:units?|ones?|single|unités?|whole|full|unidad(?:es)?)\b", small) else None


def _basis(text: str) -> str | None:
    """The prices that a text names; the value of a label may be one word, as in `Prices: current`."""
    words = text.casefold().strip()
    return basis_told(text) or (basis_told(f"{text} prices") if words in {"current", "nominal"} else None)


def currency_of(head: Head, member: Member) -> str:
    """The currency that the head names, else the member's own in that year."""
    return head.currency or member.currency(head.year.year if head.year is not None else LAST)
