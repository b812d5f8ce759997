"""The presets: register, commitments, economies and markings, read from files that anybody can review."""

from rampath.domain.marking import Marking
from rampath.presets.commitments import ORDER, read_commitments
from rampath.presets.declarations import read_declarations
from rampath.presets.economy import read_economy
from rampath.presets.files import PresetSpoilt
from rampath.presets.markings import read_markings
from rampath.presets.register import read_register

__all__ = [
    "ORDER",
    "Marking",
    "PresetSpoilt",
    "read_commitments",
    "read_declarations",
    "read_economy",
    "read_markings",
    "read_register",
]
