"""The mark of a plain row: what the sheet Paths said when it was written, so that an edit can be told.

A row of a plain path that nobody touched must not come back as a person's path, or else a new target or
deadline, set in Excel, would move nobody.
"""

import re

from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor

_MARK = re.compile(r"^(\S+) (\S+) (\d+) at (\S+), (.+)$")
_HELD = ", held"
_NOISE = 1e-12
"""LibreOffice saves 15 digits of a number; what differs by less is the same share."""


def plain_mark(member: str, pillar: Pillar, anchor: Anchor) -> str:
    """`BEL core 2035 at 0.035, linear`, and `, held` behind it where the anchor is held by the scenario's parent."""
    told = f"{member} {pillar.value} {anchor.year} at {anchor.share!r}, {anchor.shape.value}"
    return told + _HELD if anchor.held else told


def untouched(mark: str, member: str, pillar: Pillar, anchor: Anchor) -> bool:
    """Whether an anchor is still the one that its row's mark tells of."""
    told = mark.strip()
    found = _MARK.match(told.removesuffix(_HELD))
    if found is None or anchor.held is not told.endswith(_HELD):
        return False
    code, kind, year, share, shape = found.groups()
    try:
        same = abs(float(share) - anchor.share) < _NOISE
    except ValueError:
        return False
    return same and (code, kind, int(year), shape) == (member, pillar.value, anchor.year, anchor.shape.value)
