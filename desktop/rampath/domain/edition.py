"""Editions: which one a figure is drawn from, where several tell the same."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rampath.domain.observation import Kind, Measure, Observation

JUDGED = frozenset({Measure.CORE_SHARE, Measure.CORE_EXPENDITURE, Measure.BROADER_SHARE, Measure.BROADER_EXPENDITURE})
"""What commitments are about: an edition that tells these counts before one that does not."""

USED = JUDGED | {Measure.GDP, Measure.EQUIPMENT_SHARE}
"""The measures that a projection is drawn from."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-–/](?:\d{4}|\d\d))?(?!\d)")

Series = tuple[str, Measure]
"""A member's (or aggregate's) code and a measure."""


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """That an edition counts before the others: for a member ("": all) and a measure (None: all).

    `alone` ends the list there: no other edition fills in what this one does not tell, but for measures that it
    knows nothing of and no projection is drawn from, such as another source's population.
    """

    edition: str
    member: str = ""
    measure: Measure | None = None
    alone: bool = False

    @property
    def of_all(self) -> bool:
        """Whether it is for every member and measure."""
        return not self.member and self.measure is None

    def fits(self, member: str, measure: Measure) -> bool:
        return self.member in {"", member} and self.measure in {None, measure}


def published_in(edition: str) -> tuple[int, int] | None:
    """The year and month in an edition's name (`NATO July 2026`); None where it has none."""
    found = _MONTH_AND_YEAR.search(edition)
    if found is None:
        return None
    months = [month.casefold() for month in MONTHS]
    return int(found.group(2)), months.index(found.group(1).casefold()) + 1


def publisher_of(edition: str) -> str:
    """Who published an edition, by its name: `NATO` of `NATO July 2026`, `EDA` of `EDA 2005-2017`, in small letters.

    Only editions of one publisher are revisions of each other. A name that is all date is its own publisher.
    """
    words = _YEARS.sub(" ", _MONTH_AND_YEAR.sub(" ", edition))
    return " ".join(re.findall(r"\w+", words)).casefold() or edition.casefold()


def usual_order(rows: Iterable[Observation]) -> tuple[str, ...]:
    """The editions in the order in which they count without a choice, the one that counts most last.

    Those that tell what commitments are about come after the others; among them the one whose observed years
    reach further counts more, then the one that was published later where both names tell a month, then the one that
    was read later.
    """
    reach: dict[str, list[int]] = {}
    for row in rows:
        far = reach.setdefault(row.edition, [0, 0, 0])
        at = 2 if row.kind is Kind.PLAN else 0 if row.measure in JUDGED else 1
        far[at] = max(far[at], row.year)
    groups: dict[tuple[bool, int], list[str]] = {}
    for edition, (judged, observed, planned) in reach.items():
        groups.setdefault((judged > 0, judged or observed or planned), []).append(edition)
    return tuple(edition for _reach, editions in sorted(groups.items()) for edition in _as_published(editions))


def _as_published(editions: Iterable[str]) -> Sequence[str]:
    """Editions as they were read, but each that tells its month before the first that was published later: one that
    tells none changes nothing about the others.
    """
    order: list[tuple[str, tuple[int, int] | None]] = []
    for edition in editions:
        day = published_in(edition)
        later = (at for at, (_edition, other) in enumerate(order) if day and other and other > day)
        order.insert(next(later, len(order)), (edition, day))
    return [edition for edition, _day in order]


@dataclass(slots=True)
class Ranking:
    """How much each edition counts, series by series, under the choices of a plan.

    `order` is the usual order of the editions, `told` has the measures of each. The narrower choice comes before the
    wider one, and among equals the one that stands first.
    """

    order: tuple[str, ...]
    choices: tuple[EditionChoice, ...] = ()
    told: Mapping[str, Collection[Measure]] = field(default_factory=dict)
    _ranks: dict[Series, dict[str, int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        known = set(self.order)
        self.choices = tuple(sorted((c for c in self.choices if c.edition in known), key=_width))

    def ranks(self, member: str, measure: Measure) -> dict[str, int]:
        """The rank of each edition that counts for a series; the higher it is, the more it counts."""
        key = (member, measure)
        if key not in self._ranks:
            best = self._best_first([choice for choice in self.choices if choice.fits(member, measure)], measure)
            self._ranks[key] = {edition: len(best) - i for i, edition in enumerate(best)}
        return self._ranks[key]

    def for_all(self) -> tuple[str, ...]:
        """The editions that count where no narrower choice is made, the one that counts most first."""
        return self._best_first([choice for choice in self.choices if choice.of_all], None)

    def ranked(self, rows: Sequence[Observation]) -> tuple[Observation, ...]:
        """The rows that may count, those that count more after the others; otherwise in the order they are in."""
        if len(self.order) < 2:
            return tuple(rows)
        if not self.choices:
            place = {edition: i for i, edition in enumerate(self.order)}
            return tuple(sorted(rows, key=lambda row: place[row.edition]))
        return tuple(row for _rank, row in sorted(self._with_ranks(rows), key=lambda pair: pair[0]))

    def _with_ranks(self, rows: Iterable[Observation]) -> Iterator[tuple[int, Observation]]:
        for row in rows:
            rank = self.ranks(row.member, row.measure).get(row.edition)
            if rank is not None:
                yield rank, row

    def _best_first(self, fitting: Iterable[EditionChoice], measure: Measure | None) -> tuple[str, ...]:
        best: list[str] = []
        for choice in fitting:
            if choice.edition not in best:
                best.append(choice.edition)
            if choice.alone and (measure is None or measure in USED or measure in self.told.get(choice.edition, ())):
                return tuple(best)
        return (*best, *(edition for edition in reversed(self.order) if edition not in best))


def _width(choice: EditionChoice) -> int:
    """A choice for one member's measure is narrower than one for a member, and that than one for a measure."""
    return (0 if choice.member else 2) + (0 if choice.measure is not None else 1)


def arranged(order: Sequence[str], left_out: Iterable[str], usual: Sequence[str]) -> tuple[EditionChoice, ...]:
    """The choices for all members under which editions count in this order, the first one most, and some not at all.

    `usual` is the usual order, the one that counts most last; what comes to it needs no choice.
    """
    outside = set(left_out)
    counting = [edition for edition in order if edition not in outside]
    if not counting or (not outside and counting == list(reversed(usual))):
        return ()
    last = len(counting) - 1
    return tuple(EditionChoice(each, alone=bool(outside) and i == last) for i, each in enumerate(counting))


def for_all(choices: Iterable[EditionChoice], instead: Iterable[EditionChoice]) -> tuple[EditionChoice, ...]:
    """The choices with others for all members; the narrower ones stay."""
    return (*(choice for choice in choices if not choice.of_all), *instead)


def narrowed(
    choices: Iterable[EditionChoice], member: str, measure: Measure | None, edition: str | None
) -> tuple[EditionChoice, ...]:
    """The choices with a member's figures, or those of one measure, drawn from an edition first (None: as for all)."""
    kept = [choice for choice in choices if (choice.member, choice.measure) != (member, measure)]
    return tuple(kept) if edition is None else (EditionChoice(edition, member, measure), *kept)
