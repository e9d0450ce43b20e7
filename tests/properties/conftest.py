"""How many examples the laws are tried on, and that a busy machine is no failure."""

import os

from hypothesis import settings

settings.register_profile("runstrength", deadline=None, max_examples=75, derandomize="CI" in os.environ)
settings.load_profile("runstrength")
