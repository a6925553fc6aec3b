"""A reply as a person or a program wants it."""

from __future__ import annotations

import json
from dataclasses import asdict

from kg.ask.answer import UNKNOWN, Answer, Reply, Support
from kg.ask.refusal import Refused

FORMATS = ("text", "json")
_STATUS = {"planned": "prévu", "possible": "possible", "requested": "demandé", "negated": "nié"}
_NOTHING = "rien trouvé : aucun fait de ce graphe ne le dit"


def show(reply: Reply, *, query: bool = True) -> str:
    """Answers with their sentences, then the query, as text that ends with a line break."""
    lines = [_head(reply)] if _head(reply) else []
    lines += [line for answer in reply.answers for line in _answer(answer, bare=reply.asks in {"whether", "count"})]
    if reply.near:
        lines.append("mais :")
        lines += [line for answer in reply.near for line in _answer(answer)]
    if query:
        lines += ["", "# la question en SPARQL", reply.query]
    return "\n".join(lines) + "\n"


def _head(reply: Reply) -> str:
    if reply.absent:
        return f"{_NOTHING} ({', '.join(reply.absent)} n'y figure pas)"
    if reply.asks == "whether":
        return _NOTHING if reply.verdict == UNKNOWN else reply.verdict
    if not reply.answers:
        return _NOTHING
    if reply.asks == "count":
        return f"au moins {reply.count} fois"
    if reply.asks == "how-many":
        return f"{reply.count} nommés dans le graphe"
    return ""


def _answer(answer: Answer, *, bare: bool = False) -> list[str]:
    lines = [] if bare else [answer.label]
    for support in answer.supports:
        lines += [f"    « {support.sentence} »", f"    {_source(support)}"]
    return lines


def _source(support: Support) -> str:
    parts = [support.article, support.date, _STATUS.get(support.status, "")]
    parts += [f"selon {support.by}" if support.by else "", f"{support.count} fois" if support.count else ""]
    return "— " + ", ".join(part for part in parts if part)


def to_json(reply: Reply) -> str:
    """The reply as a JSON object."""
    record = {
        "question": reply.question,
        "asks": reply.asks,
        "verdict": reply.verdict or None,
        "count": reply.count,
        "answers": [asdict(answer) for answer in reply.answers],
        "near": [asdict(answer) for answer in reply.near],
        "absent": list(reply.absent),
        "query": reply.query,
        "refused": None,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def refusal_to_json(question: str, refused: Refused) -> str:
    """A refusal as a JSON object of the same shape."""
    record = {
        "question": question,
        "answers": [],
        "refused": {"code": refused.code, "reason": refused.what, "hint": refused.mend},
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
