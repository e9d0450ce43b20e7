"""Charts of simulations in SVG: plain shapes and text, without scripts or anything from the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import attrs

from runstrength.quantities import Bodyweight, Load, format_number

if TYPE_CHECKING:
    from runstrength.progression.simulation import SimulatedSession, Simulation

__all__ = ["comparison_svg", "simulation_svg"]

_WIDTH = 720
_LEFT, _RIGHT, _TOP, _GAP, _BOTTOM = 64, 16, 52, 40, 42
_COLOURS = ("#0b6e69", "#b4540a", "#5b3fa0", "#a3213d", "#2a5d9f", "#5f6b14", "#8a5a83", "#444444")
_DASHES = ("", "8 4", "2 3", "9 3 2 3", "12 5", "4 2", "1 4", "6 2 1 2")
_WORK_NAMES = {"reps": "repetitions", "s": "seconds", "m": "metres"}
_FONT = "font-family='system-ui, sans-serif'"
_LINE_HEIGHT = 20
_MOST_TICKS = 14


@attrs.frozen
class _Panel:
    """A part of a chart: what its axis is called, where it stands, and the values that it spans."""

    name: str
    top: float
    height: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """Return the height of a value on the page."""
        return self.top + self.height * (1 - (value - self.low) / (self.high - self.low))

    def ticks(self) -> list[float]:
        """Return three to six round values between the ends."""
        step = _round_step((self.high - self.low) / 4)
        first = ceil(self.low / step - 1e-9)
        return [round(step * at, 6) for at in range(first, floor(self.high / step + 1e-9) + 1)]


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough - 1e-9)


def _panel(name: str, top: float, height: float, values: Sequence[float], least: float) -> _Panel:
    low, high = min(values), max(values)
    pad = max(0.08 * (high - low), least)
    return _Panel(name, top, height, low - pad, high + pad)


def _load(one: SimulatedSession) -> float | None:
    load = one.dose.load
    if load is None:
        return None
    return load.added if isinstance(load, Bodyweight) else load.value


def _unit(simulation: Simulation) -> str:
    for one in simulation:
        if isinstance(one.dose.load, Load):
            return one.dose.load.unit
        if isinstance(one.dose.load, Bodyweight) and one.dose.load.added:
            return f"{one.dose.load.unit} added"
    return "kg"


def simulation_svg(simulation: Simulation) -> str:
    """Return the chart of a simulation: load, work of a set, and sets, by week, with the deloads shaded.

    The line of the work is what was asked for, the dots what the weakest set had.

    Args:
        simulation: The simulation.

    Returns:
        SVG.
    """
    sessions = simulation.sessions
    weeks = sessions[-1].week
    loads = [_load(one) for one in sessions]
    known = [load for load in loads if load is not None]
    done = [min(s.done for s in one.performed.all_sets) for one in sessions]
    work = [float(one.dose.work.high) for one in sessions]
    unit = _WORK_NAMES[str(sessions[0].dose.work.unit)]
    panels: list[_Panel] = []
    top = float(_TOP)
    if known:
        panels.append(_panel(f"Load ({_unit(simulation)})", top, 150, known, 1))
        top += 150 + _GAP
    panels.append(_panel(f"Work of a set ({unit})", top, 110, [*work, *map(float, done)], 1))
    top += 110 + _GAP
    most = max(one.dose.sets for one in sessions)
    panels.append(_Panel("Sets", top, 60, 0, most + 0.5))
    height = top + 60 + _BOTTOM
    places = _places(sessions)
    parts = [_deloads(sessions, places, panels), *(_frame(panel) for panel in panels)]
    if known:
        parts.append(
            _steps(panels[0], [(x, y) for x, y in zip(places, loads, strict=True) if y is not None], 0)
        )
    parts.append(_steps(panels[-2], list(zip(places, work, strict=True)), 1))
    parts += [_dot(x, panels[-2].y(value)) for x, value in zip(places, done, strict=True)]
    width = max(2.0, 0.6 * (_WIDTH - _LEFT - _RIGHT) / len(sessions))
    base = panels[-1].y(0)
    for one, x in zip(sessions, places, strict=True):
        y = panels[-1].y(one.dose.sets)
        fill = "#9aa5a4" if one.is_deload else _COLOURS[0]
        parts.append(_box(x - width / 2, y, width, base - y, fill))
    parts.append(_moves(sessions, places, panels))
    parts.append(_weeks(weeks, height - _BOTTOM))
    legend = "Shaded: deload. Line: asked for. Dots: weakest set."
    parts.append(_text(_WIDTH - _RIGHT, height - 6, legend, anchor="end", colour="#444"))
    name = simulation.progression.name
    parts.append(_text(_LEFT, 18, name, weight="bold"))
    label = f"{name}: {weeks} weeks, from {sessions[0].dose} to {simulation.dose}"
    return _document(height, label, parts)


def comparison_svg(simulations: Mapping[str, Simulation]) -> str:
    """Return one chart of the loads of several simulations by week.

    Args:
        simulations: The simulations by what they are called; those without any load are left out.

    Returns:
        SVG.
    """
    lines = {
        name: [(x, y) for x, y in zip(_places(one.sessions), map(_load, one), strict=True) if y is not None]
        for name, one in simulations.items()
    }
    lines = {name: points for name, points in lines.items() if points}
    weeks = max((one.sessions[-1].week for one in simulations.values()), default=1)
    units = {_unit(simulations[name]) for name in lines}
    values = [y for points in lines.values() for _, y in points] or [0.0]
    panel = _panel(f"Load ({', '.join(sorted(units)) or 'kg'})", _TOP, 300, values, 1)
    bottom = _TOP + 300
    parts = [_frame(panel)]
    for at, (name, points) in enumerate(lines.items()):
        parts.append(_steps(panel, points, at, dashed=True))
        y = bottom + _BOTTOM + _LINE_HEIGHT * (at // 2)
        x = _LEFT + (at % 2) * (_WIDTH - _LEFT) / 2
        stroke = f"stroke='{_COLOURS[at % len(_COLOURS)]}' stroke-dasharray='{_DASHES[at % len(_DASHES)]}'"
        parts.append(f"<path d='M{x:.1f} {y - 4:.1f}h34' {stroke} stroke-width='2.5' fill='none'/>")
        parts.append(_text(x + 42, y, name))
    parts.append(_weeks(weeks, bottom))
    rows = (len(lines) + 1) // 2
    return _document(bottom + _BOTTOM + _LINE_HEIGHT * rows, "Load by week: " + ", ".join(lines), parts)


def _places(sessions: Sequence[SimulatedSession]) -> list[float]:
    """Return where on the page each session stands, spread over its week."""
    weeks = sessions[-1].week
    inside: dict[int, int] = {}
    for one in sessions:
        inside[one.week] = inside.get(one.week, 0) + 1
    most = max(inside.values())
    seen: dict[int, int] = {}
    places: list[float] = []
    for one in sessions:
        at = seen.get(one.week, 0)
        seen[one.week] = at + 1
        places.append(_x((one.week - 1) + (at + 0.5) / most, weeks))
    return places


def _x(week: float, weeks: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * week / weeks


def _frame(panel: _Panel) -> str:
    parts = [_text(_LEFT, panel.top - 6, panel.name, colour="#444")]
    for value in panel.ticks():
        y = panel.y(value)
        parts.append(f"<path d='M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}' stroke='#ddd'/>")
        parts.append(_text(_LEFT - 8, y + 4, format_number(value), anchor="end", colour="#444"))
    return "".join(parts)


def _weeks(weeks: int, y: float) -> str:
    step = max(1, ceil(weeks / _MOST_TICKS))
    parts = [f"<path d='M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}' stroke='#444'/>"]
    parts += [
        _text(_x(week - 0.5, weeks), y + 16, str(week), anchor="middle", colour="#444")
        for week in range(1, weeks + 1, step)
    ]
    parts.append(_text(_LEFT - 8, y + 16, "Week", anchor="end", colour="#444"))
    return "".join(parts)


def _steps(panel: _Panel, points: Sequence[tuple[float, float]], at: int, *, dashed: bool = False) -> str:
    path = "".join(
        f"M{x:.1f} {panel.y(value):.1f}" if not before else f"H{x:.1f}V{panel.y(value):.1f}"
        for before, (x, value) in enumerate(points)
    )
    colour = _COLOURS[at % len(_COLOURS)]
    dash = f" stroke-dasharray='{_DASHES[at % len(_DASHES)]}'" if dashed else ""
    return f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='2'{dash}/>"


def _deloads(sessions: Sequence[SimulatedSession], places: Sequence[float], panels: Sequence[_Panel]) -> str:
    half = (_WIDTH - _LEFT - _RIGHT) / len(sessions) / 2
    return "".join(
        _box(x - half, panel.top, 2 * half, panel.height, "#eef1f0")
        for one, x in zip(sessions, places, strict=True)
        if one.is_deload
        for panel in panels
    )


def _moves(sessions: Sequence[SimulatedSession], places: Sequence[float], panels: Sequence[_Panel]) -> str:
    """Return a mark where the exercise changes, with its name."""
    parts: list[str] = []
    last = None
    for one, x in zip(sessions, places, strict=True):
        if one.exercise is not None and one.exercise is not last:
            bottom = panels[-1].top + panels[-1].height
            if last is not None:
                parts.append(
                    f"<path d='M{x:.1f} {_TOP}V{bottom:.1f}' stroke='#a3213d' stroke-dasharray='3 3'/>"
                )
            anchor = "end" if x > _WIDTH * 0.7 else "start"
            shift = -4 if anchor == "end" else 4
            parts.append(
                _text(x + shift, panels[0].top + 12, one.exercise.name, anchor=anchor, colour="#a3213d")
            )
            last = one.exercise
    return "".join(parts)


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height:.1f}' fill='{fill}'/>"


def _dot(x: float, y: float) -> str:
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='2.4' fill='#222'/>"


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", colour: str = "#222", weight: str = "normal"
) -> str:
    style = f"text-anchor='{anchor}' fill='{colour}' font-weight='{weight}'"
    return f"<text x='{x:.1f}' y='{y:.1f}' {style}>{escape(text)}</text>"


def _document(height: float, label: str, parts: Sequence[str]) -> str:
    size = f"viewBox='0 0 {_WIDTH} {height:.0f}' width='{_WIDTH}' height='{height:.0f}'"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img'"
    back = _box(0, 0, _WIDTH, height, "#fff")
    title = f"<title>{escape(label)}</title>"
    return f"{head} {_FONT} font-size='12'>{title}{back}{''.join(parts)}</svg>\n"
