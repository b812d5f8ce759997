"""What a unit line above figures in NATO's tables adds to what they count: scale, currency and price basis."""

import re

from rampath.domain.member import plain
from rampath.domain.observation import Measure
from rampath.workbook.currency import code_of, currencies_in
from rampath.workbook.nato_counted import (
    CATEGORY,
    OF_TOTAL,
    PER_HEAD,
    UNKNOWN,
    Meaning,
    counted,
    money_per_head,
    pattern,
)
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_words import UNIT
from rampath.workbook.scale import scales_in

LONGEST_BLOCK = 100
"""Lines of more letters are notes, and no titles of blocks or units."""

DOLLARS = re.compile(
    r"us dollar|united states dollar|us ?\$|\$ ?us|\busd\b"
    r"|dollars? (?:des )?(?:etats-unis|e\.? ?-? ?u\.?|us\b|americain)"
    r"|\b(?:millions?|billions?|milliards?|milliers|thousands?) (?:of |de )?dollars(?! canad)|\$ ?(?:m|b)illion"
)
_HEADS = re.compile(r"\(?(?:in |en )?(?:thousands?|milliers)\)?")
_NATIONAL = re.compile(
    r"national currenc|(?:monnaies?|devises?) nationales?|unites? monetaires? nationales?|currency units?"
)
_PER_CENT = re.compile(r"%|per ?cent|pour ?cent")
_AMOUNT = re.compile(r"\d\s*(?:[mb]illi|milli|thousand|euro|dollar|[€£$])")


def with_unit(meaning: Meaning, text: str) -> Meaning:
    """The meaning with what a unit line adds: scale, currency, price basis."""
    if meaning.other:
        return meaning
    basis = basis_in(text)
    if basis:
        meaning = meaning._replace(price_basis=basis)
    if meaning.measure is Measure.REAL_CHANGE and is_unit_of_money(text):
        meaning = Meaning(Measure.CORE_EXPENDITURE, "", meaning.price_basis, national=True)  # columns say the change
    if meaning.unit == "fraction":
        return meaning
    if meaning.unit == "thousand":
        return meaning._replace(shift=_scale(text, usual=3) - 3)
    words = plain(text)
    alone = _alone(words) if meaning.measure is None and meaning.unit is None else None
    if alone is not None:
        return alone._replace(price_basis=meaning.price_basis)
    return _with_money(meaning, text, words)


def is_unit_of_money(text: str) -> bool:
    """Whether a line is the unit of sums of money, as "Million US dollars (2015 prices)", and of no per cents."""
    words = plain(text)
    money = DOLLARS.search(words) or _NATIONAL.search(words) or currency_of_line(text, words)
    return UNIT.match(text) is not None and bool(money) and not _PER_CENT.search(words)


def _with_money(meaning: Meaning, text: str, words: str) -> Meaning:
    """The meaning with the currency and the scale of a unit line."""
    national = _NATIONAL.search(words) is not None
    code = "USD" if DOLLARS.search(words) else "" if national else currency_of_line(text, words)
    per_head = meaning.is_per_head or pattern(PER_HEAD).search(words) is not None
    scale = None if code or national or per_head else _scale_alone(text)
    if scale is not None and meaning.is_money:
        return meaning._replace(shift=scale - 6)
    of_one = per_head and meaning.measure is None and money_per_head(words).measure is not None
    if of_one or not (code or (national and not per_head)):
        return meaning  # nothing is told, or the unit of one block and not of the others
    if per_head:
        return meaning._replace(unit=f"{code} thousand" if _scale(text, usual=0) == 3 else code)
    return meaning._replace(unit="" if national else f"{code} million", shift=_scale(text) - 6, national=national)


def currency_of_line(text: str, words: str) -> str:
    """The one currency in which all figures stand by a unit line, as in "Million euros"; nothing where none is told.

    An amount, a sentence about one, or the money of some figures only, is no unit.
    """
    if len(words) > LONGEST_BLOCK or SENTENCE.search(words) or _AMOUNT.search(words):
        return ""
    if scales_in(text) or pattern(PER_HEAD).search(words):
        codes = {*currencies_in(text).values()}
    else:
        codes = {code for part in re.split("[,;()]", text) if (code := code_of(part.strip()))}
    return codes.pop() if len(codes) == 1 and not _is_about_some(words) else ""


def _is_about_some(words: str) -> bool:
    """Whether a line speaks of some figures, or of where they are from, as in "Bulgaria: million euros"."""
    named, colon, _ = words.partition(":")
    known = _OF_UNITS.fullmatch(named.strip()) is not None or counted(named) != UNKNOWN
    return (bool(colon) and not known) or _OF_SOME.search(pattern(PER_HEAD).sub("", words)) is not None


_OF_UNITS = re.compile(
    r"(?:(?:all|the|toutes|les|alle) )?(?:units?|currenc(?:y|ies)|figures?|amounts?|data|values?|unites?|monnaie|devise"
    r"|chiffres|montants?|donnees|einheit|wahrung|betrage|angaben|werte)(?: (?:and|et|und|of|de) \w+)?(?: (?:in|en))?"
)
_OF_SOME = re.compile(
    r"\b(?:including|excluding|without|except|of which|sources?|notes?|convert(?:ed|is)|conversion|per|until|since"
    r"|before|(?:for|pour|fur)(?! (?:la |the |die )?(?:defen[cs]e|verteidigung|(?:19|20)\d\d|(?:all|nato|otan)\b))"
    r"|y compris|hors|sans|dont|sauf|jusqu\w*|depuis|ohne|davon|umgerechnet|bis|seit|aid|aide|hilfe|facility|using)\b"
)
SENTENCE = re.compile(r"\b(?:is|are|was|were|est|sont|etai(?:en)?t)\b.*\.$")
"""A note is a sentence, with a verb and a full stop; a title is none."""


def _alone(words: str) -> Meaning | None:
    """What a unit line says where no title stands above it."""
    if _HEADS.fullmatch(words):
        return Meaning(None, "thousand")
    return CATEGORY if pattern(OF_TOTAL).search(words) else None


def _scale(text: str, usual: int = 6) -> int:
    """The power of ten of a unit: a million is 6; `usual` where no word says."""
    found = set(scales_in(text).values())
    return found.pop() if len(found) == 1 else usual


def _scale_alone(text: str) -> int | None:
    """The power of ten of a scale without a currency, as in "In billions" and "Current prices (billions)"."""
    parts = [part.strip(" .").casefold() for part in re.split("[,;:()]", text)]
    found = {part: power for part in parts if _ONE_WORD.fullmatch(part) for power in scales_in(part).values()}
    others = [plain(part) for part in parts if part and part not in found]
    known = all(basis_in(part) or counted(part) != UNKNOWN or _OF_UNITS.fullmatch(part) for part in others)
    return next(iter(found.values())) if len(found) == 1 and known else None


_ONE_WORD = re.compile(r"(?:(?:all |toutes )?(?:figures |amounts |chiffres )?(?:in|en) )?[^\W\d_]+")
