"""The floor as a whole."""

from importlib import import_module

from runstrength import formulas

MODULES = (
    "autoregulation effort layoff load minutes one_rep_max plyometric season taper_curve training_load trend "
    "volume"
)


def test_floor_exports_what_its_modules_export() -> None:
    """No name is missing, none is extra, and no name hides a module."""
    modules = [import_module(f"runstrength.formulas.{name}") for name in MODULES.split()]

    assert sorted(formulas.__all__) == sorted(name for module in modules for name in module.__all__)
    assert all(getattr(formulas, name) is getattr(m, name) for m in modules for name in m.__all__)
    assert not set(formulas.__all__) & set(MODULES.split())
