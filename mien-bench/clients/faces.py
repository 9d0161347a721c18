"""Faces to ask about: [count, 96, 96, 1] float32 in 0..1."""
import csv
import gzip

import numpy as np


def drawn(count, seed=1):
    """Smooth blobs of noise, each another."""
    random = np.random.default_rng(seed)
    coarse = random.random((count, 12, 12), dtype=np.float32)
    return np.kron(coarse, np.ones((8, 8), np.float32))[..., None]


def from_fer(path, count):
    """The first rows of fer2013.csv.gz, each pixel twice as wide and high."""
    with gzip.open(path, "rt") as file:
        rows = [row["pixels"] for row, _ in zip(csv.DictReader(file), range(count))]
    small = np.array([np.fromstring(row, dtype=np.uint8, sep=" ") for row in rows]).reshape(-1, 48, 48)
    return (small.repeat(2, axis=1).repeat(2, axis=2) / 255).astype(np.float32)[..., None]
