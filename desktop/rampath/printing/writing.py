"""Files that are written whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.on_disk import is_file, is_there
from rampath.workbook.replacing import begun_beside, put_in_place, settle


class NotWritten(Exception):
    """One sentence for people: which file was not written, why, and what to do."""


def write_file(target: Path, content: bytes) -> None:
    """Write all of `content` to `target`, or nothing: it goes to a file beside it that then takes its place.

    A link is followed. Raises `NotWritten` where it fails, and for what is there and is no file.
    """
    write_files({target: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files; none of them takes its place before all are on the disk. Raises `NotWritten`."""
    beside: dict[Path, Path] = {}
    try:
        for named, content in contents.items():
            target = _file_at(named)
            with _told(target):
                beside[target] = begun_beside(target)
                beside[target].write_bytes(content)
                settle(beside[target])
        for target, file in beside.items():
            with _told(target):
                put_in_place(file, target)
    finally:
        for file in beside.values():
            with suppress(OSError):  # where the folder cannot be written, nothing was left there
                file.unlink(missing_ok=True)


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A file beside `target` to write to, which takes its place when it was filled, and is gone when that failed.

    Raises `NotWritten` where nothing can be written there, or it cannot take that place, and for what is there and
    is no file.
    """
    real = _file_at(target)
    with _told(target):
        beside = begun_beside(real)
    try:
        yield beside
        with _told(target):
            settle(beside)
            put_in_place(beside, real)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _file_at(named: Path) -> Path:
    """The file that is meant, links followed; a folder or a device is refused, for it must not be replaced."""
    target = named.resolve()
    if is_there(target) and not is_file(target):
        raise NotWritten(tr("{file} was not written: that is no file. Choose another name.", file=target))
    return target


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system says against writing, in a sentence."""
    try:
        yield
    except OSError as error:
        raise NotWritten(
            tr(
                "{file} was not written ({reason}); choose another name or folder, or close the file "
                "where it is open, and try again.",
                file=target,
                reason=error.strerror or error,
            )
        ) from error
