"""Writes the reference of the ontology, one page that needs no network: ``python docs/ontology/build.py [-o FILE]``.

Everything in it is read from ``ontologies/``; the same files give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import pictures  # noqa: E402 - the path must be set first
from collect import collect  # noqa: E402
from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: E402
from markupsafe import Markup  # noqa: E402

PAGE = HERE / "index.html"


def page() -> str:
    """The page as text."""
    reference = collect()
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
    drawn = {
        "fact": pictures.fact(reference.graph),
        "events": pictures.tree(reference.graph, "Event", columns=3, above="sem:Event"),
        "entities": pictures.tree(reference.graph, "Entity", columns=3),
    }
    return environment.get_template("page.html.jinja").render(
        about=reference.about,
        sections=reference.sections,
        rules=reference.rules,
        pictures={name: Markup(svg) for name, svg in drawn.items()},  # noqa: S704 - our own, escaped there
        style=Markup((HERE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
    )


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=PAGE)
    arguments = parser.parse_args()
    arguments.output.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
