"""A scenario: a commitment, an economy, and the paths that differ from the plain one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rampath.domain.commitment import Pillar
from rampath.domain.path import Path, Shape

PathKey = tuple[str, Pillar]
"""A member's code and a pillar."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is planned: which commitment (by id), in which economy (by id), until which year.

    `paths` holds only the paths that a person changed, here or in a scenario above; every other member goes the
    plain way towards the commitment in the given `shape`. What of this is the scenario's own, and what its parent's,
    stands in its branch.
    """

    name: str
    commitment: str
    economy: str
    horizon: int
    shape: Shape = Shape.LINEAR
    paths: Mapping[PathKey, Path] = field(default_factory=dict)
    note: str = ""
    parent: str = ""

    def with_path(self, member: str, pillar: Pillar, path: Path) -> "Scenario":
        return replace(self, paths={**self.paths, (member, pillar): path})

    def without_path(self, member: str, pillar: Pillar) -> "Scenario":
        """The scenario with the member's path the plain one again."""
        kept = {key: path for key, path in self.paths.items() if key != (member, pillar)}
        return replace(self, paths=kept)
