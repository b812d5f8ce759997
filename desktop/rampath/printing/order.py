"""What is asked for when pages are made: which, of whom, of which scenario, and how they are marked. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rampath.domain.plan import Plan
from rampath.wording import marked

KINDS: Mapping[str, str] = {
    "cover": marked("Cover and contents"),
    "ranked": marked("The Alliance, ranked"),
    "quadrant": marked("Share against equipment"),
    "heat": marked("Who stands where, by year"),
    "spending": marked("What the Alliance spends"),
    "cost": marked("Cost by year and member"),
    "burden": marked("Burden"),
    "members": marked("Members, a page each"),
    "annual": marked("Annual plan of each member"),
    "comparison": marked("Comparison with another scenario"),
    "changes": marked("Changes against an earlier plan"),
    "assumptions": marked("Assumptions"),
    "findings": marked("Findings"),
    "provenance": marked("Provenance"),
}
"""The kinds of pages, and what people call them."""

COMPLIANCE = ("cover", "ranked", "quadrant", "heat", "spending", "cost", "burden", "members", "comparison", "changes",
              "assumptions", "findings", "provenance")  # fmt: skip
"""The compliance pack; comparison and changes are there where something is named to compare with."""

ANNUAL = ("annual",)
"""The annual plan of a member."""


@dataclass(frozen=True)
class Earlier:
    """An earlier plan, and the name of the file that it was read from."""

    plan: Plan
    name: str


@dataclass(frozen=True)
class Order:
    """One order of pages: of `kinds`, in their order, the members (codes) in theirs.

    `against` are scenarios of the plan that the scenario is compared with, `earlier` is an earlier plan. The cover
    bears `reference` and `copy`; `day` is the date on the pages.
    """

    scenario: str
    members: tuple[str, ...]
    day: date
    kinds: tuple[str, ...] = COMPLIANCE
    against: tuple[str, ...] = ()
    earlier: Earlier | None = field(default=None, compare=False)
    marking: str = ""
    reference: str = ""
    copy: str = ""
