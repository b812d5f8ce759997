"""The draft of an import: what is guessed of each table of a book, and what a person has said instead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.wording import tr
from rampath.workbook.draft_entry import Entry
from rampath.workbook.draft_lists import saying, shows_again
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Book, filled
from rampath.workbook.guess import Guess, guess_without_years, guesses
from rampath.workbook.guess_unit import UNITS, of_item
from rampath.workbook.mapping import Item, Mapping, blocked
from rampath.workbook.profile_new_items import with_new_items
from rampath.workbook.progress import Progress, Ticker, silent
from rampath.workbook.question import Answers

_FEW = 2
_ALIKE = 0.25
"""How much of the fullest table's figures another one must have to be taken without being asked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All tables of a book, with the answers to what the names on it leave open.

    `profile` is the file of the profile that was used, and `findings` what was not as it expects.
    """

    book: Book
    entries: tuple[Entry, ...]
    answers: Answers = field(default_factory=dict)
    profile: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def mappings(self) -> tuple[Mapping, ...]:
        """The mappings by which the tables that are taken are read."""
        return tuple(entry.read_by for entry in self.entries if entry.taken)

    @property
    def is_hopeless(self) -> bool:
        """Whether there is no table, nor even a few numbers, or one beside a name, that could be one."""
        if any(entry.found for entry in self.entries):
            return False
        rows = [*islice(self._rows_with_numbers(), _FEW)]
        return sum(numbers for numbers, _texts in rows) < _FEW and not any(texts for _numbers, texts in rows)

    @property
    def holds_number(self) -> bool:
        """Whether there is any number at all."""
        return any(True for _ in self._rows_with_numbers())

    def _rows_with_numbers(self) -> Iterator[tuple[int, int]]:
        """How many numbers and texts stand in each row that has a number."""
        for row in (row for sheet in self.book.sheets for row in sheet.rows):
            values = [value for value in row if filled(value)]
            numbers = sum(_is_number(value) for value in values)
            if numbers:
                yield numbers, len(values) - numbers

    @property
    def lacking(self) -> int | None:
        """The first table that is taken and cannot be read yet; None where there is none."""
        return next((at for at, entry in enumerate(self.entries) if entry.taken and entry.lacks), None)

    @property
    def lacks(self) -> str:
        """Why nothing can be imported yet, in a sentence; nothing where it can."""
        if not any(entry.found for entry in self.entries):
            return tr("No table was found; point at the columns and say which one names members, and of what year"
                      " the others are.")  # fmt: skip
        if not self.mappings:
            return tr("No table is ticked; tick those that are to be imported.")
        at = self.lacking
        if at is None:
            return ""
        entry = self.entries[at]
        several = len(self.entries) > 1
        return tr("{sheet}: {why}", sheet=entry.mapping.sheet, why=entry.lacks) if several else entry.lacks

    def followed(self, progress: Progress = silent) -> "Draft":
        """The draft whose book tells `progress`, and no other, how far a reading of it is."""
        return replace(self, book=replace(self.book, tick=Ticker(progress)))

    def with_entry(self, at: int, entry: Entry) -> "Draft":
        """The draft with another entry; what a profile said goes with the last table that is read by it."""
        entries = [*self.entries]
        entries[at] = entry
        draft = replace(self, entries=tuple(entries))
        if self.profile and not any(each.by_profile for each in entries):
            return replace(draft, profile="", findings=())
        return draft

    def saying(self, at: int, field: str, value: object) -> "Draft":
        """The draft with a field of one table said; of budget lists it holds for those that are headed alike, too."""
        return replace(self, entries=saying(self.entries, at, field, value))

    def with_item(self, at: int, before: Item, item: Item, *fields: str) -> "Draft":
        """The draft with what was said of some fields of an item of one table, and with the same for items of the
        other tables that were taken for the same until then.
        """
        said = ("items", *(of_item(name, item.text) for name in fields))
        return self._of_item(at, before, lambda entry: entry.with_mapping(entry.mapping.with_item(item), *said))

    def counting(self, at: int, item: Item, measure: Measure | None) -> "Draft":
        """The same with what an item counts, in the unit that each of the sheets tells for it."""
        return self._of_item(at, item, lambda entry: entry.counting(measure, item.text))

    def _of_item(self, at: int, before: Item, change: Callable[[Entry], Entry]) -> "Draft":
        found = [(each, entry, entry.mapping.item(before.text)) for each, entry in enumerate(self.entries)]
        same = (known is not None and (each == at or known == before) for each, _, known in found)
        changed = (change(entry) if is_same else entry for (_, entry, _), is_same in zip(found, same, strict=True))
        return replace(self, entries=tuple(changed))

    def acknowledged(self, tables: Sequence[int]) -> "Draft":
        """The draft with what is not known of some tables left out on purpose."""
        draft = self
        for at in tables:
            entry = draft.entries[at]
            said = [f"column {use.column}" for use in entry.mapping.unknown]
            draft = draft.with_entry(at, entry.with_mapping(entry.mapping.acknowledged(), *said))
        return draft

    @property
    def unknown(self) -> tuple[int, ...]:
        """The tables that are taken and have something that nobody has named."""
        return tuple(
            at
            for at, entry in enumerate(self.entries)
            if entry.taken and (entry.mapping.unknown or entry.mapping.unknown_items)
        )

    def best(self) -> int:
        """The table with the most figures, of those that are taken where any is."""
        return max(
            range(len(self.entries)), key=lambda at: (self.entries[at].taken, self.entries[at].guess.score), default=0
        )


def _is_number(value: object) -> bool:
    figure = figure_of(value) if isinstance(value, (str, float, int)) else None
    return figure is not None and figure.value is not None


def draft_of(book: Book, register: Register) -> Draft:
    """The draft of a book: each table that is found, and each sheet on which none is, in the order of the book.

    Where there is none at all, it is one of which nothing says the years.

    Taken are the tables that can be read once what is unknown is left out, and the others of a parted one, as far as
    they are not much smaller than the fullest one, but for budget lists that show another one again; where there are
    none, the fullest one.
    """
    found: list[Guess] = []
    for sheet in book.sheets:
        # Read here, beside the window, rather than when the sheet is shown.
        _ = sheet.marks, sheet.merged, sheet.hidden_columns
        seen = book.tick.during("Looking at {sheet}", partial(guesses, sheet, book, register), sheet=sheet.name)
        found += sorted(seen, key=lambda each: each.mapping.begins)
    if not any(each.mapping.columns for each in found):
        found = [
            book.tick.during("Looking at {sheet}", partial(guess_without_years, each, book, register), sheet=each.name)
            for each in book.sheets
        ]
    most = max((each.score for each in found), default=0.0)
    taken = [(_is_whole(each) or each.parted) and each.score >= _ALIKE * most for each in found]
    lists = [each.mapping for each, is_taken in zip(found, taken, strict=True) if is_taken]
    taken = [is_taken and not shows_again(each.mapping, lists) for each, is_taken in zip(found, taken, strict=True)]
    if not any(taken):
        taken = [most > 0 and each.score == most for each in found]
    entries = tuple(Entry(each, each.mapping, is_taken) for each, is_taken in zip(found, taken, strict=True))
    return Draft(book, entries, book.answers)


def _is_whole(guess: Guess) -> bool:
    """Whether it can be read once what is unknown is left out."""
    return guess.score > 0 and blocked(guess.mapping.acknowledged()) is None


def by_profile(draft: Draft, mappings: Sequence[Mapping], findings: Sequence[Finding] = (), profile: str = "") -> Draft:
    """The draft as a profile reads the book: its sheets are taken by the profile's mappings, the others not.

    Rows that the profile does not know wait until somebody has said what they count.
    """
    entries: list[Entry] = []
    left = list(mappings)
    for entry in draft.entries:
        known = next((each for each in left if each.sheet == entry.mapping.sheet), None)
        if known is None:
            entries.append(replace(entry, taken=False))
            continue
        left.remove(known)
        sheet = draft.book.sheet(known.sheet)
        whole = known if sheet is None else with_new_items(sheet, known, entry.guess.mapping.items)
        entries.append(_profiled(replace(entry, mapping=whole), known))
    entries += [_profiled(Entry(Guess(known), known), known) for known in left]  # which nobody would guess
    return replace(draft, entries=tuple(entries), findings=tuple(findings), profile=profile)


def _profiled(entry: Entry, known: Mapping) -> Entry:
    """A table that is taken as a profile says; what it says of items, too."""
    said = frozenset({*_FIELDS, *(of_item(name, item.text) for item in known.items for name in ("measure", *UNITS))})
    return replace(entry, taken=True, said=said, by_profile=said, reasons={})


_FIELDS = (
    "measure", "member", "currency", "power", "percent", "price_basis", "estimates_from", "decimal", "edition",
    "items", "totals", "header_row", "rows",
)  # fmt: skip
