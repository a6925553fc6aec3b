"""Namespaces of the knowledge files, and the local names that the records use instead of IRIs."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.term import Node

DIP = Namespace("https://w3id.org/depeche/diplomacy#")
SCHEMA = Namespace("https://schema.org/")


def local(node: Node) -> str:
    """What stands behind the ``#`` of an IRI."""
    return str(node).rpartition("#")[2]
