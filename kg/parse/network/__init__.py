"""The parser's network: one transformer with four heads, for tags, features, trees and names.

``network`` puts the parts together: ``pieces`` and ``table`` (words to vectors), ``encoder``
(vectors in context) and the heads; ``decode`` makes labels of its scores; ``file`` keeps it
small on disk; ``processor`` puts it into a Stanza pipeline. How it is trained is in
:mod:`kg.parse.train`.
"""
