"""What a file's own records tell of a sheet beside its values, each read when somebody asks for it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from typing_extensions import override

from rampath.workbook.sheet_styles import NO_STYLES, Style, Styles, WorkbookStyles
from rampath.workbook.sheet_xml import (
    NO_MARKS,
    Marks,
    Place,
    formulas_in,
    hidden_columns_in,
    marks_in,
    merged_in,
)
from rampath.workbook.shown_marks import is_marked
from rampath.workbook.shown_years import shown_year

Range = tuple[Place, Place]
"""A range by its first and last cell."""


class Record:
    """The records of a sheet; these tell nothing, as those of a text file."""

    @property
    def xml(self) -> bytes:
        """The XML of the sheet, unpacked anew each time; nothing where the file has none."""
        return b""

    @property
    def marks(self) -> Marks:
        return NO_MARKS

    @property
    def merged(self) -> tuple[Range, ...]:
        return ()

    @property
    def formulas(self) -> Mapping[Place, str]:
        return {}

    @property
    def hidden_columns(self) -> frozenset[int]:
        return frozenset()

    @property
    def comments(self) -> Mapping[Place, str]:
        return {}

    @property
    def styles(self) -> Styles:
        return NO_STYLES

    @property
    def percents(self) -> frozenset[Place]:
        """The cells, empty ones too, that show a number as a per cent."""
        return frozenset(self.styles.having(lambda style: style.percent))

    @property
    def shown_years(self) -> Mapping[Place, str]:
        """How the cells show a year that only their number format marks as no actual one, such as `#e`."""
        return self.styles.told(lambda style: shown_year(style.number_format))

    @property
    def estimates(self) -> frozenset[Place]:
        """The cells, empty ones too, whose number format marks what they show as an estimate."""
        return frozenset(self.styles.having(lambda style: is_marked(style.number_format)))

    @property
    def struck(self) -> frozenset[Place]:
        """The cells, empty ones too, whose text is struck out."""
        return frozenset(self.styles.having(lambda style: style.struck))


NO_RECORD = Record()


class KnownRecord(Record):
    """The records of a sheet whose file was gone through once, before anything else read it."""

    def __init__(
        self,
        *,
        marks: Marks = NO_MARKS,
        merged: tuple[Range, ...] = (),
        formulas: Mapping[Place, str] | None = None,
        hidden_columns: frozenset[int] = frozenset(),
        comments: Mapping[Place, str] | None = None,
        styles: Callable[[], Styles] | None = None,
        looks: Callable[[], Iterable[Style]] = tuple,
    ) -> None:
        self._marks = marks
        self._merged = merged
        self._formulas = formulas or {}
        self._hidden_columns = hidden_columns
        self._comments = comments or {}
        self._find_styles = styles
        self._find_looks = looks

    @property
    @override
    def marks(self) -> Marks:
        return self._marks

    @property
    @override
    def merged(self) -> tuple[Range, ...]:
        return self._merged

    @property
    @override
    def formulas(self) -> Mapping[Place, str]:
        return self._formulas

    @property
    @override
    def hidden_columns(self) -> frozenset[int]:
        return self._hidden_columns

    @property
    @override
    def comments(self) -> Mapping[Place, str]:
        return self._comments

    @cached_property
    @override
    def styles(self) -> Styles:
        return NO_STYLES if self._find_styles is None else self._find_styles()

    @property
    @override
    def estimates(self) -> frozenset[Place]:
        return super().estimates if any(is_marked(look.number_format) for look in self._find_looks()) else frozenset()

    @property
    @override
    def struck(self) -> frozenset[Place]:
        return super().struck if any(look.struck for look in self._find_looks()) else frozenset()

    @property
    @override
    def shown_years(self) -> Mapping[Place, str]:
        marked = any(shown_year(look.number_format) for look in self._find_looks())
        return super().shown_years if marked else {}


class XmlRecord(Record):
    """The records of a sheet of an .xlsx: all in its XML but for the comments, which have a part of their own.

    `unmarked` where a first look has found nothing that could be a mark; `kept` is the XML of a small sheet, until
    its marks are known.
    """

    def __init__(
        self,
        xml: Callable[[], bytes],
        styles: WorkbookStyles,
        comments: Callable[[], Mapping[Place, str]],
        *,
        kept: bytes | None = None,
        unmarked: bool = False,
        uncalculated: bool = False,
    ) -> None:
        self._read = xml
        self._workbook_styles = styles
        self._read_comments = comments
        self._kept = kept
        self._unmarked = unmarked
        self._uncalculated = uncalculated

    @property
    @override
    def xml(self) -> bytes:
        return self._read()

    @cached_property
    @override
    def marks(self) -> Marks:
        if self._unmarked:
            return NO_MARKS
        kept, self._kept = self._kept, None
        return marks_in(self.xml if kept is None else kept, uncalculated=self._uncalculated)

    @cached_property
    @override
    def merged(self) -> tuple[Range, ...]:
        return merged_in(self.xml)

    @cached_property
    @override
    def formulas(self) -> Mapping[Place, str]:
        return formulas_in(self.xml)

    @cached_property
    @override
    def hidden_columns(self) -> frozenset[int]:
        return hidden_columns_in(self.xml)

    @cached_property
    @override
    def comments(self) -> Mapping[Place, str]:
        return self._read_comments()

    @cached_property
    @override
    def styles(self) -> Styles:
        return self._workbook_styles.of(self.xml)

    @cached_property
    @override
    def percents(self) -> frozenset[Place]:
        """Few workbooks show any, so that the styles are read only where a cell may have such a format."""
        return super().percents if self._workbook_styles.may_show_percents(self._read) else frozenset()

    @property
    @override
    def shown_years(self) -> Mapping[Place, str]:
        return super().shown_years if self._workbook_styles.marks_years else {}

    @property
    @override
    def estimates(self) -> frozenset[Place]:
        return super().estimates if self._workbook_styles.marks_figures else frozenset()

    @property
    @override
    def struck(self) -> frozenset[Place]:
        return super().struck if self._workbook_styles.strikes else frozenset()
