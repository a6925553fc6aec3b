"""The page: a graph as a network that a person can search, filter and question. :func:`render` makes it."""

from kg.view.render import render

__all__ = ["render"]
