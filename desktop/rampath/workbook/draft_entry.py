"""One table of a draft: the guess at it, what a person has said instead, and the reason of each of its fields."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from typing import Any

from rampath.domain.observation import Measure
from rampath.wording import tr
from rampath.workbook.guess import Guess, Reason
from rampath.workbook.guess_unit import NOTHING, UNITS, counted_as, of_item
from rampath.workbook.mapping import Item, Mapping
from rampath.workbook.mapping_words import why_blocked
from rampath.workbook.result import shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the book: the guess with its reasons, the mapping as it stands now, and whether it is taken.

    `said` are the fields that a person has set, or a profile (`by_profile`), of which the guess's reasons no longer
    hold; `reasons` are those that followed from what was said, by field.
    """

    guess: Guess
    mapping: Mapping
    taken: bool = False
    said: frozenset[str] = frozenset()
    reasons: Map[str, Reason] = field(default_factory=dict)
    by_profile: frozenset[str] = frozenset()

    @property
    def found(self) -> bool:
        """Whether there is a table at all."""
        return bool(self.mapping.columns)

    @property
    def lacks(self) -> str:
        """Why it cannot be read yet, in a sentence; nothing where it can."""
        return why_blocked(self.mapping) if self.found else tr("No table was found on this sheet.")

    @property
    def read_by(self) -> Mapping:
        """The mapping by which it is read; a decimal sign that is a guess is left to the reading, which says so."""
        return self.mapping if self.is_sure("decimal") else replace(self.mapping, decimal="")

    def with_mapping(self, mapping: Mapping, *said: str) -> "Entry":
        """The entry with what a person has said of some fields."""
        return replace(self, mapping=mapping, said=self.said | set(said), by_profile=self.by_profile - set(said))

    def counting(self, measure: Measure | None, text: str = "") -> "Entry":
        """The entry with what the table, or the item called so, counts, as a person has said.

        Its unit is what the sheet tells of it for that measure, as far as the person has not said that too.
        """
        names = {name: of_item(name, text) if text else name for name in (*UNITS, "measure")}
        told: dict[str, Any] = {"measure": measure, "detail": ""}
        reasons = dict(self.reasons)
        if measure is not None:
            item, fields = counted_as(measure, self.guess.known.get(text, NOTHING))
            open_ = [name for name in UNITS if names[name] not in self.said]
            told |= {name: getattr(item, name) for name in ("detail", *open_)}
            why = {each.name: each for each in fields}
            for name in open_:
                reasons[names[name]] = Reason(names[name], *(why[name][1:] if name in why else ("",)))
        known = self.mapping.item(text) if text else None
        mapping = (
            replace(self.mapping, **told)
            if known is None
            else self.mapping.with_item(replace(known, left_out=False, **told))
        )
        said = ("measure",) if known is None else ("items", names["measure"])
        return replace(self.with_mapping(mapping, *said), reasons=reasons)

    @property
    def told(self) -> tuple[Reason, ...]:
        """The reasons that hold: the guess's own, those that followed later, none of what a person has said."""
        reasons = {**{each.field: each for each in self.guess.reasons}, **self.guess.of_items, **self.reasons}
        return tuple(each for name, each in reasons.items() if name not in self.said)

    def why(self, field_name: str) -> str:
        """The reason of a field, that a person said so among them; of the unit of items the first that is not sure."""
        if field_name in self.said:
            return tr("The profile says so.") if field_name in self.by_profile else tr("You said so.")
        doubtful = self._doubtful(field_name)
        if doubtful is not None:
            return tr("“{item}”: {why}", item=shown(doubtful.text), why=self.why(of_item(field_name, doubtful.text)))
        reason = self.reasons.get(field_name) or self.guess.reason(field_name)
        return "" if reason is None else reason.why

    def is_sure(self, field_name: str) -> bool:
        """Whether the sheet or a person says so; of the unit of items, of all of them."""
        if field_name in self.said:
            return True
        reason = self.reasons.get(field_name) or self.guess.reason(field_name)
        return (reason is None or reason.sure) and self._doubtful(field_name) is None

    @property
    def doubtful_items(self) -> frozenset[str]:
        """The texts of the items of whose unit something is not sure."""
        return frozenset(
            item.text
            for item in self.mapping.items
            if item.measure is not None and not all(self.is_sure(of_item(name, item.text)) for name in UNITS)
        )

    def _doubtful(self, field_name: str) -> Item | None:
        """The first item that is taken and of whose unit the field is not sure."""
        if field_name not in UNITS:
            return None
        taken = (item for item in self.mapping.items if item.measure is not None and not item.left_out)
        return next((item for item in taken if not self.is_sure(of_item(field_name, item.text))), None)
