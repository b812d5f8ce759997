"""`rampath plan`: a plan workbook from workbooks of figures and a commitment."""

import argparse
import sys

from rampath.cli.answering import read_answered
from rampath.cli.desk import Desk, Unusable, writable
from rampath.cli.profiles import chosen_profiles, reader_of
from rampath.domain.finding import has_errors
from rampath.domain.marking import highest
from rampath.opening import plan_from
from rampath.presets import read_markings
from rampath.wording import listing, tr
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved

ALL = "all"
"""The word for every commitment that is known."""


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    target = writable(chosen.output, chosen.files)
    known = [commitment.id for commitment in desk.presets.commitments]
    unknown = [each for each in chosen.commitment if each not in {*known, ALL}]
    if unknown:
        raise Unusable(tr("There is no commitment “{id}”; there are {known}.", id=unknown[0], known=listing(known)))
    wanted = None if ALL in chosen.commitment else list(dict.fromkeys(chosen.commitment))
    reader = reader_of(desk, chosen_profiles(desk, chosen.profile), alone=len(chosen.files) == 1)
    readings = read_answered(reader, chosen.files, chosen.answers)
    try:
        plan = plan_from(readings, desk.presets, wanted, marking=chosen.marking, day=desk.today())
        write_plan(plan, target, day=desk.today())
    except (WorkbookRefused, NotSaved) as refusal:
        raise Unusable(str(refusal)) from refusal
    scenario = plan.scenarios[0]
    sys.stdout.write(
        tr("Wrote {target}: scenario “{name}” to {year}, {count} figures of {edition}.\n",
           target=target, name=scenario.name, year=scenario.horizon,
           count=len(plan.observations), edition=plan.edition)
    )  # fmt: skip
    proposed = highest(read_markings(desk.folder), [reading.label for reading in readings if reading.label])
    if proposed is not None and not chosen.marking:
        sys.stdout.write(
            tr("The highest label of the files is {label}, and the plan has no marking; name it with --marking.\n",
               label=proposed)
        )  # fmt: skip
    return 1 if has_errors(plan.findings) else 0
