"""Dépêche: French news in, a knowledge graph out.

>>> import kg
>>> graph = kg.build("Emmanuel Macron a rencontré Olaf Scholz.")  # doctest: +SKIP
>>> graph.facts(cls="Meeting")  # doctest: +SKIP

Importing this package is cheap: what its names stand for is loaded when one of them is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Entity, Fact, Facts, Graph, build, load, use_ontology  # type: ignore[no-redef]

__version__ = "0.1.0"

__all__ = ["Entity", "Fact", "Facts", "Graph", "__version__", "build", "load", "use_ontology"]


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("kg.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
