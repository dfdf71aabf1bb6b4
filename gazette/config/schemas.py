"""The project's own JSON Schemas: read from the wheel, or from `schemas/` in a checkout."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "_schemas", _PACKAGE.parent / "schemas")


@cache
def load_schema(name: str) -> dict[str, Any]:  # a JSON Schema is open-ended by nature
    """The schema `schemas/NAME.schema.json`. Raises FileNotFoundError for a name the project does not define."""
    for place in _PLACES:
        path = place / f"{name}.schema.json"
        if path.is_file():
            loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return loaded
    raise FileNotFoundError(f"{name}.schema.json")
