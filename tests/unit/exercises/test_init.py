import pytest

from runstrength import exercises


def test_the_package_lists_what_it_offers() -> None:
    """Completion shows the public names and nothing else, and each of them is there."""
    assert dir(exercises) == sorted(exercises.__all__)
    for name in exercises.__all__:
        assert getattr(exercises, name) is not None


def test_any_other_name_is_an_error() -> None:
    """As of every module."""
    with pytest.raises(AttributeError, match=r"module 'runstrength\.exercises' has no attribute 'catalog'"):
        exercises.catalog  # noqa: B018
