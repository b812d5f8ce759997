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


Remembered = Mapping[str, Earlier]
"""Files that were read before, by their SHA-256."""


def remembered(sources: "Iterable[Source]") -> Remembered:
    """What these sources tell of their files; a later answer to a question goes before an earlier one."""
    found: dict[str, Earlier] = {}
    for source in sources:
        if source.sha256:
            known = found.get(source.sha256, Earlier())
            days = [day for day in (known.day, _day(source.read)) if day is not None]
            found[source.sha256] = Earlier({**known.answers, **dict(source.answers)}, min(days, default=None))
    return found


def first_read(source: "Source", known: "Iterable[Source]") -> "Source":
    """The source with the day on which the same file was read first."""
    days = [each.read for each in (source, *known) if each.sha256 == source.sha256 and each.read]
    return replace(source, read=min(days)) if source.sha256 and days else source


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
