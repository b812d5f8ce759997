"""What is expected of files that are made to do harm."""

from collections.abc import Callable
from pathlib import Path

READ = ""
"""What is expected of a file that is harmless after all: that it is read."""
FAR, HARM, DAMAGED, LOCKED = "more than can be read", "was not opened because", "damaged or cut short", "password"
MORE_TEXT = "more text than can be read"
"""Words of the sentences that refuse."""

Attack = tuple[Callable[[Path], object], str]
"""How the file is made, and words of the sentence that refuses it."""
