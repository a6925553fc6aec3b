"""Dépêche from Python: texts in, a graph that answers, draws itself and explains itself out.

The names here are those of ``kg`` itself: ``import kg`` is cheap, and ``kg.build``, ``kg.load`` … load what they need.
"""

from kg.api.answer import Answer
from kg.api.build import build, load
from kg.api.entity import Entities, Entity
from kg.api.fact import Fact, Facts
from kg.api.graph import Graph
from kg.api.overlay import use_ontology
from kg.api.picture import Page, Picture

__all__ = [
    "Answer",
    "Entities",
    "Entity",
    "Fact",
    "Facts",
    "Graph",
    "Page",
    "Picture",
    "build",
    "load",
    "use_ontology",
]
