"""What is told of a workbook that was written into: how much was written, and that all else stayed as it was."""

from pathlib import Path

from rampath.wording import number, tr
from rampath.workbook.patch.filling import Outcome


def told(outcome: Outcome, out: Path) -> str:
    """The report on a filled copy, in sentences."""
    said = [
        tr("Wrote {target}: cells {count}; the other {same} parts of the file were compared after writing and are the"
           " same, byte for byte.", target=out.name, count=number(len(outcome.written), 0),
           same=number(outcome.same_parts, 0)),
    ]  # fmt: skip
    if outcome.left:
        said.append(tr("Left as they were: {cells}.", cells=listed([each.change.cell for each in outcome.left])))
    if outcome.cleared:
        said.append(tr("Stored results of formulas that follow from these cells were out of date and were taken out"
                       " ({cells}); Excel and LibreOffice calculate them on opening, other viewers show none.",
                       cells=listed(list(outcome.cleared))))  # fmt: skip
    if outcome.stale:
        said.append(tr("Stored results of {cells} are out of date until they are calculated: Excel does so on opening;"
                       " in LibreOffice press Ctrl+Shift+F9.", cells=listed(list(outcome.stale))))  # fmt: skip
    if outcome.pivots:
        said.append(tr("Its pivot tables show their old figures until they are refreshed (Data, Refresh All)."))
    said.append(tr("Excel calculates the workbook anew when it opens it."))
    if outcome.removed_parts:
        said.append(tr("A formula was written over, so the list of the order of calculation was taken out; Excel makes"
                       " it anew."))  # fmt: skip
    return " ".join(said)


def listed(cells: list[str], most: int = 6) -> str:
    """The first cells by name, and how many more there are."""
    shown = ", ".join(cells[:most])
    return (
        shown if len(cells) <= most else tr("{cells} and {more} more", cells=shown, more=number(len(cells) - most, 0))
    )
