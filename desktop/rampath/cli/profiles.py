"""Choosing profiles by name or file, and reading with those that were chosen."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rampath.cli.answering import Reader
from rampath.cli.desk import Desk, Unusable
from rampath.domain.finding import Severity, told
from rampath.wording import listing, tr
from rampath.workbook.on_disk import is_file, is_there
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, ProfileSpoilt, best_profile, fits, read_profile
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading, read_book, read_by_profile
from rampath.workbook.safety import WorkbookRefused


def chosen_profiles(desk: Desk, names: Sequence[str]) -> tuple[Profile, ...]:
    """The profiles that `--profile` names: files, or shipped ones by their name without `.toml`."""
    return tuple(_profile(desk, name) for name in names)


def _profile(desk: Desk, name: str) -> Profile:
    shipped = {Path(profile.file).stem: profile for profile in desk.presets.profiles}
    if name in shipped and not is_file(Path(name)):
        return shipped[name]
    if not is_there(Path(name)):
        raise Unusable(
            tr("There is no profile “{name}”: no file of this name, and none among those that come with Rampath"
               " ({known}).", name=name, known=listing(list(shipped)))
        )  # fmt: skip
    try:
        return read_profile(Path(name))
    except ProfileSpoilt as spoilt:
        raise Unusable(str(spoilt)) from spoilt


def reader_of(desk: Desk, profiles: Sequence[Profile], *, alone: bool) -> Reader:
    """What reads a file: with profiles, by the one that fits it best.

    Of several files (not `alone`), one that no profile fits may still be of a layout that is known; it is read so, and
    said.
    """
    if not profiles:
        return desk.read

    def read(file: Path, answers: Answers | None) -> Reading:
        try:
            return _read(desk, file, answers, profiles, alone=alone)
        except WorkbookRefused as refusal:
            raise Unusable(str(refusal)) from refusal

    return read


def _read(desk: Desk, file: Path, answers: Answers | None, profiles: Sequence[Profile], *, alone: bool) -> Reading:
    book = replace(open_book(file), answers=answers or {}, day=desk.today())
    best = best_profile(book, profiles)
    if best is not None or alone:
        profile = max(profiles, key=lambda each: fits(each, book)[0]) if best is None else best[0]
        return read_by_profile(book, profile, desk.register)
    reading = read_book(book, desk.register)
    names = listing([tr("“{name}”", name=profile.name) for profile in profiles])
    said = tr("No profile that was named fits this file ({names})", names=names)
    done = tr("It was read as {layout}", layout=reading.layout)
    finding = told(Severity.WARNING, file.name, "", said, done=done, file=file.name)
    return replace(reading, findings=(finding, *reading.findings))
