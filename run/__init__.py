"""Set-up, supervisor and terminal client.

What is needed before an environment exists (setup.py and what it imports) is standard library only and
runs on Python 3.8 and later.
"""

import sys

if sys.version_info < (3, 8):  # noqa: UP036 - the one file that an old interpreter reads
    sys.exit("Python 3.8 or newer is needed to set up: make PYTHON=python3.12 run, for instance.")
