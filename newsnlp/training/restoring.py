"""Read the file that ships back into a network that can be trained further: what `export` wrote, the other way round.

Weights come back as they were rounded, so the network reads as the file does, a little better for the activations are
not rounded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from newsnlp.errors import ModelError
from newsnlp.tagger.reading import Reading
from newsnlp.tagger.scheme import SCHEMES, size

from .export import BOUNDS, beside
from .network import Network, Sizes

_LAYERS = {
    "first.forwards": "readers.forwards",
    "first.backwards": "readers.backwards",
    "second.forwards": "forwards",
    "second.backwards": "backwards",
}


def restore(folder: Path) -> Network:
    """Give the network of a tagger's folder, with weights in single precision.

    Raises `ModelError` where the folder holds no tagger that `export` wrote.
    """
    try:
        sizes = Sizes.of(Reading.load(folder).alphabet)
        graph = onnx.load(folder / "tagger.onnx").graph
        weights = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        state = _state(weights, sizes)
    except (OSError, KeyError) as error:
        raise ModelError(f"{folder} holds no tagger to go on from: {error}") from error
    network = Network(sizes, {name: size(name) for name in SCHEMES})
    network.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in state.items()})
    return network


def _state(weights: dict[str, Any], sizes: Sizes) -> dict[str, np.ndarray]:
    state = {f"{name}.weight": weights[f"{name}.values"] for name in ("begun", "ended", "hints")}
    for name, table in (("readers.characters", "character"), ("readers.pairs", "pair")):
        state[f"{name}.weight"] = weights[f"{table}.table"].astype(np.float32) * weights[f"{table}.scales"]
    first = beside(sizes.character + sizes.pair)
    second = beside(sizes.first, sizes.first, 2 * sizes.word + sizes.hint)
    for name, layer in _LAYERS.items():
        columns, width = (first, sizes.first) if name.startswith("first") else (second, sizes.second)
        for which, kind, read_by in (("W", "ih", columns), ("R", "hh", [*range(width)])):
            values = _gates(_exact(weights, f"{name}.{which}").T, width)
            state[f"{layer}.weight_{kind}_l0"] = values[:, read_by]
        into, held = np.split(weights[f"{name}.B"][0], 2)
        state[f"{layer}.bias_ih_l0"], state[f"{layer}.bias_hh_l0"] = _gates(into, width), _gates(held, width)
    columns = beside(sizes.second, sizes.second)
    for name in SCHEMES:
        state[f"heads.{name}.weight"] = weights[f"{name}.weight"][columns].T
        state[f"heads.{name}.bias"] = weights[f"{name}.bias"]
    return state


def _exact(weights: dict[str, Any], name: str) -> np.ndarray:
    """Give a matrix as numbers, from whole ones with a scale."""
    whole = weights[f"{name}_quantized"][0].astype(np.float32)
    exact: np.ndarray = (whole - weights[f"{name}_zero_point"]) * weights[f"{name}_scale"]
    return exact


def _gates(values: np.ndarray, width: int) -> np.ndarray:
    """Put the gates in the order of torch, without the units that stand for bounds."""
    step = width + BOUNDS
    into, out, forget, cell = (values[at * step : at * step + width] for at in range(4))
    return np.concatenate([into, forget, cell, out]).astype(np.float32)
