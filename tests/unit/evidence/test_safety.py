import os
import re
import subprocess
import sys

from runstrength.evidence import DISCLAIMER, RED_FLAGS


def test_the_disclaimer_says_what_it_is_and_names_every_sign() -> None:
    """Education, not medical advice, and when to see somebody."""
    assert "education, not medical advice" in DISCLAIMER
    assert [flag.key for flag in RED_FLAGS if flag.text not in DISCLAIMER] == []


def test_the_signs_are_those_of_the_evidence_base() -> None:
    """The identifiers are stable: athletes' symptoms go by them."""
    assert [flag.key for flag in RED_FLAGS] == [
        "worsening-pain", "rest-pain", "bone-pain", "swelling", "numbness", "giving-way", "chest-pain",
        "fainting", "breathlessness", "missed-periods", "bone-injury", "recent-surgery", "pregnancy",
        "heart-disease",
    ]  # fmt: skip
    assert [flag.key for flag in RED_FLAGS if not flag.is_symptom] == [
        "bone-injury", "recent-surgery", "pregnancy", "heart-disease",
    ]  # fmt: skip


def test_the_disclaimer_promises_nothing() -> None:
    """It says that nothing is promised and does not speak of keeping injury away."""
    assert "promises that you will not get hurt" in DISCLAIMER
    assert not re.search(r"prevent|protect", DISCLAIMER)


def test_importing_the_package_reads_no_file() -> None:
    """The data waits until somebody asks for it."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import runstrength.evidence as evidence\n"
        "before = [name for name in opened if name.endswith('.toml')]\n"
        "loaded = 'tomllib' in sys.modules\n"
        "evidence.guide()\n"
        "after = [name for name in opened if name.endswith('.toml')]\n"
        "print(len(before), loaded, len(after))\n"
    )
    # Measuring coverage would read its own TOML in the new process.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=plain
    )
    assert run.stdout.split() == ["0", "False", "2"]
