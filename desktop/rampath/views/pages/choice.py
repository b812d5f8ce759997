"""A choice of pages that can be kept: which kinds in which order, of whom, on which paper."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from rampath.printing.order import ANNUAL, COMPLIANCE, KINDS
from rampath.printing.paper import A3, A4, LETTER, Paper
from rampath.wording import marked

SHEETS = {"A4": A4, "A3": A3, "Letter": LETTER}
"""The sheets by their names, on their long side."""

MEMBERS = {
    "figures": marked("All members with figures"),
    "all": marked("All members"),
    "selected": marked("The members selected in the table"),
    "focus": marked("The member in focus"),
}
"""Whose pages there can be."""

ORDERS = {"name": marked("by name"), "share": marked("by share, the highest first")}
"""In which order members stand."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """`kinds` are those of `printing/order.py`; `members` and `sorting` are keys of `MEMBERS` and `ORDERS`.

    `name` is what a person calls the choice; "" is the one that was used last.
    """

    name: str = ""
    kinds: tuple[str, ...] = COMPLIANCE
    members: str = "figures"
    sorting: str = "name"
    paper: str = "A4"
    portrait: bool = False
    mono: bool = False
    archive: bool = False

    @property
    def sheet(self) -> Paper:
        """The sheet as it is read."""
        sheet = SHEETS[self.paper]
        return sheet.portrait if self.portrait else sheet

    @property
    def text(self) -> str:
        """The choice as one line, for the file of preferences."""
        return json.dumps(asdict(self), ensure_ascii=False)


USUAL = (
    PageChoice("", COMPLIANCE),
    PageChoice("", ANNUAL, members="focus"),
)
"""The choices that are always there: the compliance pack, and the annual plan."""


def choice_of(text: str) -> PageChoice | None:
    """The choice that a line of the preferences holds; None where it is spoilt. What is not known there is left out."""
    try:
        stored = json.loads(text)
    except ValueError:
        return None
    if not isinstance(stored, dict):
        return None
    usual = PageChoice()
    known: dict[str, Any] = {}
    for each in fields(PageChoice):
        value = stored.get(each.name)
        if type(value) is type(getattr(usual, each.name)):
            known[each.name] = value
    listed = stored.get("kinds")
    if isinstance(listed, list):
        known["kinds"] = tuple(dict.fromkeys(kind for kind in listed if kind in KINDS)) or COMPLIANCE
    for name, allowed in (("members", MEMBERS), ("sorting", ORDERS), ("paper", SHEETS)):
        if known.get(name, getattr(usual, name)) not in allowed:
            known.pop(name)
    return PageChoice(**known)
