"""What the newer charts show, as plain values with their titles, readings and tables: nothing of Qt is in them."""
