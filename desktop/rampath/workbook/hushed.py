"""Keeping calamine's last words off the error stream when its Rust gives up on a file's bytes."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

_STDERR = 2
_alone = RLock()


@contextmanager
def hushed() -> Iterator[None]:
    """Hold back what the process writes to its error stream; dropped on a panic, written afterwards otherwise.

    Rust prints where it panicked, with a trace, before Python hears of it. Only calamine's readers of .xls and
    .xlsb are known to panic.
    """
    with _alone:
        try:
            real = os.dup(_STDERR)
        except OSError:  # a program without an error stream, as windowed ones are on Windows
            yield
            return
        with os.fdopen(real, "wb", 0) as stream, tempfile.TemporaryFile(buffering=0) as held:
            os.dup2(held.fileno(), _STDERR)
            dropped = False
            try:
                yield
            except BaseException as error:
                dropped = is_panic(error)
                raise
            finally:
                os.dup2(real, _STDERR)
                if not dropped:
                    held.seek(0)
                    stream.write(held.read())


def is_panic(error: BaseException) -> bool:
    """Whether calamine's Rust gave up on the bytes; its panics are no Exceptions."""
    return type(error).__name__ == "PanicException"
