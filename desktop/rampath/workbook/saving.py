"""Writing a file so that it is there whole or not at all, and the refusal where it cannot be."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.on_disk import is_file, is_there
from rampath.workbook.replacing import begun_beside, put_in_place, settle


class NotSaved(Exception):
    """A file that was not written; the message is one sentence, and what stood there before still stands."""


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside the target, and put it in the target's place when it is complete.

    A link is followed; what is there and is no file, such as a folder or a device, is refused.
    """
    target = target.resolve()
    if is_there(target) and not is_file(target):
        raise NotSaved(tr("{file} was not saved: that is no file. Choose another name.", file=target))
    beside: Path | None = None
    try:
        beside = begun_beside(target)
        write(beside)
        settle(beside)
        put_in_place(beside, target)
    except OSError as error:
        raise NotSaved(_sentence(target, error)) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def refuse_another(file: Path, read: bytes) -> None:
    """Raise NotSaved where a file is not there any more, or no longer holds what was read."""
    try:
        same = file.read_bytes() == read
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotSaved(tr("{file} can no longer be read ({why}); open it again first.", file=file, why=why)) from error
    if not same:
        raise NotSaved(tr("{file} was changed since it was read; read it again first.", file=file.name))


def _sentence(target: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("{file} was not saved: its folder does not exist. Choose another folder.", file=target)
    if isinstance(error, PermissionError):
        return tr(
            "{file} was not saved: it is open in another program, or you may not write there."
            " Close it, or choose another name.",
            file=target,
        )
    why = error.strerror or type(error).__name__
    return tr("{file} was not saved ({why}). Free some space or choose another folder.", file=target, why=why)
