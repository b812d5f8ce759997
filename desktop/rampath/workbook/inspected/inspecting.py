"""Looking through a workbook for what it carries beside its figures."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.inspected.belongings import belongings
from rampath.workbook.inspected.inside import Inside
from rampath.workbook.inspected.item import Item
from rampath.workbook.inspected.names import names_and_links
from rampath.workbook.inspected.on_sheets import on_sheets
from rampath.workbook.safety import Checked, Container, WorkbookRefused, check, damaged


@dataclass(frozen=True, slots=True)
class Inspection:
    """A workbook as it was when it was looked through, and what was found."""

    file: Path
    checked: Checked
    items: tuple[Item, ...]

    def item(self, identity: str) -> Item | None:
        return next((each for each in self.items if each.id == identity), None)


def inspect_workbook(file: Path) -> Inspection:
    """What a workbook carries; raises WorkbookRefused in one sentence for anything but an .xlsx or .xlsm."""
    checked = check(file)
    package = checked.package
    if checked.container not in {Container.XLSX, Container.XLSM} or package is None:
        raise WorkbookRefused(
            tr("{file} is no .xlsx or .xlsm, and only these are inspected; save it as one of them first.",
               file=file.name)
        )  # fmt: skip
    try:
        inside = Inside(package)
        found = [*belongings(inside), *names_and_links(inside), *on_sheets(inside)]
    except Exception as error:
        # Bytes from anywhere go through several parsers; whatever they say, the workbook is damaged.
        raise damaged(file) from error
    if any(name.casefold().startswith("_xmlsignatures/") for name in package.names):
        why = tr("the workbook is signed, and any change would break its signature")
        found = [replace(each, fixed=each.fixed or why) for each in found]
    return Inspection(file, checked, _numbered(found))


def _numbered(items: list[Item]) -> tuple[Item, ...]:
    counts: Counter[str] = Counter()
    numbered = []
    for each in items:
        counts[each.kind] += 1
        numbered.append(replace(each, id=f"{each.kind}-{counts[each.kind]}"))
    return tuple(numbered)
