"""What does this file say?"""

from pplcheck.read.cues import CueFinder, Hits
from pplcheck.read.design_registry import (
    design_reader,
    design_reader_of,
    design_readers,
    design_readers_called,
)
from pplcheck.read.doors import CueReader, DesignReader, Reader
from pplcheck.read.encoding import UTF_8, as_utf8, encoding_of, is_binary, to_utf8
from pplcheck.read.ignored import CUES as IGNORE_CUES
from pplcheck.read.ignored import heeded
from pplcheck.read.lines import text_of, without_ignored
from pplcheck.read.opaque import opaque_format
from pplcheck.read.others_registry import (
    notices_in,
    said_by_bill,
    said_of_others,
    speaks_of_others,
)
from pplcheck.read.parts import parted
from pplcheck.read.regions import CUES as REGION_CUES
from pplcheck.read.regions import Region, regions
from pplcheck.read.registry import CUE_READERS, READERS, readers_for
from pplcheck.read.text.copyright_lines import copyrights_in
from pplcheck.read.window import Window

__all__ = [
    "CUE_READERS",
    "IGNORE_CUES",
    "READERS",
    "REGION_CUES",
    "UTF_8",
    "CueFinder",
    "CueReader",
    "DesignReader",
    "Hits",
    "Reader",
    "Region",
    "Window",
    "as_utf8",
    "copyrights_in",
    "design_reader",
    "design_reader_of",
    "design_readers",
    "design_readers_called",
    "encoding_of",
    "heeded",
    "is_binary",
    "notices_in",
    "opaque_format",
    "parted",
    "readers_for",
    "regions",
    "said_by_bill",
    "said_of_others",
    "speaks_of_others",
    "text_of",
    "to_utf8",
    "without_ignored",
]
