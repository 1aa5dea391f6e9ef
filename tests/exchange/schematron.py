"""An ISO Schematron (XSLT 2 binding) as the stylesheet it stands for, run by Saxon."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as tree
from xml.sax.saxutils import quoteattr

import pytest

SCHEMAS = Path(__file__).parents[3] / "shared/schemas/tbx"
SCH = "{http://purl.oclc.org/dsdl/schematron}"


def examples() -> list[Path]:
    """The standard's own files; none where they are not beside the repository."""
    return sorted(SCHEMAS.glob("Example_*_VALID.tbx"))


def problems(text: str) -> list[str]:
    """What the Schematron of TBX-Basic DCA says against a document."""
    saxon = pytest.importorskip("saxonche", reason="saxonche is missing: TBX was not validated")
    schema = SCHEMAS / "TBX-Basic_DCA.sch"
    if not schema.exists():
        pytest.skip("the Schematron of TBX-Basic is missing: TBX was not validated")
    with saxon.PySaxonProcessor(license=False) as processor:
        sheet = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_text=_stylesheet(tree.parse(schema).getroot())
        )
        found = sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=text))
    return [line for line in found.splitlines() if line.strip()]


def _stylesheet(schema: tree.Element) -> str:
    space = "".join(
        f" xmlns:{each.get('prefix')}={quoteattr(each.get('uri', ''))}"
        for each in schema.iter(f"{SCH}ns")
    )
    patterns = list(schema.iter(f"{SCH}pattern"))
    runs = "".join(f'<xsl:apply-templates mode="p{n}" select="/"/>' for n in range(len(patterns)))
    return (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        f'{space}><xsl:output method="text"/><xsl:template match="/">{runs}</xsl:template>'
        + "".join(_pattern(number, each) for number, each in enumerate(patterns))
        + "</xsl:stylesheet>"
    )


def _pattern(number: int, pattern: tree.Element) -> str:
    walk = f'<xsl:apply-templates mode="p{number}" select="@*|node()"/>'
    rules = list(pattern.iter(f"{SCH}rule"))
    made = "".join(
        f'<xsl:template mode="p{number}" priority="{len(rules) - place}"'
        f" match={quoteattr(rule.get('context', ''))}>"
        + "".join(_assertion(each) for each in rule.iter(f"{SCH}assert"))
        + f"{walk}</xsl:template>"
        for place, rule in enumerate(rules)
    )
    return f'<xsl:template mode="p{number}" match="@*|node()|/">{walk}</xsl:template>{made}'


def _assertion(each: tree.Element) -> str:
    words = " ".join("".join(each.itertext()).split())
    message = words.replace("&", "&amp;").replace("<", "&lt;")
    test = quoteattr(f"not({each.get('test')})")
    return f"<xsl:if test={test}><xsl:text>{message}&#10;</xsl:text></xsl:if>"
