"""The members of the Alliance and all other countries, and the names under which files know them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from rampath.domain.economy import Economy

T = TypeVar("T")

NATO = "NATO"
NATO_EUR_CAN = "NATO_EUR_CAN"
AGGREGATES = (NATO, NATO_EUR_CAN)
"""The codes of the two aggregates, NATO Total, and NATO Europe and Canada."""


@dataclass(frozen=True, slots=True)
class CurrencyPeriod:
    """A currency and the first year in which it was the member's (None: from the beginning).

    `per_unit_before` is the fixed rate at which one unit of it replaced the currency before.
    """

    code: str
    since: int | None = None
    per_unit_before: float | None = None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year that is no calendar year: its first month (2 to 12), and whether it goes by its last year."""

    first_month: int
    by_last: bool

    def months(self, year: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last month, each with its calendar year, of the fiscal year that counts as `year`."""
        begin = year - 1 if self.by_last else year
        return (self.first_month, begin), (self.first_month - 1, begin + 1)


@dataclass(frozen=True, slots=True)
class Member:
    """One Ally. `accession` is the year from which aggregates count it (NATO's own practice).

    `fiscal` is its fiscal year where that is no calendar year.
    """

    code: str
    name: str
    name_fr: str
    accession: int
    currencies: tuple[CurrencyPeriod, ...]
    has_forces: bool
    aliases: tuple[str, ...] = ()
    fiscal: FiscalYear | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the code first."""
        return (self.code, self.name, self.name_fr, *self.aliases)

    def currency(self, year: int) -> str:
        """The code of the member's currency in a year."""
        found = self.currencies[0].code
        for period in self.currencies:
            if period.since is None or period.since <= year:
                found = period.code
        return found


@dataclass(frozen=True, slots=True)
class Country:
    """A country that is no member, or a group or part of countries; known so that it is not mistaken for one.

    `code` is ISO 3166 alpha-3 where there is one. An alias that ends in `…` stands for every name that begins so.
    """

    code: str
    name: str
    name_fr: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the code first."""
        return (self.code, self.name, self.name_fr, *self.aliases)


@dataclass(frozen=True)
class Register:
    """The 32 members, in English alphabetical order, the two aggregates, and all others that files speak of.

    The `economy` tells how large they are, so that what a file says of them can be held against it.
    """

    members: tuple[Member, ...]
    aggregates: tuple[Member, ...]
    others: tuple[Country, ...] = ()
    economy: Economy | None = field(default=None, repr=False, compare=False)
    _kept: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, code: str) -> Member:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The members' codes, without aggregates."""
        return tuple(member.code for member in self.members)

    @property
    def everyone(self) -> tuple[Member | Country, ...]:
        """Members, aggregates and all others."""
        return (*self.members, *self.aggregates, *self.others)

    def find(self, name: str) -> Member | None:
        """The member or aggregate of this exact name, alias or code, letter case and accents set aside."""
        return self._by_name.get(plain(name))

    def once(self, key: object, compute: Callable[[], T]) -> T:
        """What a pure function makes of these names, computed the first time only and kept with them."""
        if key not in self._kept:
            self._kept[key] = compute()
        return cast("T", self._kept[key])

    @cached_property
    def _by_code(self) -> dict[str, Member]:
        return {member.code: member for member in (*self.members, *self.aggregates)}

    @cached_property
    def _by_name(self) -> dict[str, Member]:
        return {plain(name): member for member in (*self.members, *self.aggregates) for name in member.names}


_ONE_FORM = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
"""Letters that keep their stroke when accents go, and the apostrophes and dashes of typesetters."""


_BETWEEN = re.compile(r"[\s_*†‡]+")


def plain(name: str) -> str:
    """A name without letter case, accents, footnote stars and double spaces, with one apostrophe and one dash.

    Blanks stand for the underscores of a program's names: `military_expenditure_share_gdp`.
    """
    if not name.isascii():
        name = unaccented(name)
    return _BETWEEN.sub(" ", name).strip().casefold()


def unaccented(text: str) -> str:
    """A text without accents, which capitals lack in Greek, and the names of columns in any language."""
    flat = unicodedata.normalize("NFKD", text.translate(_ONE_FORM))
    return "".join([letter for letter in flat if not unicodedata.combining(letter)])
