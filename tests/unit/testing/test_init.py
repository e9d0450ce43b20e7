import importlib
import sys

import pytest

pytest.importorskip("hypothesis")

import runstrength.errors
import runstrength.testing


def test_every_strategy_is_documented() -> None:
    """Each says what it draws, and what it shrinks towards."""
    for name in {*runstrength.testing.__all__} - {"rule_problems"}:
        text = getattr(runstrength.testing, name).__doc__

        assert text.startswith("Draw ")
        assert "It shrinks towards" in text


def test_strategies_are_listed_in_order() -> None:
    """All of them, by name."""
    assert runstrength.testing.__all__ == sorted(runstrength.testing.__all__)


def test_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the import of the strategies, and with the line that installs it."""
    for module in [name for name in sys.modules if name.startswith("runstrength.testing")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "hypothesis", None)

    with pytest.raises(runstrength.errors.MissingExtraError, match=r"pip install 'runstrength\[testing\]'"):
        importlib.import_module("runstrength.testing")
