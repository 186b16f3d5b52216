"""Gradient-boosted trees over the measured features, and their graph for the package."""

from typing import Any

import lightgbm
import numpy as np
from onnx import TensorProto, helper

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


def graph(model: lightgbm.LGBMClassifier) -> np.ndarray:
    """The trees as an ONNX graph (TreeEnsembleRegressor), in bytes; rows of features in, log odds out."""
    nodes: dict[str, list[Any]] = {name: [] for name in NODE_ATTRIBUTES}
    leaves: dict[str, list[Any]] = {"target_treeids": [], "target_nodeids": [], "target_ids": [], "target_weights": []}
    for number, tree in enumerate(model.booster_.dump_model()["tree_info"]):
        _add(tree["tree_structure"], number, nodes, leaves)
    attributes = {f"nodes_{name}": values for name, values in nodes.items()} | leaves
    node = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["odds"],
        domain="ai.onnx.ml",
        n_targets=1,
        aggregate_function="SUM",
        **attributes,
    )
    rows = helper.make_tensor_value_info("rows", TensorProto.FLOAT, [None, model.n_features_in_])
    odds = helper.make_tensor_value_info("odds", TensorProto.FLOAT, [None, 1])
    made = helper.make_model(
        helper.make_graph([node], "trees", [rows], [odds]),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("ai.onnx.ml", 3)],
        ir_version=9,
    )
    return np.frombuffer(made.SerializeToString(), np.uint8)


NODE_ATTRIBUTES = ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")


def _add(node: dict[str, Any], tree: int, nodes: dict[str, list[Any]], leaves: dict[str, list[Any]]) -> int:
    """Append a node with all under it; its number within the tree."""
    number = sum(1 for other in reversed(nodes["treeids"]) if other == tree)
    place = len(nodes["treeids"])
    split = "split_feature" in node
    row = (
        tree, number, node.get("split_feature", 0), float(_downward(node["threshold"])) if split else 0.0,
        "BRANCH_LEQ" if split else "LEAF", 0, 0,
    )  # fmt: skip
    for name, value in zip(NODE_ATTRIBUTES, row, strict=True):
        nodes[name].append(value)
    if split:
        nodes["truenodeids"][place] = _add(node["left_child"], tree, nodes, leaves)
        nodes["falsenodeids"][place] = _add(node["right_child"], tree, nodes, leaves)
    else:
        for name, value in zip(leaves, (tree, number, 0, float(node["leaf_value"])), strict=True):
            leaves[name].append(value)
    return number


def _downward(threshold: float) -> np.float32:
    """The greatest single-precision number not above `threshold`; rows are single precision: the split is kept."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
