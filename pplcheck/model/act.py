"""What is done with an asset?"""

from enum import StrEnum


class Act(StrEnum):
    """What is done with the asset."""

    COPY = "copy"
    ADAPT = "adapt"
    DISTRIBUTE = "distribute"
    RUN = "run"
    MANUFACTURE = "manufacture"
