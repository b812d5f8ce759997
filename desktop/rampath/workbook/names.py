"""The country that a label names: a member, another country or region, a near miss that asks, or none at all."""

import re
from typing import NamedTuple

from rampath.domain.member import Country, Member, Register
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.grid import Cell
from rampath.workbook.name_index import NameIndex
from rampath.workbook.name_parts import is_mark, stripped, tidy, without_brackets
from rampath.workbook.question import LEAVE_OUT, Choice, Question
from rampath.workbook.result import shown

_LONGEST = 160
_KEPT = 50_000
_STARS = re.compile(r"[*†‡]")
_PARTS = re.compile(r"\s*(?:\s[-–—]\s|[/|]|[:,]\s)\s*")


class Recognised(NamedTuple):
    """Who a label is about.

    `member` (or an aggregate), or `country`, the English name of another country or group of countries; where
    neither is certain, `candidates` are the members whose names are nearly this. `currency` is the ISO code of the
    currency in brackets, or its word where that may be several (`Kroner`); `marks` are the footnote marks.
    """

    member: Member | None = None
    country: str = ""
    candidates: tuple[Member, ...] = ()
    currency: str = ""
    marks: str = ""


NOBODY = Recognised()


def recognise(text: str, register: Register) -> Recognised:
    """Whom a label names, in any of the members' languages; nothing is guessed.

    Footnote marks, currency in brackets, indentation and leaders are set aside. The same text is looked up once.
    """
    return register.once("recognised", lambda: _Recogniser(register)).recognise(text)


def country_in(text: str, register: Register) -> Recognised:
    """The country of a text: the whole of it, or a name that stands in it beside other words."""
    found = recognise(text, register)
    if found.member is not None or found.country:
        return found
    words = re.findall(r"[^\W\d_]+", text)
    for length in (5, 4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            if part[0].isupper() and (length > 1 or len(part) > 3 or (part.isupper() and len(part) == 3)):
                found = recognise(part, register)
                if found.member is not None:
                    return found
    return NOBODY


def member_question(cell: Cell, found: Recognised) -> Question:
    """The question which of the candidates a label means; unless answered, its figures are left out."""
    names = [member.name for member in found.candidates]
    said = names[0] if len(names) == 1 else tr("{first} or {last}", first=", ".join(names[:-1]), last=names[-1])
    choices = tuple(Choice(member.code, member.name) for member in found.candidates)
    return Question(
        id=f"member {cell.place}",
        place=cell.place,
        raw=cell.raw,
        message=tr("“{raw}” is no name that is known: {names}?", raw=shown(cell.raw), names=said),
        choices=(*choices, Choice(LEAVE_OUT, tr("none of them; leave the row out"))),
        taken=LEAVE_OUT,
        same=f"member “{tidy(cell.text)}”",
    )


class _Recogniser:
    """Recognises labels, and remembers what it made of each text."""

    def __init__(self, register: Register) -> None:
        self._index = NameIndex(register)
        self._known: dict[str, Recognised] = {}

    def recognise(self, text: str) -> Recognised:
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[text] = self._look(text) if len(text) <= 4 * _LONGEST else NOBODY
        return found

    def _look(self, text: str) -> Recognised:
        line = tidy(text)
        if not line or len(line) > _LONGEST:
            return NOBODY
        whole = self._named(line)
        if whole is not None:
            return whole
        bare, words = without_brackets(line)
        if words and bare:
            return self._with_brackets(bare, words)
        return self._in_parts(line) or self._nearly(line)

    def _named(self, line: str) -> Recognised | None:
        """The label taken as a name with footnote marks at most."""
        found = None if _STARS.search(line) else self._index.exact(line)
        if found is not None:
            return _of(found)
        for each in stripped(line):
            found = self._index.exact(each.text)
            if found is not None:
                near = self._index.near(line) if each.glued else ()
                if any(other is not found for other in near):
                    return Recognised(candidates=self._index.members((found, *near)))
                return _of(found, marks=each.marks)
        return None

    def _nearly(self, line: str) -> Recognised:
        return Recognised(candidates=self._index.members(self._index.near(line)))

    def _with_brackets(self, bare: str, words: tuple[str, ...]) -> Recognised:
        """`Czechia* (Koruny)`, `Belgium (BE)`, `Greece (a)`; with other words in brackets it asks."""
        found = self._named(bare) or self._in_parts(bare)
        if found is None:
            return self._nearly(bare)
        for each in words:
            currency = _currency(each, found.member)
            same = self._index.exact(each)
            if is_mark(each):
                found = found._replace(marks=f"{found.marks}({each})")
            elif same is not None and _of(same)[:2] == found[:2]:
                continue  # the name once more, or its code: ESP is Spain's, and was the peseta's
            elif currency and not found.currency:
                found = found._replace(currency=currency)
            else:
                return found if found.country else Recognised(candidates=self._index.members((found.member, same)))
        return found

    def _in_parts(self, line: str) -> Recognised | None:
        """`Belgium / Belgique`, `BE: Belgium`, `Denmark - Kroner`: parts that say one thing; of two things it asks."""
        parts = [part for part in _PARTS.split(line) if part.strip()]
        if len(parts) < 2:
            return None
        named = [self._named(part) for part in parts]
        found = [each for each in named if each is not None]
        if not found:
            return None
        rest = [part for part, each in zip(parts, named, strict=True) if each is None]
        money = [_currency(part, found[0].member) for part in rest]
        agree = {each[:2] for each in found if not each.candidates}
        if len(agree) == 1 and all(money) and not any(each.candidates for each in found):
            return found[0]._replace(currency=next(iter(money), ""), marks="".join(each.marks for each in found))
        asked = [member for each in found for member in (each.member, *each.candidates)]
        return Recognised(candidates=self._index.members(asked))


def _of(found: Member | Country, marks: str = "") -> Recognised:
    if isinstance(found, Member):
        return Recognised(member=found, marks=marks)
    return Recognised(country=found.name, marks=marks)


def _currency(words: str, member: Member | None) -> str:
    """The currency that words name: its code, or the words where they may mean several; nothing where none.

    `Koruny` are Czech ones unless another member's row says so, which had its own.
    """
    codes = [code for code in currencies_in(words).values() if code]
    if not codes:
        return words if currencies_in(words) else ""
    if member is None or codes[-1] in {"USD", "EUR", *(period.code for period in member.currencies)}:
        return codes[-1]
    return words
