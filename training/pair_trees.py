"""Gradient-boosted trees over the measured features, and their flat arrays for the package."""

from typing import Any

import lightgbm
import numpy as np

SETTINGS: dict[str, Any] = {
    "n_estimators": 300, "learning_rate": 0.05, "num_leaves": 15, "max_depth": 6, "min_child_samples": 60,
    "subsample": 0.7, "subsample_freq": 1, "colsample_bytree": 0.3, "reg_lambda": 5.0,
    "n_jobs": 1, "verbose": -1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
"""Chosen on held-out training stories; see NOTEBOOK.md."""


def fit(rows: np.ndarray, labels: np.ndarray, seed: int) -> lightgbm.LGBMClassifier:
    """Trees fitted to `labels` (0 or 1)."""
    return lightgbm.LGBMClassifier(**SETTINGS, random_state=seed).fit(rows, labels)


def log_odds(model: lightgbm.LGBMClassifier, rows: np.ndarray) -> np.ndarray:
    """Log odds of each row."""
    return model.predict(rows, raw_score=True).astype(np.float32)


def arrays(model: lightgbm.LGBMClassifier, prefix: str) -> dict[str, np.ndarray]:
    """The trees as `reportgen.alignment.trees` reads them."""
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    size = max(2 * _leaves(tree) - 1 for tree in trees)
    shape = (len(trees), size)
    feature, left, right = (np.zeros(shape, np.int16) for _ in range(3))
    limit, value = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    depths = []
    for row, tree in enumerate(trees):
        nodes: list[dict[str, Any]] = []

        def visit(node: dict[str, Any], depth: int, nodes: list[dict[str, Any]] = nodes) -> int:
            number = len(nodes)
            nodes.append(node)
            depths.append(depth)
            if "split_feature" in node:
                node["low"], node["high"] = visit(node["left_child"], depth + 1), visit(node["right_child"], depth + 1)
            return number

        visit(tree, 0)
        for n, node in enumerate(nodes):
            if "split_feature" in node:
                feature[row, n], left[row, n], right[row, n] = node["split_feature"], node["low"], node["high"]
                limit[row, n] = _downward(node["threshold"])
            else:
                left[row, n] = right[row, n] = n
                value[row, n] = node["leaf_value"]
    names = {"feature": feature, "limit": limit, "left": left, "right": right, "value": value}
    return {f"{prefix}.{name}": array for name, array in names.items()} | {f"{prefix}.depth": np.array(max(depths))}


def _downward(threshold: float) -> np.float32:
    """The greatest single-precision number not above `threshold`: rows are single precision, so the split is the same."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))


def _leaves(node: dict[str, Any]) -> int:
    return _leaves(node["left_child"]) + _leaves(node["right_child"]) if "split_feature" in node else 1
