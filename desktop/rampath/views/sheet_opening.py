"""Opening a file again, beside the window, to show a cell of it; and saying in words where that fails."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rampath.models.sheet_table import prepare
from rampath.views.background import Background, Work
from rampath.wording import tr
from rampath.workbook.grid import Book
from rampath.workbook.progress import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file by its name in the plan, with the SHA-256 of what was read (nothing where that is not known)."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """The file opened again; `changed` where it is no longer what was read."""

    path: Path
    book: Book
    changed: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the file cannot be shown, in a sentence; `missing` where it was not found.

    It is `no_use` where what was found cannot be opened, so that another file may be the one.
    """

    text: str
    missing: bool = False
    no_use: bool = False


class SheetOpening(QObject):
    """Opens one file at a time and keeps the last one. `opened(Wanted, Found or Failed)` tells what came of it."""

    opened = Signal(object, object)

    def __init__(
        self,
        background: Background,
        open_book: Callable[[Path, Progress], Book],
        refused: tuple[type[Exception], ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._open_book = open_book
        self._refused = refused
        self._work: Work | None = None
        self._under_way: Wanted | None = None
        self._last: tuple[Wanted, Found, tuple[int, int]] | None = None

    def open(self, wanted: Wanted, candidates: tuple[Path, ...]) -> None:
        """Open the first of these files, or of several the one that was read."""
        if not candidates:
            said = tr("{file} was not found where it was read, nor among the recent files.", file=wanted.file)
            self._tell(wanted, Failed(said, missing=True))
            return
        kept = self._kept(wanted, candidates)
        if kept is not None:
            self._tell(wanted, kept)
        elif wanted != self._under_way:
            self._begin(wanted, candidates)

    def _kept(self, wanted: Wanted, candidates: tuple[Path, ...]) -> Found | None:
        """The file that was opened last, where it is the one and has not been touched since.

        One that is not what was read gives way to what was found instead.
        """
        if self._last is None or self._last[0] != wanted or self._last[1].path not in candidates:
            return None
        _wanted, found, stamp = self._last
        is_it = found.path == candidates[0] or (wanted.sha256 != "" and not found.changed)
        return found if is_it and _stamp(found.path) == stamp else None

    def _begin(self, wanted: Wanted, candidates: tuple[Path, ...]) -> None:
        before = self._work
        self._over()
        if before is not None:
            before.cancel()

        def job(progress: Progress) -> tuple[Found, tuple[int, int]]:
            path = _likeliest(candidates, wanted.sha256)
            stamp = _stamp(path)
            book = self._open_book(path, progress)
            for sheet in book.sheets:
                progress(tr("Reading {sheet}", sheet=sheet.name))
                prepare(sheet)
            return Found(path, book, wanted.sha256 not in {"", book.sha256}), stamp

        work = self._background.follow(tr("Opening {file}", file=wanted.file), job)
        self._work, self._under_way = work, wanted

        def done(outcome: tuple[Found, tuple[int, int]]) -> None:
            self._over()
            self._last = (wanted, *outcome)
            self._tell(wanted, outcome[0])

        def failed(error: BaseException) -> None:
            self._over()
            if isinstance(error, self._refused):
                self._tell(wanted, Failed(str(error), no_use=True))
            elif isinstance(error, OSError):
                said = tr("{file} cannot be opened ({why}).", file=wanted.file, why=error.strerror or str(error))
                self._tell(wanted, Failed(said, no_use=True))
            else:
                raise error

        def ended() -> None:
            if self._work is work:
                self._over()
                self._tell(wanted, Failed(tr("Opening {file} was called off.", file=wanted.file)))

        work.done.connect(done)
        work.failed.connect(failed)
        work.ended.connect(ended)

    def _over(self) -> None:
        self._work = self._under_way = None

    def _tell(self, wanted: Wanted, outcome: Found | Failed) -> None:
        self.opened.emit(wanted, outcome)


def _likeliest(candidates: tuple[Path, ...], sha256: str) -> Path:
    """Of several files of one name that whose bytes were read; else the first."""
    if len(candidates) > 1 and sha256:
        for path in candidates:
            with suppress(OSError), path.open("rb") as stream:  # one that cannot be read stands in no other's way
                if hashlib.file_digest(stream, "sha256").hexdigest() == sha256:
                    return path
    return candidates[0]


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is written to."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
