"""Print what vobject reads in a calendar. A process for each file: vobject keeps zones by name."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import vobject  # type: ignore[import-untyped, import-not-found, unused-ignore] # of this session alone

calendar = vobject.readOne(Path(sys.argv[1]).read_bytes().decode())
calendar.validate(raiseException=True)
events: list[dict[str, object]] = []
for event in calendar.vevent_list:
    start = event.dtstart.value
    is_zoned = isinstance(start, datetime) and start.tzinfo is not None
    events.append(
        {
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "summary": event.summary.value,
            "description": event.description.value,
            "start": (start.astimezone(UTC) if is_zoned else start).isoformat(),
            "seconds": event.duration.value.total_seconds() if hasattr(event, "duration") else None,
            "alarms": len(getattr(event, "valarm_list", [])),
        }
    )
sys.stdout.write("\n".join(map(json.dumps, events)))
