"""Reports as data."""

import json
import math
from datetime import date

from runstrength.checking import check
from runstrength.days import Slot
from runstrength.evidence import DISCLAIMER, Grade
from runstrength.findings import Edit, Finding, Fix, Location, Quantity, Report, Severity, Waiver
from runstrength.formats.report import as_data, dumps, finding_data, fix_data
from runstrength.model import Prescription
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week

WEEK = Week.parse(
    "mon pm strength: back squat 4x5 @85% [legs]\ntue 06:30 intervals 60min\nsat strength 30min"
)


def finding(**changes: object) -> Finding:
    """A finding with everything in it."""
    fields: dict[str, object] = {
        "code": "XYZ001",
        "name": "some-rule",
        "severity": Severity.ERROR,
        "where": Location(3, Slot("tue"), "key", "plank", date(2027, 1, 19)),
        "also": None,
        "measured": None,
        "limit": None,
        "shortfall": 1.0,
        "template": "{where} has {what} for {hours} h and {amount} beside {place}",
        "values": {
            "what": "words",
            "hours": 2.5,
            "amount": Quantity(3, "sets"),
            "place": Location(slot=Slot("mon", "pm")),
        },
        "sources": ("guide",),
        "grade": Grade.D,
        "advice": "Do less.",
        "fix": Fix("move", "Move it."),
    }
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_report_has_everything() -> None:
    """Counts, what became of each rule, and the disclaimer."""
    report = check(WEEK)

    data = as_data(report)

    assert data["schema"] == "runstrength-report/1"
    assert data["policy"] == "evidence"
    assert data["ok"] is True
    assert data["counts"] == {
        "error": 0,
        "warning": len(report.warnings),
        "info": len(report.infos),
    }
    assert isinstance(data["statuses"], dict)
    assert data["statuses"]["REC001"] == "ran"
    assert data["statuses"]["LOD001"] == "off"
    assert data["statuses"]["COV003"] == "lacked_data"
    assert data["notes"] == []
    assert data["disclaimer"] == DISCLAIMER


def test_a_finding_has_everything() -> None:
    """Places part by part, quantities with units, sources with what they cite."""
    data = finding_data(next(f for f in check(WEEK) if f.code == "INT001"))

    assert data["severity"] == "warning"
    assert data["where"] == {
        "week": None,
        "slot": {"day": "tue", "clock": "06:30"},
        "key": None,
        "exercise": None,
        "date": None,
        "text": "tue 06:30",
    }
    also = data["also"]
    assert isinstance(also, dict)
    assert also["slot"] == {"day": "mon", "at": "pm"}
    assert also["key"] == "legs"
    assert data["limit"] == {"value": 24.0, "unit": "h"}
    sources = data["sources"]
    assert isinstance(sources, list)
    assert sources[0]["key"] == "SIL22"
    assert sources[0]["url"].startswith("https://doi.org/")
    assert "2022" in sources[0]["citation"]
    assert data["grade"] == "A"
    assert data["fix"] is None


def test_values_and_fixes_are_data_too() -> None:
    """Whatever kind they are of."""
    data = finding_data(finding())

    assert data["values"] == {
        "what": "words",
        "hours": 2.5,
        "amount": {"value": 3, "unit": "sets"},
        "place": {
            "week": None,
            "slot": {"day": "mon", "at": "pm"},
            "key": None,
            "exercise": None,
            "date": None,
            "text": "mon pm",
        },
    }
    assert data["fix"] == {
        "kind": "move",
        "text": "Move it.",
        "is_safe": True,
        "edits": [],
        "of_also": False,
        "to": None,
    }
    assert data["where"] == {
        "week": 3,
        "slot": {"day": "tue"},
        "key": "key",
        "exercise": "plank",
        "date": "2027-01-19",
        "text": "week 3 tue (plank)",
    }
    assert (data["also"], data["measured"], data["limit"]) == (None, None, None)


def test_the_edits_of_a_fix_are_in_the_notation() -> None:
    """The old and the new prescription, and the slot of a move."""
    old = Prescription.parse("plank 3x30s")
    edits = (Edit(old, Prescription.parse("plank 2x30s")), Edit(old, None))

    data = fix_data(Fix("dose", "do less", edits=edits, of_also=True, to=Slot("mon", "pm")))

    assert data["edits"] == [
        {"old": "plank 3x30s", "new": "plank 2x30s"},
        {"old": "plank 3x30s", "new": None},
    ]
    assert data["of_also"] is True
    assert data["to"] == {"day": "mon", "at": "pm"}


def test_what_is_not_finite_is_null() -> None:
    """JSON has no infinity."""
    endless = finding(shortfall=math.inf, measured=Quantity(math.inf, "h"), limit=Quantity(0, "h"))

    data = json.loads(dumps(Report((endless,))))["findings"][0]

    assert data["shortfall"] is None
    assert data["measured"] == {"value": None, "unit": "h"}


def test_the_text_is_the_data() -> None:
    """Read back by any reader of JSON."""
    report = check(Plan([WEEK, Week.parse("mon easy")], start=date(2027, 1, 4)))

    assert json.loads(dumps(report)) == as_data(report)
    assert json.loads(dumps(report, indent=2)) == as_data(report)
    assert "\n" not in dumps(report)


def test_nothing_about_the_athlete_is_in_it() -> None:
    """Health flags never leave the athlete."""
    athlete = Athlete(age=67, pregnant=True, symptoms={"chest-pain"})

    text = dumps(check(WEEK, athlete=athlete)).replace(DISCLAIMER, "")

    assert "chest-pain" not in text
    assert '"symptoms"' not in text
    assert '"pregnant"' not in text


def test_waived_findings_and_notes_of_waivers_are_data() -> None:
    """Each with the waiver, place by place."""
    waivers = [
        Waiver("INT001", "Agreed.", where="tue 06:30", until=date(2027, 3, 1)),
        Waiver("REC003", "x", key="legs"),
    ]
    report = check(WEEK, waivers=waivers, today=date(2027, 3, 1))
    data = json.loads(dumps(report))

    assert data == as_data(report)
    (waived,) = data["waived"]
    assert waived["finding"]["code"] == "INT001"
    assert waived["waiver"]["where"]["text"] == waived["waiver"]["place"] == "tue 06:30"
    assert waived["waiver"]["until"] == "2027-03-01"
    (note,) = data["waiver_notes"]
    assert note["status"] == "unused"
    assert note["waiver"] == {
        "code": "REC003",
        "reason": "x",
        "where": None,
        "key": "legs",
        "week": None,
        "until": None,
        "place": "[legs]",
    }
    assert note["text"] == "The waiver of REC003 [legs] is unused: its rule finds nothing there."
