"""The words of an annual plan: a text for each section of each member's plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rampath.wording import marked

if TYPE_CHECKING:
    from rampath.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an annual plan; `hint` says what a writer might tell there."""

    id: str
    title: str
    hint: str


SECTIONS = (
    Section("intent", marked("Intent"), marked("What the government means to reach, and by when.")),
    Section("path", marked("The path, year by year"), marked("How each step is decided, financed and made lasting.")),
    Section("capability", marked("Capability and equipment"), marked("What the money buys, and in which order.")),
    Section("broader", marked("Broader security"), marked("Infrastructure, networks, civil preparedness, innovation,"
                                                           " industry.")),
    Section("risks", marked("Risks and assumptions"), marked("What could turn out otherwise, and what is done then.")),
)  # fmt: skip
"""The sections, in their order on the page."""

IDS = frozenset(section.id for section in SECTIONS)

Narratives = Mapping[tuple[str, str], str]
"""Texts by member code and section."""


def with_narrative(plan: "Plan", member: str, section: str, text: str) -> "Plan":
    """The plan with another text in a section; an empty one is not kept. KeyError for an unknown member or section."""
    if section not in IDS or member not in plan.register:
        raise KeyError(member, section)
    kept = {key: told for key, told in plan.narratives.items() if key != (member, section)}
    if text.strip():
        kept[member, section] = text
    order = [each.id for each in SECTIONS]
    return replace(plan, narratives=dict(sorted(kept.items(), key=lambda each: (each[0][0], order.index(each[0][1])))))
