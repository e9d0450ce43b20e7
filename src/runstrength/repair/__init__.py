"""The changes that mend a plan: what to do about missed sessions, and how two plans differ."""

from runstrength.repair._diff import Change, Diff, diff
from runstrength.repair._reschedule import Rescheduled, reschedule

__all__ = ["Change", "Diff", "Rescheduled", "diff", "reschedule"]
