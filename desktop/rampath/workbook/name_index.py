"""All names of members and other countries, to look one up exactly or to find those that are nearly it."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rampath.domain.member import Country, Member, Register
from rampath.workbook.name_parts import key

Named = Member | Country

_SHORTEST = 4
"""Codes of two or three letters have no near misses, and count only in capitals, since many are words: no, it, is."""
_LONGEST = 60
_ANY_CASE = frozenset({"usa", "uk"})


class NameIndex:
    """Looks names up by what all their spellings share."""

    def __init__(self, register: Register) -> None:
        self._order = {member.code: at for at, member in enumerate((*register.members, *register.aggregates))}
        self._exact: dict[str, Named] = {}
        self._spelt = set(_ANY_CASE)
        self._begins: list[tuple[str, Named]] = []
        for each in register.everyone:
            for name in each.names:
                if name.endswith("…"):
                    self._begins.append((key(name[:-1]), each))
                else:
                    self._exact.setdefault(key(name), each)
                    self._spelt.add(name.rstrip("."))
        self._begins.sort(key=lambda each: -len(each[0]))
        self._choices = [name for name in self._exact if len(name) >= _SHORTEST]

    def exact(self, text: str) -> Named | None:
        """Whose name this is, in any spelling."""
        wanted = key(text)
        found = self._exact.get(wanted)
        if found is None:
            return next((each for begin, each in self._begins if wanted.startswith(begin)), None)
        return found if len(wanted) >= _SHORTEST or _is_code(text) or text.rstrip(".") in self._spelt else None

    def near(self, text: str) -> tuple[Named, ...]:
        """Those who have the names that are nearest to this one.

        One letter may differ in names of up to eight letters, two in longer ones, three from sixteen letters on;
        of four letters the first must agree.
        """
        wanted = key(text)
        if not _SHORTEST <= len(wanted) <= _LONGEST or not any(letter.isalpha() for letter in wanted):
            return ()
        found = process.extract(
            wanted, self._choices, scorer=OSA.distance, score_cutoff=_allowed(len(wanted)), limit=None
        )
        hits = [(int(away), self._exact[name]) for name, away, _ in found if _is_near(wanted, name, int(away))]
        nearest = min((away for away, _ in hits), default=0)
        return tuple(dict.fromkeys(each for away, each in hits if away == nearest))

    def members(self, found: Iterable[Named | None]) -> tuple[Member, ...]:
        """The members among those found, each once, in the order of the register."""
        own = {each.code: each for each in found if isinstance(each, Member)}
        return tuple(sorted(own.values(), key=lambda member: self._order[member.code]))


def _is_code(text: str) -> bool:
    """Codes are plain letters: `ČR` is no `CR`."""
    return text.isupper() and text.isascii()


def _allowed(length: int) -> int:
    return 1 if length < 9 else 2 if length < 16 else 3


def _is_near(wanted: str, name: str, away: int) -> bool:
    shorter = min(len(wanted), len(name))
    return away <= _allowed(shorter) and (shorter > _SHORTEST or wanted[0] == name[0])
