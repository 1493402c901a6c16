"""Write the trained network as a small ONNX file: `python export.py OUTPUT`."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from base import prepare
from network import DivergenceNetwork, load_network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

BLOCK = 32


class Probabilities(nn.Module):
    """The network with its logits turned into probabilities, as they are used."""

    def __init__(self, network: DivergenceNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor, side_ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Probabilities of the word classes, of severity, and of the pair."""
        words, severity, pairs = self.network(input_ids, attention_mask, side_ids)
        return words.softmax(-1), severity.sigmoid(), pairs.sigmoid()


def export(network: DivergenceNetwork, file: Path) -> None:
    """Write the network as ONNX in full precision, batch and length free."""
    example = torch.ones((2, 9), dtype=torch.long) * 5
    sides = torch.tensor([[0] * 4 + [1] * 5] * 2)
    torch.onnx.export(
        Probabilities(network),
        (example, torch.ones_like(example), sides),
        str(file),
        input_names=["input_ids", "attention_mask", "side_ids"],
        output_names=["words", "severity", "pairs"],
        dynamic_axes={
            **{
                name: {0: "batch", 1: "tokens"}
                for name in ("input_ids", "attention_mask", "side_ids", "words", "severity")
            },
            "pairs": {0: "batch"},
        },
        opset_version=18,
        dynamo=False,
    )


def quantise(source: Path, destination: Path) -> None:
    """Linear layers in 8 bits, a scale for each column; the word embeddings in 4 (blocks of 32)."""
    with tempfile.TemporaryDirectory() as folder:
        linear = Path(folder) / "linear.onnx"
        quantize_dynamic(source, linear, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        quantiser = MatMulNBitsQuantizer(
            onnx.load(linear), block_size=BLOCK, is_symmetric=True, op_types_to_quantize=("Gather",)
        )
        quantiser.process()
        onnx.save(quantiser.model.model, destination)


def main() -> None:
    """Read the arguments, export and quantise, and print the hash for model.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the folder that holds weights.pt")
    arguments = parser.parse_args()
    base, here = prepare(arguments.output), Path(__file__).parent
    full = arguments.output / "divergence.full.onnx"
    export(load_network(base, arguments.output / "weights.pt"), full)
    small = here / "divergence.onnx"
    quantise(full, small)
    shutil.copy(base / "tokenizer.json", here / "tokenizer.json")
    print(f'sha256 = "{hashlib.sha256(small.read_bytes()).hexdigest()}"  # {small.stat().st_size / 1e6:.1f} MB')


if __name__ == "__main__":
    main()
