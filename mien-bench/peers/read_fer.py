"""Reads fer2013.csv to uint8 [n, 48, 48] as notebooks do, and prints what it took as one line of JSON.

    python read_fer.py fer2013.csv.gz split|dtype|fromstring

split       read_csv, then for each row: split, np.array, astype; the notebooks' own way
dtype       the same with np.array(..., dtype): a faster spelling
fromstring  read_csv, then np.fromstring for each row: the fastest that stays within pandas and numpy
"""

import json
import platform
import resource
import sys
import time
import warnings

import numpy as np
import pandas as pd

WAYS = {
    "split": lambda text: np.array(text.split(" ")).reshape(48, 48).astype("uint8"),
    "dtype": lambda text: np.array(text.split(" "), dtype="uint8").reshape(48, 48),
    "fromstring": lambda text: np.fromstring(text, dtype=np.uint8, sep=" ").reshape(48, 48),
}

warnings.simplefilter("ignore", DeprecationWarning)
path, way = sys.argv[1:]
begin = time.perf_counter()
table = pd.read_csv(path)
images = np.stack([WAYS[way](text) for text in table["pixels"]])
seconds = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB on Linux, bytes on macOS
print(json.dumps({
    "way": way,
    "rows": len(images),
    "sum": int(images.sum(dtype=np.int64)),
    "seconds": seconds,
    "peak_mib": peak / 1024 / (1024 if sys.platform == "darwin" else 1),
    "versions": f"Python {platform.python_version()}, pandas {pd.__version__}, numpy {np.__version__}",
}))
