"""ONNX graphs, opened alike everywhere."""

from os import PathLike
from typing import Any


def open_graph(graph: bytes | PathLike[str], *, threads: int = 2, arena: bool = True) -> Any:
    """An onnxruntime session on the processor for `graph`, its bytes or its file.

    Args:
        graph: the graph.
        threads: of one run; waiting ones leave the cores to others.
        arena: whether memory is kept from run to run; without it a session that is used once leaves none behind.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = arena
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = graph if isinstance(graph, bytes) else str(graph)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
