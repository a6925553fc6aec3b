"""Ask a graph in French: question → frame → SPARQL → reply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from rdflib import DCTERMS, RDF, SDO, Graph

from kg.ask.answer import Reply, reply
from kg.ask.entities import Entities
from kg.ask.opening import open_question
from kg.ask.posts import post_question
from kg.ask.read import read_question
from kg.ask.refusal import Refused
from kg.errors import InputError
from kg.knowledge import load_knowledge
from kg.records import Article, ParsedArticle, Skipped

Parse = Callable[[Article], ParsedArticle | Skipped]
"""What parses the question: :meth:`kg.parse.documents.Parser.parse` of one article, or a stored parse in tests."""


def ask(graph: Graph, question: str, *, parse: Parse | None = None, date: dt.date | None = None) -> Reply:
    """The answer of a graph to a question in French, with the query that was run.

    :param parse: what parses the question; the best models that are there, when None.
    :param date: the day that « hier » or « le mois dernier » is counted from; when None, the day of the latest dispatch.
    :raises Refused: when the question cannot be read or asks for what no graph tells. Nothing is guessed.
    """
    opened = open_question(question)
    parsed = (parse or _parse)(Article(id="question", text=opened.text))
    if isinstance(parsed, Skipped):
        raise InputError(parsed.what, where=question, mend=parsed.mend)
    if len(parsed.sentences) != 1:
        raise Refused("several")
    [sentence] = parsed.sentences
    entities, knowledge = Entities(graph), load_knowledge()
    day = date or latest(graph)
    frame = post_question(sentence, knowledge, entities, day) or read_question(
        sentence, opened, knowledge, entities, day
    )
    return replace(reply(graph, question, frame, entities.base), question=question)


def latest(graph: Graph) -> dt.date | None:
    """The day of the latest dispatch of a graph."""
    days = (str(graph.value(node, DCTERMS.date) or "")[:10] for node in graph.subjects(RDF.type, SDO.NewsArticle))
    day = max(days, default="")
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return None


def _parse(article: Article) -> ParsedArticle | Skipped:
    from kg.parse.documents import Parser

    [parsed] = Parser().parse([article])
    return parsed
