"""How the layers of printed columns look: fill, edge and weave tell what a layer is and how firm its figures are."""

from dataclasses import dataclass

from rampath.charts.fills import HATCHES, Hatch, colour_of, mixed
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Role
from rampath.charts.readings import kind_word
from rampath.domain.observation import Kind
from rampath.printing.canvas import Canvas
from rampath.printing.keys import Entry
from rampath.printing.paper import Area

WEAVES = {**HATCHES, Role.EQUIPMENT: Hatch.CROSS}
"""The lines over each role's fill; equipment has some too, since it lies on personnel that has none."""

TINTS = {Kind.ACTUAL: 1.0, Kind.ESTIMATE: 0.4, Kind.PLAN: 0.14}
"""How much of its colour a fill keeps: a planned layer is nearly white within its edge."""

_THIN = 0.8


@dataclass(frozen=True, slots=True)
class Look:
    """A fill's colours as `#rrggbb`, and the hatch of its lines."""

    fill: str
    edge: str
    lines: str
    weave: Hatch

    def entry(self, said: str) -> Entry:
        """This look with its meaning, for a key."""
        return Entry(said, self.edge, fill=self.fill, weave=self.weave, lines=self.lines)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw a layer; a thin one has no white edge, which would leave nothing of it."""
        thin = min(area.width, area.height) < _THIN and self.edge == LIGHT.surface
        canvas.woven(area, self.fill, self.fill if thin else self.edge, self.weave, self.lines)


def look(role: Role, kind: Kind) -> Look:
    """The look of a layer in a year of this kind: white edge and lines on full colour, else coloured ones on a tint."""
    return _look(colour_of(LIGHT, role, kind), kind, WEAVES.get(role, Hatch.NONE))


def kind_entry(kind: Kind) -> Entry:
    """How firm figures are, for a key where no words stand above them."""
    return _look(LIGHT.actual, kind, Hatch.NONE).entry(kind_word(kind))


def _look(colour: str, kind: Kind, weave: Hatch) -> Look:
    fill = mixed(colour, LIGHT.surface, TINTS[kind]).name()
    outline = LIGHT.surface if kind is Kind.ACTUAL else colour
    return Look(fill, outline, outline, weave)
