"""The calendars as independent readers read them. `nox -s calendar` installs the readers.

Elsewhere what is missing is skipped; where `RUNSTRENGTH_READERS` is set, all of them have to be there.
"""

import json
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

pytest.importorskip("icalendar")

from runstrength.formats import ical
from runstrength.model.plan import Plan
from runstrength.model.session import RaceSession

HERE = Path(__file__).parent
ICALJS = HERE / "node_modules" / "ical.js"
NEEDED = "RUNSTRENGTH_READERS" in os.environ
STAMP = datetime(2026, 12, 1, 12, tzinfo=UTC)

WEEK = r"""
mon strength: back squat 3x5 [a{0}] (optional)
tue 07:00 strength "Legs, hips; back \\ força 🏃 {1}": split squat 3x10/side [b{0}] -- "a, b; c \\ d"
tue 07:00 easy 30min [c{0}]
fri 00:30 mobility 20min [d{0}]
sun 01:30 easy 45min [e{0}]
sun 02:30 tempo 20min [f{0}]
sun 23:50 bike 60min [g{0}]
sun 09:00 race B 10km [h{0}]
"""
ZONES = (
    "",
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "UTC",
)


def plan_in(zone: str, start: str = "2027-01-04", *, weeks: int = 52) -> Plan:
    """A plan over the changes of the clocks of a year, with texts that want escaping and folding."""
    head = f"name: Season, first; half\nstart: {start}\n" + (f"zone: {zone}\n" if zone else "")
    body = "\n".join(f"week {n}\n{WEEK.format(n, 'ä' * 150)}" for n in range(1, weeks + 1))
    return Plan.parse(head + body)


def starts(plan: Plan) -> Iterator[tuple[str, float | None]]:
    """The start of each session, as a day, a floating time or an instant, and its length in seconds."""
    zone = ZoneInfo(plan.zone) if plan.zone else None
    before: tuple[datetime, datetime] | None = None
    for week, planned in plan.numbered:
        day = plan.date_of(week, planned.slot)
        assert isinstance(day, date)
        clock = planned.slot.at
        if not isinstance(clock, time) or isinstance(planned.session, RaceSession):
            yield day.isoformat(), None
            continue
        wall = datetime.combine(day, clock)
        start = wall if zone is None else wall.replace(tzinfo=zone).astimezone(UTC)
        if before is not None and before[0] == wall:
            start = before[1]
        minutes = planned.session.minutes()
        assert minutes is not None
        length = timedelta(minutes=math.ceil(minutes))
        before = (wall, start + length)
        yield start.isoformat(), length.total_seconds()


def events_of(lines: str) -> list[dict[str, object]]:
    """The events that a reader has printed, one a line."""
    return [json.loads(line) for line in lines.splitlines()]


def assert_same(read: list[dict[str, object]], plan: Plan) -> None:
    """The reader has the sessions of the plan, in order, with texts, instants and lengths."""
    assert [(one["start"], one["seconds"]) for one in read] == list(starts(plan))
    assert {one["sequence"] for one in read} == {3}
    assert [one["alarms"] for one in read] == [int("T" in start) for start, _ in starts(plan)]
    legs = next(planned for planned in plan.sessions if planned.key == "b1")
    shown = next(one for one in read if str(one["summary"]).startswith("Legs, hips; back \\ força 🏃 ä"))
    head, items = str(legs.session).split(": ")
    assert shown["description"] == f"{head}\n{items}\n\n{legs.note}\n\nweek 1"


def write(plan: Plan, folder: Path) -> Path:
    """Write a calendar and return its path."""
    path = folder / "plan.ics"
    ical.write(path, plan, stamp=STAMP, revision=3, alarm="30min")
    return path


@pytest.mark.skipif(not NEEDED and find_spec("vobject") is None, reason="vobject is not installed")
@pytest.mark.parametrize("zone", ZONES)
def test_vobject_agrees(zone: str, tmp_path: Path) -> None:
    """It finds the file valid, and reads every instant right; from 2038 on it knows no summer time."""
    plan = plan_in(zone)
    run = subprocess.run(
        [sys.executable, HERE / "read_with_vobject.py", write(plan, tmp_path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert_same(events_of(run.stdout), plan)


@pytest.mark.skipif(
    not NEEDED and not (shutil.which("node") and ICALJS.exists()), reason="node or ical.js is not installed"
)
@pytest.mark.parametrize(
    ("zone", "start"), [*((zone, "2027-01-04") for zone in ZONES), ("Europe/London", "2043-01-05")]
)
def test_ical_js_agrees(zone: str, start: str, tmp_path: Path) -> None:
    """It throws at bad values, and knows a zone only from the file."""
    plan = plan_in(zone, start)
    node = shutil.which("node")
    assert node
    run = subprocess.run(
        [node, HERE / "read_with_icaljs.mjs", write(plan, tmp_path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    read = events_of(run.stdout)
    for one in read:
        one["start"] = str(one["start"]).replace("Z", "+00:00")
    assert_same(read, plan)


def khal(folder: Path, *arguments: str | Path) -> str:
    """What khal prints; its calendar and its settings are in the folder."""
    config = folder / "khal.conf"
    dates = "\n".join(
        [f"{name} = %Y-%m-%d" for name in ("dateformat", "longdateformat")]
        + [f"{name} = %Y-%m-%dT%H:%M:00" for name in ("datetimeformat", "longdatetimeformat")]
    )
    config.write_text(
        f"[calendars]\n[[plan]]\npath = {folder / 'calendar'}\n[locale]\nlocal_timezone = UTC\n"
        f"default_timezone = UTC\ntimeformat = %H:%M\n{dates}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[default]\ndefault_calendar = plan\n"
    )
    (folder / "calendar").mkdir(exist_ok=True)
    program = "from khal.cli import main_khal; main_khal()"
    run = subprocess.run(
        [sys.executable, "-c", program, "-c", config, *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return run.stdout


def khal_events(folder: Path) -> dict[str, dict[str, str]]:
    """The events of khal's calendar by UID."""
    fields = [word for name in ("uid", "title", "start-long", "status") for word in ("--json", name)]
    printed = khal(folder, "list", "--once", *fields, "2027-01-01", "400d")
    found = [event for day in printed.splitlines() for event in json.loads(day)]
    assert len({event["uid"] for event in found}) == len(found)
    return {event["uid"]: event for event in found}


@pytest.mark.skipif(not NEEDED and find_spec("khal") is None, reason="khal is not installed")
@pytest.mark.parametrize("zone", ["", "America/New_York", "Europe/London"])
def test_khal_imports_a_revision_over_the_one_before(zone: str, tmp_path: Path) -> None:
    """A second import adds nothing, a moved session is the same event elsewhere, a lost one is cancelled.

    It looks zones up by name in data of its own, so these are zones whose rules have long stood.
    """
    plan = plan_in(zone, weeks=16)
    path = tmp_path / "plan.ics"
    ical.write(path, plan, stamp=STAMP)
    assert khal(tmp_path, "printics", path).startswith("128 events found")

    khal(tmp_path, "import", "--batch", path)
    first = khal_events(tmp_path)
    khal(tmp_path, "import", "--batch", path)
    assert khal_events(tmp_path) == first
    wanted = sorted(start.removesuffix("+00:00") for start, _ in starts(plan))
    assert sorted(event["start-long"] for event in first.values()) == wanted

    changed = plan.moved("b2", "thu 19:00").without("g13")
    ical.write(path, changed, stamp=STAMP + timedelta(days=1), revision=1, replaces=plan)
    khal(tmp_path, "import", "--batch", path)
    second = khal_events(tmp_path)
    assert second.keys() == first.keys()
    differ = [first[uid] for uid in first if first[uid]["start-long"] != second[uid]["start-long"]]
    assert {event["title"][:4] for event in differ} == {"Legs", "Easy"}
    assert len(differ) == 2, "the session after the moved one starts earlier"
    assert [event["title"] for event in second.values() if event["status"].strip()] == ["Bike"]
