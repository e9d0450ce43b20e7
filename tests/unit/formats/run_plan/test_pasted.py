"""Plans as people paste them."""

from datetime import date

from runstrength.formats import run_plan
from runstrength.formats.run_plan import RunPlanReading


def lines(found: RunPlanReading) -> list[str]:
    """The sessions as text, each with its week."""
    return [f"{one.week} {one.slot} {one.session or one.kind}" for one in found.sessions]


def unread(found: RunPlanReading) -> list[str]:
    """What was not read."""
    return list(map(str, found.unread))


def test_a_day_a_line() -> None:
    """Under headings of weeks; what goes on in the next line belongs to the day before."""
    found = run_plan.loads(
        "My plan\n\nWEEK 1 of 12\n--------\nMon - Rest\nTuesday: Intervals\n  6 x 400 m\n* Thu) easy 5 km\n"
        "Sat\nLong run\nDrink enough\nWeek 2\nDay 3: 30 min tempo\nDay 9: rest\nWeek 200\nMon: rest\n"
    )

    assert lines(found) == [
        "1 mon rest",
        "1 tue intervals",
        "1 thu easy 5km",
        "1 sat long",
        "2 wed tempo 30min",
    ]
    assert unread(found) == [
        "line 1: 'My plan': no day stands before it",
        "week 1: 'Drink enough': no day stands before it",
        "week 2: 'rest': a week has the days 1 to 7",
        "week 200: 'rest': the week is no number from 1 to 104",
    ]


def test_a_heading_may_label_its_week() -> None:
    """Anything longer is reported."""
    found = run_plan.loads(
        "Week 1 (Recovery week)\nMon rest\nWeek 2: Base\nMon rest\nWeek 3 - drink, and then more\nMon rest"
    )

    assert [week.labels for week in found.plan.weeks] == [("recovery week",), ("base",), ()]
    assert unread(found) == ["week 3: 'drink, and then more': stands in a heading"]


def test_a_week_a_line() -> None:
    """Parted by tabs, bars or wide gaps, with the number of the week or without, in the order of a header."""
    tabs = run_plan.loads("1\tRest\t3 mi run\tCross\t3 mi run\tRest\t6 mi\tRest\tTotal 12\n")
    bars = run_plan.loads(
        "| Wk | Sun | Mon | Tue | Wed | Thu | Fri | Sat |\n|---|---|---|---|---|---|---|---|\n"
        "| Week 2 | Long 8 km | Rest | Easy 5 km | Rest | Easy 4 km | Rest | Rest |\n"
    )
    gaps = run_plan.loads(
        "Rest  Easy 5 km  Rest  Easy 5 km  Rest  Rest  Long 9 km\nRest  Rest  Rest  Rest  Rest  Rest  Rest"
    )

    assert lines(tabs) == [
        "1 mon rest",
        "1 tue easy 3mi",
        "1 wed cross",
        "1 thu easy 3mi",
        "1 fri rest",
        "1 sat long 6mi",
        "1 sun rest",
    ]
    assert unread(tabs) == ["week 1: 'Total 12': more than seven days"]
    assert "2 sun long 8km" in lines(bars)
    assert "no row is in week 1" in bars.notices
    assert len(gaps.plan.weeks) == 2
    assert bars.unread == ()
    titled = run_plan.loads(
        "My plan\nSun\tMon\tTue\tWed\tThu\tFri\tSat\tSum\n"
        "1\tLong 8 km\tRest\tRest\tRest\tRest\tRest\tRest\t\n"
    )
    assert lines(titled)[0] == "1 sun long 8km"
    assert len(titled.unread) == 1


def test_seven_lines_of_a_week() -> None:
    """They are its days in order, and that is said."""
    found = run_plan.loads("Week 1\nRest\n3 mi run\n3 mi run\nRest\nRest\n4 mi run\nCross\nWeek 2 Mon: rest")

    assert lines(found)[-2:] == ["1 sun cross", "2 mon rest"]
    assert found.notices[0] == "week 1: seven lines without a day are taken for its days in order"


def test_days_without_weeks() -> None:
    """A week begins where a weekday does not come after the last one; days may be numbered through."""
    assert lines(run_plan.loads("Wed easy 5 km\nSat long 9 km\nMon rest")) == [
        "1 wed easy 5km",
        "1 sat long 9km",
        "2 mon rest",
    ]
    assert lines(run_plan.loads("Day 8: easy 5 km")) == ["2 mon easy 5km"]


def test_dates() -> None:
    """Then they alone say where a day is."""
    found = run_plan.loads("2027-01-06: easy 5 km\n2027-01-12 tempo\n2027-02-31 rest\nMon rest")

    assert lines(found) == ["1 wed easy 5km", "2 tue tempo"]
    assert found.plan.start == date(2027, 1, 4)
    assert unread(found) == [
        "line 3: '2027-02-31 rest': there is no such date",
        "line 4: 'rest': no day stands before it",
    ]


def test_clock_times() -> None:
    """After a day; `1:30` is a length."""
    found = run_plan.loads(
        "Mon 18:30 intervals 60 min\nTue at 6:15 am: easy 5 km\nWed: 12:30 pm swim\nThu: 1:30 long run\n"
        "Fri 25:00 easy\nSat: 05:45 - tempo\nSun 13:00 pm long 20 km"
    )

    assert lines(found) == [
        "1 mon 18:30 intervals 60min",
        "1 tue 06:15 easy 5km",
        "1 wed 12:30 swim",
        "1 thu long 90min",
        "1 fri easy 25min",
        "1 sat 05:45 tempo",
        "1 sun 13:00 long 20km",
    ]


def test_nothing() -> None:
    """An empty text is an empty plan."""
    found = run_plan.loads("")

    assert (found.plan.weeks, found.sessions, found.unread) == ((), (), ())
    assert str(found) == "Read 0 sessions and 0 days of rest in 0 weeks; 0 have estimated minutes."
