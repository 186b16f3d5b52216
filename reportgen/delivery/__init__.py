"""Delivery: rendered outputs -> `output/NAME/`, whole or not at all."""

from reportgen.delivery.folder import deliver, recover

__all__ = ["deliver", "recover"]
