"""Cells to be written into a workbook: what stands there now, what is against it, and the patched copy."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from defusedxml import ElementTree
from openpyxl.utils import get_column_letter

from rampath.wording import tr
from rampath.workbook.contents import Contents, Entry, SheetKind, contents_of, relations_of
from rampath.workbook.label import label_of
from rampath.workbook.package import Damaged, Package
from rampath.workbook.patch.dependents import Dependent, dependents_of
from rampath.workbook.patch.members import Pieces, TooWide, patched
from rampath.workbook.patch.rules import SheetRules
from rampath.workbook.patch.shared import SharedTexts, appended
from rampath.workbook.patch.sheet_bytes import Found, SheetBytes, Unfamiliar, unpacked
from rampath.workbook.safety import Checked, Container, WorkbookRefused, check, damaged
from rampath.workbook.saving import NotSaved, refuse_another, write_whole
from rampath.workbook.sheet_xml import Place

LONGEST_TEXT = 32_767
_SPOILT = (Unfamiliar, ElementTree.ParseError, ValueError, KeyError, Damaged, zlib.error)
"""What reading a part raises that is not what it should be: a part is checked when it is looked at, not before."""

_BOOK = "xl/workbook.xml"
_SHEET_RELS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell (row and column from 1) of a sheet, and what it is to hold."""

    sheet: str
    place: Place
    value: float | str

    @property
    def cell(self) -> str:
        return f"{self.sheet}!{get_column_letter(self.place[1])}{self.place[0]}"


@dataclass(frozen=True, slots=True)
class CellDiff:
    """What a change would do. A `refusal` is a sentence; a `question` must be said yes to before it is written."""

    change: Change
    old: str
    was: str
    refusal: str = ""
    question: str = ""
    holds: bool = False
    """Whether the cell holds this number already, to the twelve digits that are written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and how many other parts were found to be the same, byte for byte."""

    written: tuple[CellDiff, ...]
    left: tuple[CellDiff, ...]
    changed_parts: tuple[str, ...]
    removed_parts: tuple[str, ...]
    same_parts: int
    cleared: tuple[str, ...] = ()
    """Cells with formulas that follow from those written, whose stored results were taken out."""
    stale: tuple[str, ...] = ()
    """Such cells whose stored results were left as they are, and are out of date until they are calculated."""
    pivots: int = 0
    """How many pivot tables keep figures of their own, which only a refresh brings up to date."""


class OtherForm(WorkbookRefused):
    """A workbook that is no .xlsx: its values can be written to one, which then is written into."""


class Target:
    """Somebody's workbook, as it was when it was opened. Raises WorkbookRefused where it cannot be patched."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._checked: Checked = check(file)
        package = self._checked.package
        if self._checked.container not in {Container.XLSX, Container.XLSM} or package is None:
            raise OtherForm(
                tr("{file} is no .xlsx: only in one can single cells be replaced and all else be kept as it is; open it"
                   " in Excel or LibreOffice, save it as .xlsx, and write into that.", file=file.name)
            )  # fmt: skip
        if any(name.casefold().startswith("_xmlsignatures/") for name in package.names):
            raise WorkbookRefused(
                tr("{file} is signed, and any change would break its signature; ask for an unsigned copy.",
                   file=file.name)
            )  # fmt: skip
        self._package: Package = package
        try:
            self._contents: Contents = contents_of(package)
        except _SPOILT as error:
            raise damaged(file) from error

    @property
    def label(self) -> str | None:
        """The classification or sensitivity label that the workbook carries, which the copy carries too."""
        parts = [name for name in self._package.names if name.startswith(("docProps/custom.xml", "customXml/"))]
        return label_of({name: found for name in parts if (found := self._package.find(name)) is not None})

    def diff(self, changes: Sequence[Change]) -> tuple[CellDiff, ...]:
        """What the changes would do, one after the other, sheet by sheet."""
        found: dict[Change, CellDiff] = {}
        for sheet in dict.fromkeys(change.sheet for change in changes):
            found |= self._diff_of(sheet, [change for change in changes if change.sheet == sheet])
        return tuple(found[change] for change in changes)

    def texts(self, name: str, places: Sequence[Place]) -> dict[Place, str]:
        """What cells of a sheet hold as texts; none where there is no such sheet, or it cannot be read cell by cell."""
        entry = self._entry(name)
        if entry is None or not entry.part:
            return {}
        texts = SharedTexts(self._package, self._contents.strings)
        try:
            sheet = SheetBytes(unpacked(self._package, entry.part))
            return {place: _shown(sheet, sheet.find(place), texts)[0] for place in places}
        except _SPOILT:
            return {}

    def dependents(self, diffs: Sequence[CellDiff]) -> tuple[Dependent, ...]:
        """The formulas that follow from the cells of these diffs."""
        touched: dict[str, set[Place]] = {}
        for diff in diffs:
            touched.setdefault(diff.change.sheet.casefold(), set()).add(diff.change.place)
        return dependents_of(self._package, self._contents, {name: frozenset(each) for name, each in touched.items()})

    def fill(
        self, diffs: Sequence[CellDiff], out: Path, yes: Callable[[CellDiff], bool], *, keep_results: bool = False
    ) -> Outcome:
        """Write the patched copy. Refused cells, and those whose question has no yes, are left as they are.

        The stored results of formulas that follow from the cells are out of date then. They are taken out, so that
        whatever shows the copy calculates them or shows none; with `keep_results` they stay as they are.

        Raises NotSaved in one sentence; what stood in the place of `out` is then still there.
        """
        chosen = tuple(each for each in diffs if not each.refusal and (not each.question or yes(each)))
        refuse_another(self.file, self._checked.content)
        found = self.dependents(chosen)
        cleared = () if keep_results else tuple(each for each in found if not each.block)
        job = _Job(self._package, self._contents, chosen, cleared)
        try:
            pieces = patched(self._checked.content, job.changed, job.removed)
        except (TooWide, *_SPOILT) as odd:
            raise NotSaved(_odd(self.file.name)) from odd

        def save(file: Path) -> None:
            with file.open("wb") as stream:
                stream.writelines(pieces)
            self._verify(file, job)

        write_whole(out, save)
        same = len(self._package.names) - len(job.changed) - len(job.removed)
        left = tuple(each for each in diffs if each not in chosen)
        return Outcome(
            chosen, left, tuple(job.changed), tuple(sorted(job.removed)), same,
            cleared=tuple(each.cell for each in cleared),
            stale=tuple(each.cell for each in found if each not in cleared),
            pivots=sum(name.casefold().startswith("xl/pivottables/pivot") for name in self._package.names),
        )  # fmt: skip

    def _entry(self, name: str) -> Entry | None:
        return next((each for each in self._contents.entries if each.name.casefold() == name.casefold()), None)

    def _diff_of(self, name: str, changes: Sequence[Change]) -> dict[Change, CellDiff]:
        entry = self._entry(name)
        if entry is None or not entry.part or entry.kind is not SheetKind.WORKSHEET:
            refusal = tr("{file} has no sheet “{sheet}” with cells.", file=self.file.name, sheet=name)
            return {change: CellDiff(change, "", "", refusal) for change in changes}
        try:
            sheet = SheetBytes(unpacked(self._package, entry.part))
            rules = SheetRules(sheet, entry, self._package, self._contents.styles)
            texts = SharedTexts(self._package, self._contents.strings)
            return {change: _diff(change, sheet, rules, texts) for change in changes}
        except _SPOILT:
            return {change: CellDiff(change, "", "", _odd(name)) for change in changes}

    def _verify(self, file: Path, job: "_Job") -> None:
        """Read what was written: untouched parts must be the same, and touched cells hold their new values."""
        ours = Package(file.read_bytes())
        kept = [name for name in self._package.names if name not in job.removed]
        good = list(ours.names) == kept
        good = good and all(
            ours.crc(name) == self._package.crc(name) and ours.packed(name) == self._package.packed(name)
            for name in kept
            if name not in job.changed
        )
        for part, changes in job.by_part.items():
            sheet = SheetBytes(unpacked(ours, part))
            texts = SharedTexts(ours, self._contents.strings)
            good = good and all(_shown(sheet, sheet.find(c.place), texts)[0] == _plain(c.value) for c in changes)
        for part, gone in job.cleared.items():
            sheet = SheetBytes(unpacked(ours, part))
            texts = SharedTexts(ours, self._contents.strings)
            good = good and all(_shown(sheet, sheet.find(each.place), texts) == ("", "formula") for each in gone)
        if not good:
            raise NotSaved(tr("{file} was not saved: what was written did not read back the same.", file=file.name))


class _Job:
    """Which parts of a package change, and what stands in them then."""

    def __init__(
        self, package: Package, contents: Contents, chosen: Sequence[CellDiff], cleared: Sequence[Dependent]
    ) -> None:
        self._package = package
        self._contents = contents
        self.changed: dict[str, Callable[[], Pieces]] = {}
        self.by_part: dict[str, list[Change]] = {}
        self.removed: frozenset[str] = frozenset()
        parts = {each.name.casefold(): each.part for each in contents.entries}
        for diff in chosen:
            self.by_part.setdefault(parts[diff.change.sheet.casefold()], []).append(diff.change)
        self.cleared: dict[str, list[Dependent]] = {}
        for each in cleared:
            self.cleared.setdefault(each.part, []).append(each)
        self._indices: dict[str, int] = {}
        if not chosen:
            return
        strings = contents.strings
        texts = list(dict.fromkeys(d.change.value for d in chosen if isinstance(d.change.value, str)))
        if strings and texts:
            content, self._indices = appended(package.read(strings), texts, len(chosen))
            self.changed[strings] = lambda: [content]
        for part in dict.fromkeys((*self.by_part, *self.cleared)):
            self.changed[part] = partial(self._sheet, part)
        book = _recalculated(package.read(_BOOK))
        self.changed[_BOOK] = lambda: [book]
        if any("formula" in each.was for each in chosen):
            self._drop_chain()

    def _sheet(self, part: str) -> Pieces:
        rules_for = next(each for each in self._contents.entries if each.part == part)
        sheet = SheetBytes(unpacked(self._package, part))
        rules = SheetRules(sheet, rules_for, self._package, self._contents.styles)
        edits: dict[tuple[int, int], list[tuple[Place, bytes, Found]]] = {}
        for change in sorted(self.by_part.get(part, ()), key=lambda each: each.place):
            found = sheet.find(change.place)
            index = self._indices.get(change.value) if isinstance(change.value, str) else None
            cell = sheet.written(change.place, found, change.value, index, rules.style(change.place, found))
            edits.setdefault((found.begin, found.end), []).append((change.place, cell, found))
        made = [(begin, end, _put(sheet, cells)) for (begin, end), cells in edits.items()]
        made += [(each.begin, each.end, b"") for each in self.cleared.get(part, ())]
        xml = memoryview(sheet.xml)
        at = 0
        for begin, end, content in sorted(made):
            yield xml[at:begin]
            yield content
            at = end
        yield xml[at:]

    def _drop_chain(self) -> None:
        """The order of calculation names a cell that has no formula any more; Excel makes a new one on opening."""
        chain = next((r.target for r in relations_of(self._package, _BOOK).values() if r.kind == "calcChain"), "")
        if chain not in self._package:
            return
        self.removed = frozenset({chain})
        last = re.escape(chain.rpartition("/")[2].encode())
        for part, tag in ((_SHEET_RELS, rb"Relationship"), (_TYPES, rb"Override")):
            content = re.sub(rb"<" + tag + rb"\s[^<>]*" + last + rb"[\"'][^<>]*?/>", b"", self._package.read(part))
            self.changed[part] = partial(list, (content,))


def _put(sheet: SheetBytes, cells: Sequence[tuple[Place, bytes, Found]]) -> bytes:
    """The bytes for a place between cells or rows: cells that are there or new, and rows that are new."""
    p = sheet.prefix
    first = cells[0][2]
    if first.bare_row:
        tag = bytes(sheet.xml[first.begin : first.end - 2])
        return tag + b">" + b"".join(cell for _, cell, _ in cells) + b"</" + p + b"row>"
    if first.row is not None:
        return b"".join(cell for _, cell, _ in cells)
    rows: dict[int, list[bytes]] = {}
    for (row, _), cell, _ in cells:
        rows.setdefault(row, []).append(cell)
    return b"".join(b'<%brow r="%d">%b</%brow>' % (p, row, b"".join(made), p) for row, made in rows.items())


def _diff(change: Change, sheet: SheetBytes, rules: SheetRules, texts: SharedTexts) -> CellDiff:
    found = sheet.find(change.place)
    old, was = _shown(sheet, found, texts)
    refusal = rules.refusal(change.place, found, change.value)
    if isinstance(change.value, str) and len(change.value) > LONGEST_TEXT:
        refusal = tr("The text for {cell} is longer than a cell can hold.", cell=change.cell)
    if sheet.empty and found.missing:
        refusal = tr("{cell} is on a sheet without any cell; write something on it in Excel first.", cell=change.cell)
    number = found.attribute(b"t") in {b"", b"n"}  # else a text that may look like one
    holds = not refusal and number and _same(old, change.value)
    return CellDiff(change, old, was, refusal, rules.question(change.place, found), holds)


def _same(old: str, value: float | str) -> bool:
    """Whether a cell's number is the value, to twelve digits."""
    try:
        return not isinstance(value, str) and f"{float(old):.12g}" == f"{value:.12g}"
    except ValueError:
        return False


def _shown(sheet: SheetBytes, found: Found, texts: SharedTexts) -> tuple[str, str]:
    """What a cell holds as a text, and whether it was a constant, a formula or empty."""
    if found.missing:
        return "", tr("empty")
    root = ElementTree.fromstring(re.sub(rb"(</?|\s)[A-Za-z_][\w.-]*:", rb"\1", sheet.content(found)))
    parts = {each.tag: each for each in root}
    value = parts["v"].text or "" if "v" in parts else ""
    if root.get("t") == "s" and value.isdigit():
        value = texts.at(int(value))
    elif root.get("t") == "inlineStr" and "is" in parts:
        value = "".join(each.text or "" for each in parts["is"].iter("t"))
    if "f" in parts:
        return value, "formula"
    return value, tr("constant") if value else tr("empty")


def _plain(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _recalculated(content: bytes) -> bytes:
    """The workbook part, asking to be calculated when it is opened: cached values of dependents are out of date."""
    told = re.search(rb"<((?:[\w.-]+:)?)calcPr(?=[\s/>])[^>]*?(/?)>", content)
    if told is not None:
        tag = re.sub(rb"""\sfullCalcOnLoad\s*=\s*["'][^"']*["']""", b"", told[0])
        at = len(tag) - len(told[2]) - 1
        return content[: told.start()] + tag[:at] + b' fullCalcOnLoad="1"' + tag[at:] + content[told.end() :]
    root = re.search(rb"<((?:[\w.-]+:)?)workbook(?=[\s>])", content)
    if root is None:
        raise Unfamiliar
    p = root[1]
    before = [b"definedNames", b"externalReferences", b"functionGroups", b"sheets"]
    for name in before:  # calcPr stands right behind the last of these
        ends = [*re.finditer(rb"</" + p + name + rb"\s*>|<" + p + name + rb"\s*/>", content)]
        if ends:
            at = ends[-1].end()
            return content[:at] + b"<" + p + b'calcPr fullCalcOnLoad="1"/>' + content[at:]
    raise Unfamiliar


def _odd(name: str) -> str:
    return tr("{name} is written in a way in which single cells cannot be replaced with certainty; open it in Excel,"
              " save it, and try again.", name=name)  # fmt: skip
