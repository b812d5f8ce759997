"""The words by which NATO's tables part themselves, in English and French: titles, units, notes, estimates."""

import re
from collections.abc import Iterable

from rampath.domain.member import plain

TITLE = re.compile(
    r"^\s*(?:Table|Tableau)\s*(?:n(?:[°º]|o\.?|r\.)\s*)?(\d{1,2})\s*([a-z](?![^\W\d_]))?\s*"
    r"(?:\((?:cont|suite)[^()]*\)\s*)?(?:[:.\-–—]\s*|(?=(?-i:[A-ZÀ-Ý]))|$)(.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""`Table 8a : Distribution …`: number, letter, and the words after them."""

GRAPH = re.compile(r"^\s*(?:graph|graphique|figure|chart)\s*\d{1,2}[a-z]?\b(?!,|\s+(?-i:[a-zà-ÿ]))", re.IGNORECASE)
"""`Graph 1 : …`: the title of one, and no note such as `Figure 3 leaves out pensions`."""
PAGE = re.compile(r"^[-–]\s*\d+\s*[-–]$")
COLUMN_NUMBER = re.compile(r"^\(\s*(?:\d{1,2}|-)\s*\)$")
NOTE = re.compile(
    r"^\s*(?:[*†‡¹²³⁰⁴-⁹⁽]|notes?\b|remarques?\b|sources?\b|\([a-z]\)|[a-z]\)\s|\(?\d{1,2}\)\s|-\s*\w)", re.IGNORECASE
)
SOURCE = re.compile(r"\s*\(?sources?\b", re.IGNORECASE)
MARK = re.compile(r"\s*(?:(\*+|[†‡§]|⁽?[¹²³⁰⁴-⁹]⁾?)|\(?([a-z]|\d{1,2})\))")
"""What a note begins with that explains a footnote: `*`, `(a)`, `a)`."""

_LEADING_MARK = re.compile(r"^\s*(?:[*†‡§¹²³⁴-⁹]+|\(?(?:[a-z]|\d{1,2})\)|[-–](?=\s*\w))\s*")

UNIT = re.compile(
    r"^\(?(?:en |in )?(?:(?:us\s)?dollars?|[mb]illions?|milliards?|thousands?|milliers?|percentage|pourcentage"
    r"|per cent|pour cent|%)(?!\w)",
    re.IGNORECASE,
)
LONGEST_TITLE = 120

_YEARS = r"((?:19|20)\d\d(?:\s*(?:,|and|et|&)\s*(?:de )?(?:19|20)\d\d)*)"
_ESTIMATES = re.compile(rf"{_YEARS}\s+(?:is|are|sont|est)\s+(?:an?\s+|des\s+|une\s+)?estimat", re.IGNORECASE)
_SHEET = re.compile(r"^(?:table|tableau|tab\.?|t)[\s_\-]*(\d)\s*([a-z])?(?![a-z\d])", re.IGNORECASE)
_OTHER_TOTALS = re.compile(
    r"(?:(?:nato|otan)[\s-]+)?europe|north(?:ern)? america|amerique du nord"
    r"|(?:nato|otan)[\s-]+(?:eu|ue|european union|union europeenne)\b.*"
    r"|(?:non-)?(?:eu|ue|european) (?:members?|allies|countries)|european union|union europeenne"
)


def is_title(text: str) -> bool:
    """Whether a cell's text is a table's title."""
    return text[:1] in "tT" and text[:3].casefold() == "tab" and TITLE.match(text) is not None


def titles_in(texts: Iterable[str]) -> list[str]:
    """The titles of tables among the texts of cells, in their order, each as often as it stands there."""
    return [text for text in texts if text[:1] in "tT" and is_title(text)]  # few words begin so


def estimates_in(text: str) -> tuple[int, ...]:
    """The years that a note says are estimates: "Figures for 2023 and 2024 are estimates."."""
    found = _ESTIMATES.search(text)
    return () if found is None else tuple(map(int, re.findall(r"\d{4}", found[1])))


def number_of_sheet(name: str) -> str:
    """The number of the table that a sheet is called after: `8a` of "TABLE8a"; nothing where it is called otherwise."""
    found = _SHEET.match(name.strip())
    return "" if found is None else f"{found[1]}{(found[2] or '').lower()}"


def is_other_total(text: str) -> bool:
    """Whether a label names a total of NATO's that is none of the two aggregates, such as `North America`."""
    return _OTHER_TOTALS.fullmatch(plain(re.sub(r"\([^()]*\)", " ", text))) is not None


def is_about_table(text: str) -> bool:
    """Whether words tell of a table: its title, a page number, or anything long."""
    return bool(TITLE.match(text) or PAGE.match(text) or len(text) > LONGEST_TITLE)


def without_mark(text: str) -> str:
    """Words without the footnote mark that they begin with: `Cnada` of `* Cnada`."""
    return _LEADING_MARK.sub("", text)
