"""Profiles: reading, writing, and choosing the one that fits a book."""

from collections.abc import Iterable
from pathlib import Path

from rampath.domain.finding import Finding, Severity
from rampath.wording import tr
from rampath.workbook.grid import Book
from rampath.workbook.profile_apply import apply
from rampath.workbook.profile_fit import fits
from rampath.workbook.profile_from import profile_from
from rampath.workbook.profile_header import Headings
from rampath.workbook.profile_reader import read_profile
from rampath.workbook.profile_told import ProfileSpoilt
from rampath.workbook.profile_values import Anchor, Profile, ProfileColumn, ProfileSheet, YearFrom
from rampath.workbook.profile_writer import profile_text, write_profile
from rampath.workbook.safety import WorkbookRefused

__all__ = [
    "CLEARLY", "OFFERED", "Anchor", "Profile", "ProfileColumn", "ProfileSheet", "ProfileSpoilt", "YearFrom", "apply",
    "best_profile", "does_not_fit", "fits", "profile_from", "profile_text", "profiles_in", "read_profile",
    "write_profile",
]  # fmt: skip

OFFERED = 0.5
"""From here on a profile is worth offering."""

CLEARLY = 0.75
"""From here on a profile fits clearly: a header or two may have changed, which is said."""


def profiles_in(folder: Path) -> tuple[tuple[Profile, ...], tuple[Finding, ...]]:
    """The profiles of a folder, by name of file, and what is wrong with those that cannot be used."""
    profiles, findings = [], []
    for file in sorted(folder.glob("*.toml")):
        try:
            profiles.append(read_profile(file))
        except ProfileSpoilt as spoilt:
            findings.append(Finding(Severity.WARNING, file.name, "", str(spoilt)))
    return tuple(profiles), tuple(findings)


def best_profile(book: Book, profiles: Iterable[Profile]) -> tuple[Profile, float, str] | None:
    """The profile that fits a book best, how well and why; None where none is worth offering.

    Of two that fit as well the one counts that asks for more, as that of a supplementary budget does.
    """
    headings = [Headings(sheet) for sheet in book.sheets]
    scored = [(*fits(profile, book, headings), profile) for profile in profiles]
    best = max(scored, key=lambda each: (each[0], _asked(each[2])), default=None)
    return None if best is None or best[0] < OFFERED else (best[2], best[0], best[1])


def _asked(profile: Profile) -> int:
    """How many columns a profile cannot do without."""
    return sum(len(sheet.needed) for sheet in profile.sheets if not sheet.optional)


def does_not_fit(profile: Profile, book: Book) -> WorkbookRefused:
    """What to raise where a profile gives nothing of a book, with the reason."""
    why = fits(profile, book)[1]
    return WorkbookRefused(
        tr("The profile “{name}” does not fit {file}: {why}.", name=profile.name, file=book.file.name, why=why)
    )
