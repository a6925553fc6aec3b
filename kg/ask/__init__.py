"""Ask: French questions turned into SPARQL by the parser and the lexicon that read the news.

opening → parse → statement → frame → sparql → answer. The question word becomes a variable in the tree, and the same
constructions that find the participants of an event in a dispatch find what is asked for.
"""

from kg.ask.answer import Answer, Reply, Support
from kg.ask.ask import Parse, ask
from kg.ask.refusal import Refused

__all__ = ["Answer", "Parse", "Refused", "Reply", "Support", "ask"]
