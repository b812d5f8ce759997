"""The doors to somebody's workbook that is written into."""

from collections.abc import Sequence
from pathlib import Path

from rampath.domain.marking import dropped, outranked
from rampath.domain.plan import Plan
from rampath.doors.own import with_own
from rampath.opening import Presets
from rampath.presets import Marking
from rampath.views.filling.doors import FillDoors, Theirs
from rampath.workbook.opened_book import open_book
from rampath.workbook.patch.cell_map import read_map, uses_read, write_map
from rampath.workbook.patch.filling import OtherForm, Target
from rampath.workbook.patch.proposal import once, proposed_for
from rampath.workbook.progress import Progress
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved
from rampath.workbook.values_copy import write_values


def fill_doors_for(presets: Presets, markings: Sequence[Marking], profiles: Path | None = None) -> FillDoors:
    """The jobs of writing into somebody's workbook."""

    def look(file: Path, plan: Plan, progress: Progress) -> Theirs:
        target = Target(file)
        book = open_book(file, progress)
        known, findings = with_own(presets, profiles)
        spoilt = tuple(finding.message for finding in findings)
        try:
            reading = read_workbook(file, presets.register, progress, profiles=known.profiles)
        except WorkbookRefused:
            return Theirs(target, book, (), spoilt)  # no layout knows it: its cells are pointed at
        return Theirs(target, book, tuple(uses_read(reading.observations, plan)), spoilt)

    def kept_back(target: Target, plan: Plan) -> str | None:
        label = target.label or ""
        return dropped(markings, plan.findings, plan.marking) or outranked(markings, plan.marking, label)

    return FillDoors(
        open=look,
        propose=proposed_for,
        write=lambda target, diffs, file, keep: target.fill(diffs, file, lambda _diff: True, keep_results=keep),
        copy_values=lambda file, copy, progress: write_values(open_book(file, progress), copy),
        read_map=lambda file: once(read_map(file)),
        write_map=write_map,
        kept_back=kept_back,
        other_form=OtherForm,
        refused=(WorkbookRefused, NotSaved),
    )
