"""The changes that mend a week or plan."""

from runstrength.repair._fix import AppliedFix, Repaired, Unfixed, fix
from runstrength.repair._reschedule import Rescheduled, reschedule

__all__ = ["AppliedFix", "Repaired", "Rescheduled", "Unfixed", "fix", "reschedule"]
