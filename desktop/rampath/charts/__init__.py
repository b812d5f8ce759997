"""Charts: their series as plain values, the palette, and the live pyqtgraph pictures."""
