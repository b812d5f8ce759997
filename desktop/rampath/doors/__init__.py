"""What the window asks of the rest of the program, put together: one module for each kind of job."""
