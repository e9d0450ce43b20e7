"""The changes that mend a plan."""

from runstrength.repair._reschedule import Rescheduled, reschedule

__all__ = ["Rescheduled", "reschedule"]
