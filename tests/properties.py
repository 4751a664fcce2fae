"""How often a property is tried that takes long: a quarter as often as any other."""

from __future__ import annotations

from hypothesis import settings

dear = settings(max_examples=settings().max_examples // 4)
