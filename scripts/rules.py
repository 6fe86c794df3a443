"""Names what is wrong in the rules that are data, one line each: run by scripts/check, before any test meets it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain import contradictions, dependencies


def main() -> int:
    found = [
        *(f"contradictions.en.toml: {each}" for each in contradictions.mistakes()),
        *(f"dependencies.en.toml: {each}" for each in dependencies.mistakes()),
    ]
    print("\n".join(found) or "rules: nothing wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
