"""Moved to `reportgen.grammar.wordpiece`, where framing can use it too."""

from reportgen.grammar.wordpiece import basic_tokens, encode, pieces, punctuation, vocabulary, without_content

__all__ = ["basic_tokens", "encode", "pieces", "punctuation", "vocabulary", "without_content"]
