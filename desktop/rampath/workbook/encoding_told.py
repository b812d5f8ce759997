"""What is said of a text file that does not tell how its letters are written, where two ways are about as likely."""

from rampath.wording import marked, tr
from rampath.workbook.encoding import Written

_NAMES = {
    "cp1252": marked("of Western Europe, as Windows writes them"),
    "iso8859_15": marked("of Western Europe (ISO 8859-15)"),
    "latin-1": marked("of Western Europe (ISO 8859-1)"),
    "cp850": marked("of Western Europe, as DOS wrote them"),
    "mac_roman": marked("of Western Europe, as a Mac writes them"),
    "cp1250": marked("of Central Europe, as Windows writes them"),
    "iso8859_2": marked("of Central Europe (ISO 8859-2)"),
    "iso8859_16": marked("of South-Eastern Europe (ISO 8859-16)"),
    "cp852": marked("of Central Europe, as DOS wrote them"),
    "cp1254": marked("of Turkish, as Windows writes them"),
    "cp857": marked("of Turkish, as DOS wrote them"),
    "cp1257": marked("of the Baltic states, as Windows writes them"),
    "cp1253": marked("of Greek, as Windows writes them"),
    "iso8859_7": marked("of Greek (ISO 8859-7)"),
    "cp737": marked("of Greek, as DOS wrote them"),
    "cp1251": marked("of Cyrillic, as Windows writes them"),
    "iso8859_5": marked("of Cyrillic (ISO 8859-5)"),
}


def doubt_of(written: Written | None) -> tuple[str, str] | None:
    """What is open about the letters of a text, and what was done; None where they are as good as sure."""
    if written is None or not written.other:
        return None
    said = tr("The file does not tell how its letters are written: a word in it is “{word}” or “{other}”",
              word=written.word, other=written.other)  # fmt: skip
    name = tr(_NAMES[written.encoding]) if written.encoding in _NAMES else written.encoding
    done = tr("They were read as letters {name}; if names look wrong, ask for the file in UTF-8", name=name)
    return said, done
