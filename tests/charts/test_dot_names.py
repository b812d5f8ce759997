"""Where the names of dots stand."""

import pytest

from rampath.charts.dot_names import _chosen_name
from rampath.charts.labels import label_size
from rampath.charts.placing import Box


@pytest.mark.usefixtures("qapp")
def test_that_no_line_strikes_through_the_name_of_a_dot_without_room() -> None:
    width, height = label_size("◆ = Belgium", bold=True)
    room = Box(0, 0, 3 * width, 8 * height)
    crowd, above = Box(0, 0, 1.5 * width, room.height), Box(0, 0, room.width, height)
    line = Box(0, room.height - height, room.width, 2)
    found = _chosen_name("Belgium", (width / 2, 4 * height), [crowd, above, line], room)
    assert found is not None
    assert found[0] == "◆ = Belgium"
    assert not any(map(found[1].meets, (crowd, above, line)))
