"""From an order to its pages: each kind in turn, and a cover that says where everything stands."""

from collections.abc import Callable, Mapping

from rampath.printing.cover import cover_page
from rampath.printing.frame import Page
from rampath.printing.pack.alliance import heat_pages, quadrant_pages, ranked_pages, spending_pages
from rampath.printing.pack.annual import annual_pages
from rampath.printing.pack.assumptions import assumptions_pages
from rampath.printing.pack.comparison import changes_pages, comparison_pages
from rampath.printing.pack.costs import burden_pages, cost_pages
from rampath.printing.pack.member import member_pages
from rampath.printing.pack.record import findings_pages, provenance_pages
from rampath.printing.subject import Subject

_MAKERS: Mapping[str, Callable[[Subject], list[Page]]] = {
    "ranked": ranked_pages,
    "quadrant": quadrant_pages,
    "heat": heat_pages,
    "spending": spending_pages,
    "cost": cost_pages,
    "burden": burden_pages,
    "comparison": comparison_pages,
    "changes": changes_pages,
    "assumptions": assumptions_pages,
    "findings": findings_pages,
    "provenance": provenance_pages,
}
_BY_MEMBER: Mapping[str, Callable[[Subject, str], list[Page]]] = {"members": member_pages, "annual": annual_pages}
_COVER = "cover"


def pages_of(subject: Subject) -> list[Page]:
    """The pages of the subject's order, to be drawn anywhere."""
    made = [(kind, [] if kind == _COVER else _made(subject, kind)) for kind in subject.order.kinds]
    number = 1
    entries = []
    for kind, pages in made:
        for at, page in enumerate(pages):
            if page.entry:
                entries.append((page.entry, number + at))
        number += 1 if kind == _COVER else len(pages)
    found: list[Page] = []
    for kind, pages in made:
        found += [cover_page(subject, entries)] if kind == _COVER else pages
    return found


def _made(subject: Subject, kind: str) -> list[Page]:
    """The pages of one kind; KeyError for one that is not known."""
    if kind in _BY_MEMBER:
        return [page for member in subject.order.members for page in _BY_MEMBER[kind](subject, member)]
    return _MAKERS[kind](subject)
