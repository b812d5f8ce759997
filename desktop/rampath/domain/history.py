"""The steps that led to a plan, and taking a single one of them back while the later ones stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from rampath.domain.merging import without_parts
from rampath.domain.plan import Plan
from rampath.domain.touched import Part, members_in, overlapping, said_part, touched
from rampath.wording import tr


class CannotRevert(ValueError):
    """A step that cannot be taken back alone; the message says why in one sentence."""


@dataclass(frozen=True)
class Step:
    """One undo step: its name, when it was made (local time), and the plan before and after it."""

    text: str
    when: datetime
    before: Plan
    after: Plan

    @cached_property
    def touched(self) -> frozenset[Part]:
        return touched(self.before, self.after)

    @property
    def members(self) -> tuple[str, ...]:
        """The codes of the members whose paths or outlooks it changed."""
        return members_in(self.touched)


def reverted(done: Sequence[Step], at: int) -> Plan:
    """The plan without the step at a place, as though it had never been made; all later steps stay.

    `done` are the steps that led to the plan of now, the last of them the newest. Raises CannotRevert where a later
    step changed the same part again, or rests on what the step made.
    """
    step = done[at]
    for later in done[at + 1 :]:
        part = overlapping(step.touched, later.touched)
        if part is not None:
            raise CannotRevert(
                tr("“{text}” cannot be taken back alone: “{later}” changed {part} again. Take that back first.",
                   text=step.text, later=later.text, part=said_part(step.after, part))
            )  # fmt: skip
    if at == len(done) - 1:
        return step.before
    plan = without_parts(step.before, step.after, [later.after for later in done[at + 1 :]], step.touched)
    if plan is None:
        raise CannotRevert(
            tr("“{text}” cannot be taken back alone: a later change rests on what it made.", text=step.text)
        )
    return plan
