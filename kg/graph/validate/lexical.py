"""Whether a literal is written as its datatype wants it. ``"2023-02-30"^^xsd:date`` has the right datatype and no value."""

from __future__ import annotations

from rdflib import XSD, URIRef

# From https://www.w3.org/TR/xmlschema11-2/, without the time zones' own rules.
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_FORMS = {
    XSD.integer: r"^[+-]?[0-9]+$",
    XSD.decimal: r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$",
    XSD.boolean: r"^(true|false|0|1)$",
    XSD.gYear: rf"^-?[0-9]{{4,}}{_ZONE}$",
    XSD.gYearMonth: rf"^-?[0-9]{{4,}}-(0[1-9]|1[0-2]){_ZONE}$",
}
_CASTS = (XSD.date, XSD.dateTime)  # the cast knows how long February is


def well_formed(datatype: URIRef, var: str) -> str:
    """The rest of a SPARQL expression, to stand behind a test of the datatype; empty where any text will do.

    >>> well_formed(XSD.string, "?v")
    ''
    """
    if datatype in _CASTS:
        return f" && COALESCE(isLiteral({datatype.n3()}(STR({var}))), false)"
    form = _FORMS.get(datatype)
    return "" if form is None else f' && REGEX(STR({var}), "{form.replace(chr(92), chr(92) * 2)}")'
