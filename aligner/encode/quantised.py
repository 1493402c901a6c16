"""Weights of a BERT encoder -> its graph in int8 for ONNX Runtime, written without the library that trained it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

Array = NDArray[Any]

VERSION = "1"
OPSET, IR_VERSION = 20, 9
EXTENSIONS = "com.microsoft"
BLOCK = 64
LARGEST = 127
MIDDLE = 128
EPSILON = 1e-12
INT8_ACTIVATIONS = 4


def quantised(weights: Path, heads: int) -> bytes:
    """The model that turns `pieces` (texts, length) into `vectors` (texts, length, dimensions).

    Linear layers hold 8 bits a weight, with a scale for every block of 64; what enters them is rounded to 8 bits a
    block too, at run time and each piece by itself. Embeddings hold 8 bits with a scale a row. The rest is exact.
    """
    from safetensors.numpy import load_file

    return _Encoder(load_file(weights), heads).model()


class _Encoder:
    """Writes the nodes of a graph, layer by layer."""

    def __init__(self, tensors: dict[str, Array], heads: int) -> None:
        self.tensors = tensors
        self.heads = heads
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def model(self) -> bytes:
        from onnx import TensorProto, helper

        x = self.embedded()
        layers = 1 + max(int(name.split(".")[2]) for name in self.tensors if name.startswith("encoder.layer."))
        for layer in range(layers):
            x = self.layer(x, f"encoder.layer.{layer}.")
        self.node("Identity", x, name="vectors")
        width = self.tensors["embeddings.LayerNorm.weight"].shape[0]
        graph = helper.make_graph(
            self.nodes,
            "encoder",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["texts", "length"])],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", "length", width])],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(EXTENSIONS, 1)]
        written: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION).SerializeToString()
        return written

    def embedded(self) -> str:
        """Word, place and side (always the first), added up and normed."""
        from onnx import TensorProto

        rounded, scales = _rounded(self.tensors["embeddings.word_embeddings.weight"])
        words = self.node("Gather", self.constant(rounded.astype(np.int8)), "pieces")
        words = self.node("Cast", words, to=TensorProto.FLOAT)
        words = self.node("Mul", words, self.node("Gather", self.constant(scales), "pieces"))
        first_side = self.tensors["embeddings.token_type_embeddings.weight"][0]
        places = self.constant(self.tensors["embeddings.position_embeddings.weight"] + first_side)
        start, length = self.constant(np.array([0])), self.node("Shape", "pieces", start=1, end=2)
        return self.normed(self.node("Add", words, self.node("Slice", places, start, length, start)), "embeddings.")

    def layer(self, x: str, name: str) -> str:
        parts = [self.linear(x, f"{name}attention.self.{part}") for part in ("query", "key", "value")]
        seen = self.node("MultiHeadAttention", *parts, domain=EXTENSIONS, num_heads=self.heads)
        seen = self.linear(seen, f"{name}attention.output.dense")
        x = self.normed(self.node("Add", seen, x), f"{name}attention.output.")
        inner = self.node("Gelu", self.linear(x, f"{name}intermediate.dense"))
        return self.normed(self.node("Add", self.linear(inner, f"{name}output.dense"), x), f"{name}output.")

    def linear(self, x: str, name: str) -> str:
        weight = self.tensors[f"{name}.weight"]
        outputs, inputs = weight.shape
        rounded, scales = _rounded(weight.reshape(outputs, inputs // BLOCK, BLOCK))
        return self.node(
            "MatMulNBits",
            x,
            self.constant((rounded + MIDDLE).astype(np.uint8)),
            self.constant(scales.reshape(-1)),
            "",
            "",
            self.constant(self.tensors[f"{name}.bias"]),
            domain=EXTENSIONS,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=BLOCK,
            accuracy_level=INT8_ACTIVATIONS,
        )

    def normed(self, x: str, name: str) -> str:
        weight, bias = (self.constant(self.tensors[f"{name}LayerNorm.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=EPSILON)

    def node(self, kind: str, *inputs: str, name: str = "", domain: str = "", **attributes: float | str) -> str:
        from onnx import helper

        output = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, values: Array) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _rounded(weights: Array) -> tuple[Array, Array]:
    """Whole numbers from -127 to 127, and the scales that turn them back, along the last axis."""
    scales = np.maximum(np.abs(weights).max(axis=-1, keepdims=True) / LARGEST, np.float32(1e-12)).astype(np.float32)
    return np.clip(np.round(weights / scales), -LARGEST, LARGEST), scales
