"""Moved to `reportgen.grammar.encoder`, where framing can use it too."""

from reportgen.grammar.encoder import LONGEST, Vectors, sentence_vectors, token_vectors

__all__ = ["LONGEST", "Vectors", "sentence_vectors", "token_vectors"]
