"""Write a trained network as the file that ships: an ONNX graph with whole-number weights.

The graph is put together here rather than traced, for it is small and its parts are standard operators: Gather, LSTM,
MatMul. The weights of the LSTMs are rounded to eight bits by onnxruntime's dynamic quantisation; the tables of
characters and pairs are rounded here, a scale for each row.

Dynamic quantisation also rounds what an LSTM reads and its state, by the least and greatest value in the whole batch:
what a sentence gives would rest on the sentences beside it. So these two are made the same for every batch. Two more
inputs are always the greatest and the least value that an input can have. Two more units of the state never forget and
always add 1 or -1: at step t they are tanh(t) and -tanh(t), and no unit can be beyond that.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from newsnlp.tagger.reading import INPUTS
from newsnlp.tagger.scheme import SCHEMES, size

from .network import Network

_OPSET, _IR = 17, 9
BOUNDS = 2  # inputs and units that stand for the least and the greatest value
_OPEN = 20.0  # what makes a gate 1 in single precision


class _Graph:
    """Nodes and weights as they come."""

    def __init__(self, hints: int) -> None:
        self.hints = hints
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

    def bounds(self, name: str, greatest: float) -> str:
        """Give [time, batch, 2] that are the greatest value and the least everywhere."""
        table = np.tile(np.array([[greatest, -greatest]], np.float32), (self.hints, 1))
        return self.node("Gather", [self.weight(f"{name}.table", table), "hints"], name)

    def lstm(self, name: str, layer: Any, values: str, read_by: list[int], direction: str) -> str:
        """Read [time, batch, width] in one direction; `read_by` are the columns that the layer was trained on."""
        width = layer.hidden_size
        own = [*range(width)]
        weights = (
            (layer.weight_ih_l0, read_by, max(read_by) + 1 + BOUNDS),
            (layer.weight_hh_l0, own, width + BOUNDS),
        )
        inputs = [
            self.weight(f"{name}.{which}", _gates(_widened(weight, columns, size), width)[None])
            for which, (weight, columns, size) in zip("WR", weights, strict=True)
        ]
        into, state = (_gates(bias.detach().numpy(), width) for bias in (layer.bias_ih_l0, layer.bias_hh_l0))
        inputs.append(self.weight(f"{name}.B", np.concatenate([into, state])[None]))
        read = self.node(
            "LSTM",
            [values, *inputs, "lengths"],
            f"{name}.read",
            hidden_size=width + BOUNDS,
            direction=direction,
        )
        return self.node("Squeeze", [read, "one"], name)


def _widened(weight: Any, columns: list[int], size: int) -> np.ndarray:
    """Spread the columns of a matrix over `size` columns, the others 0."""
    wide = np.zeros((len(weight), size), np.float32)
    wide[:, columns] = weight.detach().numpy()
    return wide


def _gates(values: np.ndarray, width: int) -> np.ndarray:
    """Put the gates in ONNX's order: torch has input, forget, cell, output; ONNX input, output, forget, cell.

    Two more units are added, which nothing speaks to: their biases keep the gates open and add the most or the least.
    """
    into, forget, cell, out = (values[at * width : (at + 1) * width] for at in range(4))
    shape = (BOUNDS, *values.shape[1:])
    opened, added = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    if values.ndim == 1:
        opened[:], added[:] = _OPEN, (_OPEN, -_OPEN)
    return np.concatenate([into, opened, out, opened, forget, opened, cell, added])


def beside(*widths: int) -> list[int]:
    """Give the columns that are not bounds, where each part is followed by its bounds.

    >>> beside(2, 1)
    [0, 1, 4]
    """
    columns: list[int] = []
    for width in widths:
        start = columns[-1] + 1 + BOUNDS if columns else 0
        columns += range(start, start + width)
    return columns


def export(model: Network, output: Path) -> None:
    """Write the network to `output`, an `.onnx` file.

    It reads `INPUTS` ([time, batch] int32 each) and `lengths` ([batch] int32) and gives the
    scores of each scheme's tags, [time, batch, tags], under the scheme's name.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    sizes = model.sizes
    graph = _Graph(sizes.hints)
    graph.weight("one", np.array([1], np.int64))
    tables = [
        table.weight.detach().numpy()
        for table in (model.readers.characters, model.readers.pairs, model.begun, model.ended, model.hints)
    ]
    graph.table("character", tables[0])
    graph.table("pair", tables[1])
    single = graph.look_up("character", "characters")
    bounds = graph.bounds("bounds", max(float(np.abs(table).max()) for table in tables[:2]))
    left = graph.node("Concat", [single, graph.look_up("pair", "before"), bounds], "left", axis=2)
    right = graph.node("Concat", [single, graph.look_up("pair", "behind"), bounds], "right", axis=2)
    told = [
        graph.node("Gather", [graph.weight(f"{name}.values", table), name], f"{name}.read")
        for name, table in zip(("begun", "ended", "hints"), tables[2:], strict=True)
    ]
    columns = beside(sizes.character + sizes.pair)
    whole = graph.node(
        "Concat",
        [
            graph.lstm("first.forwards", model.readers.forwards, left, columns, "forward"),
            graph.lstm("first.backwards", model.readers.backwards, right, columns, "reverse"),
            *told,
            graph.bounds("whole.bounds", max(1.0, *(float(np.abs(table).max()) for table in tables[2:]))),
        ],
        "whole",
        axis=2,
    )
    columns = beside(sizes.first, sizes.first, 2 * sizes.word + sizes.hint)
    encoded = graph.node(
        "Concat",
        [
            graph.lstm("second.forwards", model.forwards, whole, columns, "forward"),
            graph.lstm("second.backwards", model.backwards, whole, columns, "reverse"),
        ],
        "encoded",
        axis=2,
    )
    columns = beside(sizes.second, sizes.second)
    outputs = []
    for name in SCHEMES:
        head: Any = model.heads[name]
        weight = _widened(head.weight, columns, columns[-1] + 1 + BOUNDS).T
        scores = graph.node("MatMul", [encoded, graph.weight(f"{name}.weight", weight)], f"{name}.scores")
        graph.node("Add", [scores, graph.weight(f"{name}.bias", head.bias.detach().numpy())], name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["time", "batch", size(name)]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["time", "batch"]) for name in INPUTS]
    inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]))
    made = helper.make_graph(graph.nodes, "newsnlp.tagger", inputs, outputs, graph.weights)
    whole_model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)])
    whole_model.ir_version = _IR
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(whole_model, exact)
        quantize_dynamic(exact, output, weight_type=QuantType.QInt8, op_types_to_quantize=["LSTM"])
