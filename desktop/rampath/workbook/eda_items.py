"""The items of the EDA's defence data: what a row counts, told by its label, and where it stands among the others."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from rampath.domain.observation import Measure


class What(Enum):
    """What the numbers of a row are."""

    MONEY = auto()
    PER_HEAD = auto()
    SHARE = auto()
    HEADS = auto()


_WHAT = (
    (re.compile(r"%|\bper ?cent|\bshare of\b|\bpart (?:du|de)\b|\bpourcentage\b|\bprozent\b|\banteil\b"), What.SHARE),
    (re.compile(r"\bper (?:capita|head|military|soldier)|\bpar (?:habitant|tête|militaire)|\bpro kopf\b"),
     What.PER_HEAD),
    (re.compile(r"expenditure|\bcosts?\b|investment|procurement|spending|budget|outsourc|\br&[dt]\b|\bgdp\b"
                r"|dépenses?|\bcoûts?\b|investissement|\bpib\b|ausgaben|kosten|investition|beschaffung|\bbip\b"),
     What.MONEY),
    (re.compile(r"personnel|personen|troops|forces\b|soldiers|population|effectifs|soldat|streitkräfte|truppen"),
     What.HEADS),
)  # fmt: skip

_TOTAL = (
    r"(?:total )?(?:defence|defense) (?:expenditure|spending)|(?:total des )?dépenses (?:totales )?de (?:la )?défense"
    r"|(?:gesamte )?verteidigungsausgaben(?: insgesamt)?"
)
_SHARE = rf"(?:{_TOTAL})?(?: ?\(?(?:as|in|en|als))?(?: an?)? ?(?:%|per ?cent|share|percentage|part|anteil)"
_OF_GDP = r"(?: of| du| des| am)?(?: the)? (?:gdp|gross domestic product|pib|bip)\)?"
_OF_GOVERNMENT = (
    r"(?: of| des| an| der)?(?: the| den)?(?: total| general)? (?:government (?:spending|expenditure|budget)"
    r"|dépenses publiques|staatsausgaben|öffentlichen ausgaben)\)?"
)
_MEASURES = (
    (re.compile(rf"(?:{_TOTAL})(?: \([a-e+\s]+\))?"), What.MONEY, Measure.MILITARY_EXPENDITURE),
    (re.compile(_SHARE + _OF_GDP), What.SHARE, Measure.MILITARY_SHARE),
    (re.compile(_SHARE + _OF_GOVERNMENT), What.SHARE, Measure.MILITARY_SHARE_OF_GOVERNMENT),
    (re.compile(rf"(?:{_TOTAL})? ?(?:per capita|per head|par habitant|pro kopf)"), What.PER_HEAD,
     Measure.MILITARY_PER_CAPITA),
    (re.compile(r"total military personnel|effectifs? militaires?(?: totaux)?|militärpersonal(?: insgesamt)?"),
     What.HEADS, Measure.PERSONNEL),
    (re.compile(r"gdp|gross domestic product(?: \(gdp\))?|pib|bip"), What.MONEY, Measure.GDP),
    (re.compile(r"(?:total )?population|bevölkerung"), What.HEADS, Measure.POPULATION),
)  # fmt: skip
_WHOLE = re.compile(_TOTAL)
_MARKS = re.compile(r"[¹²³⁰⁴-⁹⁽⁾*†‡]+|\((?:\d{1,2})\)(?=\s*$)|(?<=[a-zé)”\"])\d(?:,\d)*(?=\s*$)")
_LETTER = re.compile(r"^[A-Z][.)]\s+")
_UNITS = re.compile(
    r"\s*[(\[][^()\[\]]*(?:€|eur|\$|mln|million|mio|thousand|billion|prices|prix|preise|%)[^()\[\]]*[)\]]\s*$",
    re.IGNORECASE,
)
_LONGEST = 120
_PART = re.compile(r"^(?:%|of which\b|dont\b|davon\b)", re.IGNORECASE)
_WORDS_OF_EDA = re.compile(
    r"defen[cs]e (?:expenditure|investment|r&[dt]|equipment)|personnel expenditure|military personnel|troops deployed"
    r"|deployable|collaborative|o&m\b|outsourced|(?:dépenses|investissements?) de (?:la )?défense"
    r"|verteidigungs(?:ausgaben|investition)",
    re.IGNORECASE,
)

_SIGNS_OF_EDA = re.compile(
    r"defen[cs]e investment|\(a ?\+ ?b\b|\br&t\b|collaborative|deployable|outsourced|troops deployed"
    r"|investissements? de (?:la )?défense|verteidigungsinvestition",
    re.IGNORECASE,
)
"""Items that only the EDA counts; ministries count the others, too."""

JOINT = " > "
"""What stands between the steps of an item's path."""


def is_of_eda(label: str) -> bool:
    """Whether a label is one of the EDA's items."""
    return len(label) < _LONGEST and _WORDS_OF_EDA.search(label) is not None


def is_sign_of_eda(label: str) -> bool:
    """Whether a label is an item that nobody but the EDA counts."""
    return len(label) < _LONGEST and _SIGNS_OF_EDA.search(label) is not None


def bare(label: str) -> str:
    """A label without footnote marks, its leading letter and its unit in brackets."""
    words = " ".join(_MARKS.sub("", label).split())
    return _UNITS.sub("", _LETTER.sub("", words)).strip()


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what it counts (None: not told), as which measure, and its path for people."""

    name: str
    what: What | None
    measure: Measure
    path: str


@dataclass
class Items:
    """Goes down the labels of a block and names each by its path; depth is told by how far a label is indented."""

    _above: list[tuple[int, str, What | None]] = field(default_factory=list)

    def item(self, label: str, depth: int, shown: What | None) -> Item:
        """The item of a label at a depth; `shown` is what its number format says that it is, if anything.

        A label such as "% of …" belongs to the one above it even where it stands as far to the left. The total is
        no step of a path, since some editions indent everything below it.
        """
        name = bare(label)
        part = _PART.match(name) is not None
        while self._above and (self._above[-1][0] > depth or (self._above[-1][0] == depth and not part)):
            self._above.pop()
        above = [each for _, each, _ in self._above]
        what = _what(name, self._above[-1][2] if self._above else None, shown)
        if not (self._above and self._above[-1][0] == depth):
            self._above.append((depth, name, what))
        steps = [each for each in above if not _is_total(each)]
        return Item(name, what, _measure(name, what, above), JOINT.join([*steps, name]))


def _what(name: str, above: What | None, shown: What | None) -> What | None:
    """By the label's words, then by the item above; a number format that says otherwise counts more."""
    words = name.casefold()
    told = next((what for pattern, what in _WHAT if pattern.search(words)), None)
    if told is None and above in {What.MONEY, What.HEADS}:
        told = above
    if shown is not None and (shown is What.SHARE or told in {None, What.HEADS}):
        return shown
    return told


def _measure(name: str, what: What | None, above: list[str]) -> Measure:
    """The measure of an item by its words; a share or a figure per head without a noun is that of the item above."""
    words = name.casefold()
    for pattern, of, measure in _MEASURES:
        if of is what and pattern.fullmatch(words):
            alone = of in {What.SHARE, What.PER_HEAD} and _WHOLE.match(words) is None
            if not alone or (above and _is_total(above[-1])):
                return measure
    return Measure.DEFENCE_ITEM


def _is_total(name: str) -> bool:
    return _MEASURES[0][0].fullmatch(name.casefold()) is not None
