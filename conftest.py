"""What pytest collects besides the test files: the examples of README, docs and docstrings, all executed."""

from importlib.util import find_spec

collect_ignore: list[str] = []

if find_spec("hypothesis") is None:
    collect_ignore.append("tests/properties")

if find_spec("sybil") is not None:
    from sybil import Sybil
    from sybil.document import PythonDocStringDocument
    from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
    from sybil.parsers.rest import DocTestParser
    from sybil.sybil import SybilCollection

    markdown = (PythonCodeBlockParser(), SkipParser())
    pytest_collect_file = SybilCollection(
        [
            Sybil(markdown, patterns=["README.md"]),
            Sybil(markdown, path="docs", patterns=["*.md"]),
            Sybil(
                (DocTestParser(),),
                path="src",
                patterns=["*.py"],
                document_types={".py": PythonDocStringDocument},
            ),
        ]
    ).pytest()
