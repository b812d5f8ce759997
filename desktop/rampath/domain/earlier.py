"""What a plan knows of a file that was read before: the same file, by its SHA-256, says the same on every later day."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rampath.domain.plan import Source


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was answered to its questions, by their ids, and the `day` of the first reading, None where not known."""

    answers: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What was read as a whole, such as a pasted block: its SHA-256, the day of its first reading (ISO 8601;
    nothing where not known), and what was answered to its questions, as pairs of their ids and that of a choice.
    """

    sha256: str
    read: str = ""
    answers: tuple[tuple[str, str], ...] = ()


def with_block(blocks: Iterable[Block], block: Block) -> tuple[Block, ...]:
    """The blocks with one that was read now; read before, it keeps its first day and gets its latest answers."""
    found = {each.sha256: each for each in blocks}
    before = found.pop(block.sha256, block)
    days = [day for day in (before.read, block.read) if day]
    return (*found.values(), replace(block, read=min(days, default="")))


Remembered = Mapping[str, Earlier]
"""Files that were read before, by their SHA-256."""


def remembered(sources: "Iterable[Source]") -> Remembered:
    """What these sources tell of their files; a later answer to a question goes before an earlier one."""
    found: dict[str, Earlier] = {}
    for each in (each for source in sources for each in (*source.blocks, source.own)):
        if each.sha256:
            known = found.get(each.sha256, Earlier())
            days = [day for day in (known.day, _day(each.read)) if day is not None]
            found[each.sha256] = Earlier({**known.answers, **dict(each.answers)}, min(days, default=None))
    return found


def first_read(source: "Source", known: "Iterable[Source]") -> "Source":
    """The source with the day on which the same file was read first."""
    all_known = (each for one in (source, *known) for each in (one.own, *one.blocks))
    days = [each.read for each in all_known if each.sha256 == source.sha256 and each.read]
    return replace(source, read=min(days)) if source.sha256 and days else source


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
