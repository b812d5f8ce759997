"""A copy of a workbook without what was chosen: its bytes are cut, and every other byte stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from defusedxml import ElementTree

from rampath.wording import number, tr
from rampath.workbook.inspected.inspecting import Inspection
from rampath.workbook.inspected.item import Cut, Item
from rampath.workbook.package import Package
from rampath.workbook.patch.members import TooWide, patched
from rampath.workbook.saving import NotSaved, refuse_another, write_whole

_EMPTY = re.compile(rb"<((?:[\w.-]+:)?definedNames)(?:\s[^<>]*)?>\s*</\1\s*>")


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out, and how many parts are the same, byte for byte."""

    items: tuple[Item, ...]
    changed_parts: tuple[str, ...]
    removed_parts: tuple[str, ...]
    same_parts: int

    def said(self, file: Path) -> str:
        return tr("Wrote {target}: taken out {count}; the other {same} parts of the file are the same, byte for byte.",
                  target=file.name, count=number(len(self.items), 0), same=number(self.same_parts, 0))  # fmt: skip


def write_without(inspection: Inspection, items: Sequence[Item], out: Path) -> Removed:
    """Write a copy without these items; raises NotSaved in one sentence, and what stood at `out` then stands there."""
    stuck = next((each for each in items if each.fixed), None)
    if stuck is not None:
        raise NotSaved(tr("{item} cannot be taken out: {why}.", item=stuck.id, why=stuck.fixed))
    package = inspection.checked.package
    file = inspection.file
    refuse_another(file, inspection.checked.content)
    if package is None:
        raise NotSaved(tr("{file} is no package of parts; nothing can be taken out of it.", file=file.name))
    removed = frozenset(part for each in items for part in each.drops)
    by_part: dict[str, list[Cut]] = {}
    for cut in sorted({cut for each in items for cut in each.cuts if cut.part not in removed}):
        by_part.setdefault(cut.part, []).append(cut)
    changed = {part: _without(package.read(part), cuts) for part, cuts in by_part.items()}
    try:
        pieces = patched(
            inspection.checked.content,
            {part: partial(list, (content,)) for part, content in changed.items()},
            removed,
        )
    except TooWide as wide:
        raise NotSaved(tr("{file} is too large to be changed here.", file=file.name)) from wide

    def save(beside: Path) -> None:
        with beside.open("wb") as stream:
            stream.writelines(pieces)
        _verify(beside, package, changed, removed)

    write_whole(out, save)
    same = len(package.names) - len(changed) - len(removed)
    return Removed(tuple(items), tuple(changed), tuple(sorted(removed)), same)


def _without(content: bytes, cuts: Sequence[Cut]) -> bytes:
    found, at = [], 0
    for cut in cuts:
        if cut.begin < at:  # inside of what was cut already
            continue
        found += [content[at : cut.begin], cut.instead]
        at = cut.end
    return _EMPTY.sub(b"", b"".join([*found, content[at:]]))


def _verify(file: Path, before: Package, changed: dict[str, bytes], removed: frozenset[str]) -> None:
    """Read what was written: the parts are those that should be there, untouched ones the same, cut ones still XML."""
    ours = Package(file.read_bytes())
    kept = [name for name in before.names if name not in removed]
    good = list(ours.names) == kept and all(
        ours.read(name) == changed[name] if name in changed else ours.packed(name) == before.packed(name)
        for name in kept
    )
    try:
        for content in changed.values():
            ElementTree.fromstring(content)
    except ElementTree.ParseError:
        good = False
    if not good:
        raise NotSaved(tr("{file} was not saved: what was written did not read back the same.", file=file.name))
