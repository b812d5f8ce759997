"""The colours that are drawn with: Okabe-Ito, adapted to contrast on light and dark grounds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`. None of them carries a meaning alone: shape, dash or a word goes with it."""

    dark: bool
    plan: str
    actual: str
    commitment: str
    warning: str
    """A word of warning, on either ground; a little darker than the line of a commitment where the ground is light."""

    ghost: str
    met: str
    below: str
    ground: str
    surface: str
    line: str
    quiet: str
    text: str
    on_plan: str
    broader: str
    equipment: str
    ramp: tuple[str, str, str]
    """Three quiet tones for layers that are told apart by hatch and name, the darkest on a light ground first."""


LIGHT = Palette(
    dark=False,
    plan="#0072B2",
    actual="#1d2329",
    commitment="#a36a00",
    warning="#9a6400",
    ghost="#5c6670",
    met="#00805c",
    below="#b8470a",
    ground="#f5f6f7",
    surface="#ffffff",
    line="#d9dde1",
    quiet="#5c6670",
    text="#1d2329",
    on_plan="#ffffff",
    broader="#9a4f80",
    equipment="#1b7a88",
    ramp=("#4d5a68", "#74828f", "#86929e"),
)

DARK = Palette(
    dark=True,
    plan="#56B4E9",
    actual="#e6e8ea",
    commitment="#E69F00",
    warning="#E69F00",
    ghost="#9aa4af",
    met="#2fb58a",
    below="#e8804f",
    ground="#16191d",
    surface="#1e2227",
    line="#343a42",
    quiet="#9aa4af",
    text="#e6e8ea",
    on_plan="#16191d",
    broader="#d48ab5",
    equipment="#5cc0cc",
    ramp=("#b3bdc7", "#8d99a5", "#727e8a"),
)
