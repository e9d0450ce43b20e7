"""How the tests of strategies look for a value."""

from hypothesis import Phase, settings

QUICK = settings(max_examples=2000, phases=[Phase.generate], derandomize=True)
"""Found, not shrunk."""

FRESH = settings(database=None, phases=[Phase.generate, Phase.shrink])
"""Shrunk from nothing that an earlier run found, and not explained: that takes most of the time."""
