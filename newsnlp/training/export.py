"""Write a trained network as the file that ships: an ONNX graph with whole-number weights.

The graph is put together here rather than traced, for it is small and its parts are standard operators: Gather, LSTM,
MatMul. The weights of LSTM and MatMul are rounded to eight bits by onnxruntime's dynamic quantisation; the tables of
characters and pairs are rounded here, a scale for each row.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from newsnlp.tagger.scheme import SCHEMES, size

from .network import Network

_OPSET, _IR = 17, 9
_INPUTS = ("characters", "before", "behind", "hints")


class _Graph:
    """Nodes and weights as they come."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, **options: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **options))
        return name

    def table(self, name: str, values: np.ndarray) -> None:
        """Keep a table as whole numbers, with a scale for each row."""
        scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-6) / 127
        self.weight(f"{name}.table", np.round(values / scale).astype(np.int8))
        self.weight(f"{name}.scales", scale.astype(np.float32))

    def look_up(self, name: str, numbers: str) -> str:
        """Look numbers up in a table."""
        rows = self.node("Gather", [f"{name}.table", numbers], f"{numbers}.rows")
        wide = self.node("Cast", [rows], f"{numbers}.wide", to=TensorProto.FLOAT)
        scales = self.node("Gather", [f"{name}.scales", numbers], f"{numbers}.scales")
        return self.node("Mul", [wide, scales], f"{numbers}.values")

    def lstm(self, name: str, layer: Any, values: str, direction: str) -> str:
        """Read [time, batch, width] in one direction."""
        weights = [layer.weight_ih_l0, layer.weight_hh_l0]
        width = layer.hidden_size
        inputs = [
            self.weight(f"{name}.{which}", _gates(weight.detach().numpy(), width)[None])
            for which, weight in zip("WR", weights, strict=True)
        ]
        biases = [_gates(bias.detach().numpy(), width) for bias in (layer.bias_ih_l0, layer.bias_hh_l0)]
        inputs.append(self.weight(f"{name}.B", np.concatenate(biases)[None]))
        read = self.node(
            "LSTM", [values, *inputs, "lengths"], f"{name}.read", hidden_size=width, direction=direction
        )
        return self.node("Squeeze", [read, "one"], name)


def _gates(values: np.ndarray, width: int) -> np.ndarray:
    """Put the gates in ONNX's order: torch has input, forget, cell, output; ONNX input, output, forget, cell."""
    into, forget, cell, out = (values[at * width : (at + 1) * width] for at in range(4))
    return np.concatenate([into, out, forget, cell])


def export(model: Network, output: Path) -> None:
    """Write the network to `output`, an `.onnx` file.

    It reads `characters`, `before`, `behind`, `hints` ([time, batch] int32) and `lengths` ([batch] int32) and gives the
    scores of each scheme's tags, [time, batch, tags], under the scheme's name.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    graph = _Graph()
    graph.weight("one", np.array([1], np.int64))
    graph.table("character", model.readers.characters.weight.detach().numpy())
    graph.table("pair", model.readers.pairs.weight.detach().numpy())
    single = graph.look_up("character", "characters")
    left = graph.node("Concat", [single, graph.look_up("pair", "before")], "left", axis=2)
    right = graph.node("Concat", [single, graph.look_up("pair", "behind")], "right", axis=2)
    hint = graph.node(
        "Gather", [graph.weight("hint.table", model.hints.weight.detach().numpy()), "hints"], "hint"
    )
    whole = graph.node(
        "Concat",
        [
            graph.lstm("first.forwards", model.readers.forwards, left, "forward"),
            graph.lstm("first.backwards", model.readers.backwards, right, "reverse"),
            hint,
        ],
        "whole",
        axis=2,
    )
    encoded = graph.node(
        "Concat",
        [
            graph.lstm("second.forwards", model.forwards, whole, "forward"),
            graph.lstm("second.backwards", model.backwards, whole, "reverse"),
        ],
        "encoded",
        axis=2,
    )
    outputs = []
    for name in SCHEMES:
        head: Any = model.heads[name]
        scores = graph.node(
            "MatMul",
            [encoded, graph.weight(f"{name}.weight", head.weight.detach().numpy().T)],
            f"{name}.scores",
        )
        graph.node("Add", [scores, graph.weight(f"{name}.bias", head.bias.detach().numpy())], name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["time", "batch", size(name)]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["time", "batch"]) for name in _INPUTS]
    inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]))
    made = helper.make_graph(graph.nodes, "newsnlp.tagger", inputs, outputs, graph.weights)
    whole_model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)])
    whole_model.ir_version = _IR
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(whole_model, exact)
        quantize_dynamic(exact, output, weight_type=QuantType.QInt8, op_types_to_quantize=["LSTM", "MatMul"])
