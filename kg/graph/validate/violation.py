"""What a graph breaks, as a frozen record."""

from __future__ import annotations

from dataclasses import dataclass

BLOCKING = "Violation"  # severities that make a graph invalid; "Warning" and "Info" are only told


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One place where a graph breaks a rule. ``str(violation)`` is one plain line."""

    rule: str  # name of the shape: FactPolarity, DirectTriple … or ClosedVocabulary
    focus: str  # IRI of the node
    key: str  # the same, relative to the graph's base
    label: str  # its label, or ""
    message: str  # English
    message_fr: str
    path: str = ""  # property, or ""
    value: str = ""  # the value that is wrong, or ""
    sentence: str = ""  # what the node rests on, or ""
    severity: str = BLOCKING  # or Warning, Info
    component: str = ""  # SHACL's name of the constraint: MinCountConstraintComponent …
    terms: tuple[str, str, str] = ("", "", "")  # focus, path and value as N-Triples write them; "" where there is none

    def __str__(self) -> str:
        name = f" ({self.label})" if self.label else ""
        at = f" [{self.rule}{f', {self.path}' if self.path else ''}{f' = {self.value}' if self.value else ''}]"
        return f"{self.key}{name}: {self.message}{at}" + (f" « {self.sentence} »" if self.sentence else "")

    def text(self, lang: str) -> str:
        """The message in ``fr`` or ``en``."""
        return self.message_fr if lang == "fr" else self.message
