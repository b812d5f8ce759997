"""Pages, drawn in millimetres with QPainter: the same for preview, PDF and printer."""
