"""How many examples the laws are tried on, and that a busy machine is no failure.

`RUNSTRENGTH_EXAMPLES=5000` asks for a longer run.
"""

import os

from hypothesis import settings

EXAMPLES = int(os.environ.get("RUNSTRENGTH_EXAMPLES", "75"))

settings.register_profile("runstrength", deadline=None, max_examples=EXAMPLES, derandomize="CI" in os.environ)
settings.load_profile("runstrength")
