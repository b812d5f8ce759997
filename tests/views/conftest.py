"""What tests of views share: work beside a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from rampath.views.background import Background


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Work beside a window, which has ended before the next test begins."""
    assert qapp is not None
    found = Background()
    yield found
    found.wait()
