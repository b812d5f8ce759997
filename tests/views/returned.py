"""Returns of a share each, as they would be read from files."""

from rampath.domain.observation import Kind, Measure, Observation
from rampath.domain.returns import Sent


def sent(member: str, raw: str) -> Sent:
    """A member's share of 2026, in per cent as it is typed."""
    row = Observation(
        member, Measure.CORE_SHARE, 2026, float(raw) / 100, "fraction", "constant 2024", Kind.ACTUAL,
        "NATO November 2026", f"{member}.xlsx", "Table 3!B5", raw,
    )  # fmt: skip
    return Sent(f"{member}.xlsx", "NATO tables", "NATO November 2026", "0" * 64, (row,))
