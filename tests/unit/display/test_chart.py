"""Charts of simulations: well formed, complete, and without anything from outside."""

from xml.etree import ElementTree as ET

from runstrength.display.chart import comparison_svg, simulation_svg
from runstrength.exercises import load_catalogue
from runstrength.progression import DoubleProgression, LadderStep, LinearProgression, ResponseModel, simulate
from runstrength.quantities import Load

MODEL = ResponseModel(one_rep_max=Load(70), capacity=14, seed=1)


def texts(svg: str) -> list[str]:
    """Return every text of a chart."""
    return [node.text or "" for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


def test_chart_shows_load_work_sets_and_deloads() -> None:
    """Three panels, grey bars for deloads."""
    svg = simulation_svg(
        simulate(LinearProgression().with_deload(), "3x5 @40kg", MODEL, weeks=20, sessions_per_week=2)
    )

    assert {"Load (kg)", "Work of a set (repetitions)", "Sets", "Week", "19"} <= set(texts(svg))
    assert svg.count("#9aa5a4") == 10
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_chart_without_loads_has_two_panels_and_names_exercises() -> None:
    """One's own weight; the exercise changes on the way."""
    plan = DoubleProgression(reps=(10, 12)).then(LadderStep(chain="squat"))
    found = texts(
        simulation_svg(simulate(plan, "3x12", MODEL, weeks=30, exercise=load_catalogue()["box squat"]))
    )

    assert "box squat" in found
    assert len({"double-leg squat", "split squat"} & set(found)) > 0
    assert not any(text.startswith("Load") for text in found)


def test_chart_of_added_and_of_plain_bodyweight() -> None:
    """The unit says what it is."""
    added = simulate(LinearProgression(), "3x5 @BW+10lb", ["5,5,5 @BW+10lb"] * 2)
    plain = simulate(DoubleProgression(), "3x5 @BW", ["5,5,5"])

    assert "Load (lb added)" in texts(simulation_svg(added))
    assert "Load (kg)" in texts(simulation_svg(plain))


def test_comparison_has_a_line_for_each() -> None:
    """Those without any load are left out; none at all gives an empty chart."""
    one = simulate(LinearProgression(), "3x5 @40kg", MODEL, weeks=3)
    none = simulate(DoubleProgression(), "3x5", ["5,5,5"])

    found = texts(comparison_svg({"linear & more": one, "nothing": none}))

    assert "linear & more" in found
    assert "nothing" not in found
    assert "Load (kg)" in texts(comparison_svg({}))
