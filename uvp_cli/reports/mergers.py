"""The fate of a municipality that begins or ends during its programme, in Dutch."""

from __future__ import annotations

from uvp_cli import dutch
from uvp_cli.programme.model import Gemeente, Programme
from uvp_cli.programme.reach import founders


def merger_text(gemeente: Gemeente, programme: Programme) -> str | None:
    """From when until when it exists, who takes over, and for whom its hours were adopted."""
    bounds = []
    if gemeente.from_:
        bounds.append(f"vanaf {dutch.month_of(gemeente.from_)}")
    if gemeente.to:
        bounds.append(f"tot en met {dutch.month_of(gemeente.to)}")
    if not bounds:
        return None
    parts = [f"{gemeente.name} bestaat {' '.join(bounds)}"]
    if gemeente.merged_into:
        after = next(it for it in programme.gemeenten if it.id == gemeente.merged_into)
        parts.append(f"daarna {after.name}")
    if gemeente not in founders(programme):
        before = [it.name for it in programme.gemeenten if it.merged_into == gemeente.id]
        parts.append(f"de uren zijn geraamd voor {dutch.listing(before)}")
    return f"{'; '.join(parts)}."
