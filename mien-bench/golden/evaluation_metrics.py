"""Makes the golden numbers that Mien's metrics are tested against.

The build does not run this. Made once with Python 3.11, scikit-learn 1.9.1 and SciPy's Wilson interval:

    pip install scikit-learn==1.9.1
    python evaluation_metrics.py > ../../mien-evaluate/src/test/resources/dev/mien/evaluate/golden.json

The classification figures and the areas under curves come from scikit-learn, the interval from SciPy, and what neither
has (calibration error, coverage, the point errors that are divided by the interocular distance) is written here once
more, over whole arrays.
"""

import json
import sys

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics

FIVE = ["anger", "disgust", "sad", "happy", "surprise"]
SEVEN = ["anger", "disgust", "fear", "happy", "sad", "surprise", "neutral"]


def calibration_error(confidence, right, bins=15):
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def area_up_to(errors, limit):
    """The area under the share of errors within x, for x from 0 to the limit, as a share of the whole."""
    inside = np.sort(errors[errors < limit])
    shares = np.arange(len(inside) + 1) / len(errors)
    return float(np.sum(shares * np.diff(np.concatenate([[0.0], inside, [limit]]))) / limit)


def expression_case(names, rows, seed, absent=(), never_answered=(), steps=None):
    random = np.random.default_rng(seed)
    classes = len(names)
    shares = np.array([0.0 if name in absent else 1.0 + i for i, name in enumerate(names)])
    truth = random.choice(classes, rows, p=shares / shares.sum())
    logits = random.normal(size=(rows, classes))
    logits[np.arange(rows), truth] += 1.2
    for name in never_answered:
        logits[:, names.index(name)] -= 9
    powers = np.exp(logits)
    probabilities = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    if steps:
        probabilities = np.round(probabilities * steps) / np.float32(steps)  # many equal scores
    answer = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1).astype(np.float64)
    right = answer == truth
    every = list(range(classes))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        truth, answer, labels=every, zero_division=0
    )
    every_row = np.arange(rows)
    roc_auc = [metrics.roc_auc_score(truth == c, probabilities[every_row, c]) if c in truth else None for c in every]
    average_precision = [
        metrics.average_precision_score(truth == c, probabilities[every_row, c]) if c in truth else None for c in every
    ]
    thresholds = [0.3, 0.5, 0.7]
    sure = [confidence >= np.float32(threshold) for threshold in thresholds]
    low, high = binomtest(int(right.sum()), rows).proportion_ci(0.95, method="wilson")
    return {
        "labels": "five" if names == FIVE else "seven",
        "truth": [names[t] for t in truth],
        "probabilities": [[float(str(p)) for p in row] for row in probabilities],
        "n": rows,
        "accuracy": metrics.accuracy_score(truth, answer),
        "accuracy_ci95": [low, high],
        "macro_f1": metrics.f1_score(truth, answer, labels=np.unique(truth), average="macro", zero_division=0),
        "weighted_f1": metrics.f1_score(truth, answer, labels=every, average="weighted", zero_division=0),
        "ece": calibration_error(confidence, right),
        "log_loss": metrics.log_loss(
            truth, np.maximum(probabilities.astype(np.float64), np.finfo(np.float32).eps), labels=every
        ),
        "per_class": {
            name: {
                "precision": precision[i],
                "recall": recall[i],
                "f1": f1[i],
                "support": int(support[i]),
                "roc_auc": roc_auc[i],
                "average_precision": average_precision[i],
            }
            for i, name in enumerate(names)
        },
        "coverage": [
            {"threshold": t, "coverage": float(s.mean()), "accuracy": float(right[s].mean())}
            for t, s in zip(thresholds, sure)
        ],
        "confusion": metrics.confusion_matrix(truth, answer, labels=every).tolist(),
        "report": metrics.classification_report(
            truth, answer, labels=every, target_names=names, digits=4, zero_division=0
        ),
    }


def keypoints_case(faces, seed):
    random = np.random.default_rng(seed)
    mean = random.uniform(20, 76, size=30)
    mean[0:4] = [66, 38, 30, 38]  # the eye centres
    truth = (mean + random.normal(0, 3, size=(faces, 30))).astype(np.float32)
    answer = (truth + random.normal(0, 2.5, size=(faces, 30))).astype(np.float32)
    gone = random.random((faces, 15)) < 0.15
    gone[: faces // 3] = False
    gone[-1] = True  # no point marked
    truth[np.repeat(gone, 2, axis=1)] = np.nan
    t, a = truth.astype(np.float64), answer.astype(np.float64)
    known = ~np.isnan(t)
    interocular = np.hypot(t[:, 0] - t[:, 2], t[:, 1] - t[:, 3])
    distance = np.hypot(a[:, 0::2] - t[:, 0::2], a[:, 1::2] - t[:, 1::2]) / interocular[:, None]
    usable = ~np.isnan(interocular)
    complete = known.all(axis=1)
    names = list(POINTS)
    return {
        "truth": [[None if np.isnan(v) else float(str(v)) for v in row] for row in truth],
        "answers": [[float(str(v)) for v in row] for row in answer],
        "n": int(known.any(axis=1).sum()),
        "rmse_px": metrics.root_mean_squared_error(t[known], a[known]),
        "mae_px": metrics.mean_absolute_error(t[known], a[known]),
        "nme_interocular": float(np.mean([np.nanmean(row) for row in distance[usable]])),
        "auc_08": area_up_to(faces_off := np.array([np.nanmean(row) for row in distance[usable]]), 0.08),
        "failure_08": float(np.mean(faces_off > 0.08)),
        "pck_05": float(np.mean(distance[~np.isnan(distance)] <= 0.05)),
        "pck_10": float(np.mean(distance[~np.isnan(distance)] <= 0.10)),
        "per_keypoint": {
            name: metrics.root_mean_squared_error(
                t[:, 2 * i : 2 * i + 2][known[:, 2 * i]].ravel(), a[:, 2 * i : 2 * i + 2][known[:, 2 * i]].ravel()
            )
            for i, name in enumerate(names)
        },
        "seed_accuracy": metrics.accuracy_score(t[complete].argmax(axis=1), a[complete].argmax(axis=1)),
    }


POINTS = (
    "left_eye_center right_eye_center left_eye_inner_corner left_eye_outer_corner right_eye_inner_corner "
    "right_eye_outer_corner left_eyebrow_inner_end left_eyebrow_outer_end right_eyebrow_inner_end "
    "right_eyebrow_outer_end nose_tip mouth_left_corner mouth_right_corner mouth_center_top_lip "
    "mouth_center_bottom_lip"
).split()

json.dump(
    {
        "expression": [
            expression_case(SEVEN, 120, seed=1),
            expression_case(SEVEN, 60, seed=2, absent=["disgust"], never_answered=["fear"]),
            expression_case(FIVE, 80, seed=3),
            expression_case(FIVE, 90, seed=5, steps=16),
        ],
        "keypoints": [keypoints_case(24, seed=4)],
    },
    sys.stdout,
    indent=None,
    separators=(",", ":"),
)
print()
