"""Columns by year or by member, stacked where they have layers: what six of the charts are, as a value."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import kind_word
from rampath.domain.observation import Kind, year_label
from rampath.domain.trace import Figure
from rampath.wording import NONE, number, tr


class Role(StrEnum):
    """What a colour stands for; the same in every chart."""

    CORE = "core"
    BROADER = "broader"
    EQUIPMENT = "equipment"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    CHOSEN = "chosen"
    MET = "met"
    BETWEEN = "between"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Place:
    """One column: a year with its kind, or a member."""

    key: str
    text: str
    kind: Kind
    member: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of all columns: a value for each place, NaN where there is none.

    `roles` are those of single places, where they differ. A layer that stands for a member can be chosen.
    """

    key: str
    name: str
    role: Role
    values: tuple[float, ...]
    member: str = ""
    roles: tuple[Role, ...] = ()

    def role_at(self, place: int) -> Role:
        return self.roles[place] if self.roles else self.role


@dataclass(frozen=True, slots=True)
class Strand:
    """A line over the columns, with a value for each place, NaN where there is none."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A commitment line over the columns."""

    value: float
    label: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """How values are written: `scale` brings them to the axis, whose title is `axis`; `said` writes one in words."""

    axis: str
    scale: float
    said: Callable[[float], str] = field(compare=False)
    column: str
    decimals: int = 2


RestsOn = Callable[[str, str], tuple[Figure, ...]]
"""The figures that a column is drawn from, or a layer of it, by the keys of both; the layer's is "" for all of it."""


def _none(_place: str, _layer: str) -> tuple[Figure, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a chart, the lowest layer first, in the units of the domain.

    `title` is the sentence above it, `empty` what is said where there is nothing to show, `about` what every reading
    begins with. Where `total` is set, a reading tells the sum of the layers under this name. `rests_on` tells which
    figures a column is drawn from; where that is none, and `of_all` is set, it counts or adds up those of all members.
    """

    title: str
    measured: Measured
    places: tuple[Place, ...]
    layers: tuple[Layer, ...]
    strands: tuple[Strand, ...] = ()
    levels: tuple[Level, ...] = ()
    by_year: bool = True
    about: str = ""
    total: str = ""
    note: str = ""
    rests_on: RestsOn = field(default=_none, compare=False)
    of_all: bool = False

    @property
    def empty(self) -> bool:
        return not any(math.isfinite(value) for layer in self.layers for value in layer.values)

    def at(self, key: str) -> int:
        """The place of a key; `2031/BEL` is the layer BEL in 2031."""
        place = key.partition("/")[0]
        return next(i for i, each in enumerate(self.places) if each.key == place)

    def total_at(self, place: int) -> float:
        """The sum of the layers at a place; NaN where none has a value."""
        known = [layer.values[place] for layer in self.layers if math.isfinite(layer.values[place])]
        return math.fsum(known) if known else math.nan

    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value that is drawn, 0 among them."""
        ups = [
            math.fsum(v for layer in self.layers if math.isfinite(v := layer.values[i]) and v > 0)
            for i in range(len(self.places))
        ]
        downs = [
            math.fsum(v for layer in self.layers if math.isfinite(v := layer.values[i]) and v < 0)
            for i in range(len(self.places))
        ]
        others = [value for strand in self.strands for value in strand.values if math.isfinite(value)]
        others += [level.value for level in self.levels]
        return min([0.0, *downs, *others]), max([0.0, *ups, *others])

    def reading(self, key: str) -> str:
        """What a column says, or a layer of one: `Belgium 2031 (plan): core 2.85 % of GDP; broader 1.10 %`."""
        i = self.at(key)
        place = self.places[i]
        layer_key = key.partition("/")[2]
        said = self.measured.said
        told = [
            tr("{name} {value}", name=layer.name, value=said(layer.values[i]))
            for layer in self.layers
            if layer.key == layer_key or not (layer_key or layer.member)
            if math.isfinite(layer.values[i])
        ]
        total = self.total_at(i)
        if self.total and math.isfinite(total):
            told.append(tr("{name} {value}", name=self.total, value=said(total)))
        if not layer_key:
            told += [
                tr("{name} {value}", name=strand.name, value=said(strand.values[i]))
                for strand in self.strands
                if math.isfinite(strand.values[i])
            ]
        head = " ".join(text for text in (self.about, place.text) if text)
        return tr("{head} ({kind}): {told}", head=head, kind=kind_word(place.kind),
                  told="; ".join(told) or tr("no figure"))  # fmt: skip

    def table(self) -> ChartTable:
        """A row for each place, a column for each layer and line; numbers as the axis has them."""
        scale, places = self.measured.scale, self.measured.decimals

        def shown(value: float) -> str:
            return NONE if not math.isfinite(value) else number(value * scale, places)

        head = [tr("Year") if self.by_year else tr("Member"), tr("Kind")]
        parts: list[Layer | Strand] = [*self.layers, *self.strands]
        names = [tr("{name}, {unit}", name=part.name, unit=self.measured.column) for part in parts]
        with_total = bool(self.total) and len(self.layers) > 1
        if with_total:
            names.append(tr("{name}, {unit}", name=self.total, unit=self.measured.column))
        rows = []
        for i, place in enumerate(self.places):
            row = [place.text, kind_word(place.kind), *(shown(part.values[i]) for part in parts)]
            rows.append((*row, shown(self.total_at(i))) if with_total else tuple(row))
        return ChartTable(self.title, (*head, *names), tuple(rows))


def year_place(year: int, kind: Kind) -> Place:
    return Place(str(year), year_label(year, kind), kind)


def floats(values: Iterable[float]) -> tuple[float, ...]:
    """The values with one NaN for all that are missing, so that equal columns compare equal."""
    return tuple(float(value) if math.isfinite(value) else math.nan for value in values)
