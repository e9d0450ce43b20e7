"""Rules as data."""

import json

from runstrength.checking import explain
from runstrength.evidence import reference
from runstrength.formats.rule import as_data, dumps, page_data
from runstrength.policies import EVIDENCE, GUIDE


def test_a_page_has_everything() -> None:
    """Its headings, its parameters with their sources, and what the sources cite."""
    page = explain("REC001", policy=GUIDE)

    data = page_data(page)

    assert data["severity"] == "error"
    assert data["policy"] == "guide"
    assert data["sections"] == dict(page.sections)
    assert data["parameters"] == [
        {"name": p.name, "value": p.value, "text": p.text, "source": p.source} for p in page.parameters
    ]
    sources = data["sources"]
    assert isinstance(sources, list)
    assert [s["citation"] for s in sources] == [str(reference(key)) for key in page.sources]


def test_a_policy_lists_its_rules() -> None:
    """Those that are off as well."""
    data = json.loads(dumps(EVIDENCE, indent=1))

    assert data == as_data()
    assert data["schema"] == "runstrength-rules/1"
    assert [rule["code"] for rule in data["rules"]] == [rule.code for rule in EVIDENCE.rules]
    assert {rule["code"] for rule in data["rules"] if not rule["on"]} == {
        "COV004",
        "LOD001",
        "LOD012",
        "DAT001",
    }
    assert data["rules"][0]["severity"] is None
