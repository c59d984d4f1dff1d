"""Draw the README's picture: what `pplcheck demo` prints, as SVG, with its middle left out.

python -m tests.picture docs/pictures/demo.svg
"""

import re
import sys
from pathlib import Path

from rich.console import Console

from pplcheck.pipeline.demo import demo
from pplcheck.report.page import Look
from pplcheck.report.terminal import page_of

WIDTH = 92
# Through the verdict under clause 4(d) with its proof; from the legend to the counts.
FIRST, LAST = 72, 9


def picture() -> str:
    """Return the picture; the same story always gives the same picture."""
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(
            file=nowhere, record=True, width=WIDTH, force_terminal=True, color_system="standard"
        )
        page = page_of(demo(None, None), Look(width=WIDTH))
        page.leave_out(FIRST, LAST)
        page.print_to(console)
        drawn = console.export_svg(title="pplcheck demo", unique_id="pplcheck-demo")
    # A picture asks nobody on the network for its fonts.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
