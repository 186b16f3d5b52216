"""reportgen compares several articles on one story and writes briefings."""

import os

__version__ = "0.1.0"

# The matrices of a story are small: a second thread of the linear algebra library only waits, up to fifteen times as
# long as the product takes on a busy machine. It must be told before numpy is imported.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
