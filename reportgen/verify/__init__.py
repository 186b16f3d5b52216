"""Verification: the outputs and the source files alone -> what does not hold."""

from reportgen.verify.check import check

__all__ = ["check"]
