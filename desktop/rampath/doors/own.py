"""A person's own profiles beside those that come with the program."""

from dataclasses import replace
from pathlib import Path

from rampath.domain.finding import Finding
from rampath.opening import Presets
from rampath.workbook.profile import profiles_in


def with_own(presets: Presets, folder: Path | None) -> tuple[Presets, tuple[Finding, ...]]:
    """The presets with a person's own profiles beside those that they have, and what is wrong with unusable ones."""
    own, findings = ((), ()) if folder is None else profiles_in(folder)
    return replace(presets, profiles=(*presets.profiles, *own)), findings
