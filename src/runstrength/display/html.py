"""The nouns in HTML, as notebooks show them. A notebook calls these through the nouns' `_repr_html_`.

It is tables with captions and scopes, without scripts or anything from the network. Text is escaped, and the
colours are those of the page around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from runstrength.display.exercise import exercise_sheet
from runstrength.display.session import session_sheet
from runstrength.display.units import Units
from runstrength.display.week import plan_sheet, week_sheet

if TYPE_CHECKING:
    from runstrength.model.exercise import Exercise
    from runstrength.model.plan import Plan
    from runstrength.model.session import Session
    from runstrength.model.week import Week

__all__ = ["exercise_html", "plan_html", "session_html", "week_html"]


def week_html(week: Week, *, units: Units | Iterable[str] | str | None = None) -> str:
    """Return the tables of a week.

    Args:
        week: The week.
        units: `mi`, `lb` and so on; as written when left out.

    Returns:
        HTML.

    Raises:
        InvalidValueError: A unit is unknown.
    """
    return week_sheet(week, units=units).html


def plan_html(plan: Plan) -> str:
    """Return the tables of a plan.

    Args:
        plan: The plan.

    Returns:
        HTML.
    """
    return plan_sheet(plan).html


def session_html(session: Session, *, units: Units | Iterable[str] | str | None = None) -> str:
    """Return the tables of a session.

    Args:
        session: Any session.
        units: `mi`, `lb` and so on; as written when left out.

    Returns:
        HTML.

    Raises:
        InvalidValueError: A unit is unknown.
    """
    return session_sheet(session, units=units).html


def exercise_html(exercise: Exercise) -> str:
    """Return the table of an exercise.

    Args:
        exercise: The exercise.

    Returns:
        HTML.
    """
    return exercise_sheet(exercise).html
