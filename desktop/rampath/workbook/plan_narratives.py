"""The sheet Narrative of a plan workbook: the words of annual plans, by member and section."""

from collections.abc import Iterable, Iterator

from rampath.domain.member import Register
from rampath.domain.narrative import IDS, SECTIONS
from rampath.domain.plan import Plan
from rampath.wording import tr
from rampath.workbook.plan_cell import Value
from rampath.workbook.plan_table import Record


def narrative_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    titles = {section.id: tr(section.title) for section in SECTIONS}
    for (member, section), text in plan.narratives.items():
        yield member, plan.register[member].name, section, titles[section], text


def narratives_of(rows: Iterable[Record], register: Register) -> dict[tuple[str, str], str]:
    """The texts of the sheet; the first of two for the same section counts."""
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        member, section = row.text("Member"), row.text("Section")
        value = row.values.get("Text")
        text = value if isinstance(value, str) else row.text("Text")
        if member not in register:
            row.say("Member", tr("No member has this code; the text was left out."))
        elif section not in IDS:
            known = ", ".join(each.id for each in SECTIONS)
            row.tell("Section", tr("“{text}” is no section", text=section), tr("one of {known}", known=known),
                     tr("The text was left out"))  # fmt: skip
        elif (member, section) in found:
            row.say("Section", tr("A second text for this section; the first one counts."))
        elif text.strip():
            found[member, section] = text
    return found
