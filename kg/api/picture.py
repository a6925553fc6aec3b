"""A graph to look at: the interactive page, and a still picture."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path

import rdflib

from kg.errors import UsageError
from kg.output import write_file

_HEIGHT = 620  # pixels in a notebook


class Page:
    """The interactive page of a graph. A notebook shows it in a frame of its own (JupyterLab, VS Code, nbclassic)."""

    def __init__(self, rdf: rdflib.Graph, *, title: str | None = None) -> None:
        self._rdf = rdf
        self._title = title

    @cached_property
    def html(self) -> str:
        """The page: one file that needs no other and asks nobody for anything."""
        from kg.view import render

        return render(self._rdf, title=self._title)

    def save(self, path: str | Path) -> Path:
        """Write the page. :raises kg.errors.OutputError: when that fails."""
        write_file(Path(path), self.html)
        return Path(path)

    def __repr__(self) -> str:
        return "<kg.Page: show it in a notebook, or .save('page.html') and open that>"

    def _repr_html_(self) -> str:
        # srcdoc, not src: notebooks in VS Code and on servers cannot reach a file beside them
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'title="Dépêche" style="width:100%;height:{_HEIGHT}px;border:1px solid #8886"></iframe>'
        )


class Picture:
    """A still picture of a graph's network."""

    def __init__(self, rdf: rdflib.Graph, *, title: str | None = None) -> None:
        self._rdf = rdf
        self._title = title

    @property
    def svg(self) -> str:
        """The picture as SVG."""
        return self._draw("svg").decode("utf-8")

    @property
    def png(self) -> bytes:
        """The picture as PNG."""
        return self._draw("png")

    def save(self, path: str | Path) -> Path:
        """Write the picture, as its suffix says.

        :raises kg.errors.UsageError: for another suffix than ``.svg`` and ``.png``.
        :raises kg.errors.OutputError: when it cannot be written.
        """
        form = Path(path).suffix.lower().lstrip(".")
        if form not in {"svg", "png"}:
            raise UsageError("is neither .svg nor .png", where=str(path), mend="choose one of them")
        write_file(Path(path), self._draw(form))
        return Path(path)

    def _draw(self, form: str) -> bytes:
        from kg.view.static import draw

        return draw(self._rdf, form, title=self._title)

    def __repr__(self) -> str:
        return "<kg.Picture: show it in a notebook, or .save('network.svg')>"

    def _repr_svg_(self) -> str:
        return self.svg
