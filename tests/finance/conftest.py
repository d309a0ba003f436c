"""What tests of this room share."""

from tests.small_templates import small_templates

__all__ = ["small_templates"]
