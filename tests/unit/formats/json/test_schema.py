import json as plain_json

from runstrength.formats import json
from runstrength.formats.json._schema import schema_text

SCHEMA = json.schema()


def test_the_file_is_fresh() -> None:
    """`python -m runstrength.formats.json._schema` writes it."""
    assert plain_json.loads(schema_text()) == SCHEMA


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    """Nothing is dangling."""
    text = schema_text()
    for name in SCHEMA["$defs"]:
        assert f'"#/$defs/{name}"' in text
    assert {part.partition('"')[0] for part in text.split('"#/$defs/')[1:]} == set(SCHEMA["$defs"])
