"""An import of LinkedIn rows against csv.DictReader and executemany in transactions of 500 (PERF.md, P6 and P7).

    python bench/imports.py                 P6 with 30,000 rows, P7 from 3,000 to 100,000
    python bench/imports.py P6 --repeats 3

The baseline keeps two tables with four indexes and overwrites duplicates. Askwell also matches by address, number,
profile, and name at a company, keeps positions, company counts and fingerprints for undo, and copies the file first:
twelve indexes. Each ratio comes with its 95 % interval."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ASKWELL = Path(sys.executable).with_name("askwell")
IN_FOLDER = f"{ASKWELL} --data {{dir}}/data"


def contest(rows: int, small: int, repeats: int) -> dict[str, Any]:
    command = [
        sys.executable, str(HERE / "import_base.py"), "--rows", str(rows), "--small", str(small),
        "--repeats", str(repeats), "--before", f"{IN_FOLDER} import list", "--noop", f"{IN_FOLDER} import list",
        "--against", f"{IN_FOLDER} import {{file}}",
    ]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def show(what: str, ratio: dict[str, Any] | None, bar: str = "") -> None:
    if ratio is None:
        print(f"{what}: the start hides the work; take more rows")
        return
    print(f"{what}: {ratio['ratio']:.2f} [{ratio['low']:.2f}..{ratio['high']:.2f}]  {bar}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("figures", nargs="*", default=["P6", "P7"])
    options.add_argument("--repeats", type=int, default=5)
    asked = options.parse_args()
    if "P6" in asked.figures:
        ratio = contest(30_000, 3_000, asked.repeats)["ratio"]
        show("P6 30,000 rows, whole command", ratio["app/base_500"], "to reach: <= 3")
        show("P6 net of start", ratio.get("app/base_500 net of start"))
        show("P6 slope, the rows alone", ratio.get("app/base_500 slope"))
        show("P6 processor time", ratio.get("app/base_500 CPU"))
    if "P7" in asked.figures:
        found = contest(100_000, 3_000, max(3, asked.repeats // 2))
        for name in ("app", "base_500"):
            growth = found["growth"][name]
            show(
                f"P7 cost of a row at 100,000 over 3,000, {name}",
                growth["per_row_large/small net of start"],
                f"to reach: <= 1.3; memory {growth['bytes_per_row_between']:.0f} bytes for each more row",
            )


if __name__ == "__main__":
    main()
