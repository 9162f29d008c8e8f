"""Rules that hold for the whole checkout rather than for one module."""
