"""On which line of a profile a key stands."""

import pytest

from rampath.workbook.profile_line import Within, line_of

TEXT = """\
# A comment with name = 5
name = "P"
text = '''
role = "none"
[[sheets]]
'''

[[sheets]]
sheet = "A"  # the first

[sheets.last]
cell = "A1"

[[sheets.columns]]
header = "B"
role = "code"

[[sheets.columns]]
"role" = "title"

[[sheets]]
sheet = "C"
anchors = [{ cell = "A1", text = "x" }]
left_out = [
    { cell = "A5", text = "y" },
    { text = "z" },
]

[[sheets.columns]]
role = "label"
"""


@pytest.mark.parametrize(
    ("path", "key", "line"),
    [
        ((), "name", 2),
        ((), "nothing", None),
        ((("sheets", 1),), "sheet", 9),
        ((("sheets", 1), ("last", 1)), "cell", 12),
        ((("sheets", 1), ("columns", 1)), "role", 16),
        ((("sheets", 1), ("columns", 2)), "role", 19),
        ((("sheets", 1), ("columns", 2)), "header", 18),
        ((("sheets", 2),), "sheet", 22),
        ((("sheets", 2), ("columns", 1)), "role", 30),
        ((("sheets", 2), ("left_out", 1)), "text", 25),
        ((("sheets", 2), ("left_out", 2)), "text", 26),
        ((("sheets", 2), ("left_out", 2)), "cell", 26),
        ((("sheets", 2), ("anchors", 1)), "cell", 23),
    ],
)
def test_that_a_key_is_found_in_its_own_table_and_a_missing_one_by_its_table(
    path: Within, key: str, line: int | None
) -> None:
    assert line_of(TEXT, path, key) == line
