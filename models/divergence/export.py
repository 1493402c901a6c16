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
from network import DivergenceNetwork
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn
from transformers import MPNetModel

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


def load(base: Path, weights: Path) -> DivergenceNetwork:
    """Load the trained weights into a network of the base's shape."""
    network = DivergenceNetwork(MPNetModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager"))
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return network.eval()


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


def quantise(source: Path, destination: Path, *, four_bit: bool = True) -> None:
    """Linear layers in 4 bits (blocks of 32 weights), the word embeddings in 8."""
    with tempfile.TemporaryDirectory() as folder:
        embedded = Path(folder) / "embedded.onnx"
        operations = ["Gather"] if four_bit else ["Gather", "MatMul"]
        quantize_dynamic(
            source, embedded, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=operations
        )
        if not four_bit:
            shutil.copy(embedded, destination)
            return
        quantiser = MatMulNBitsQuantizer(onnx.load(embedded), block_size=BLOCK, is_symmetric=True, accuracy_level=4)
        quantiser.process()
        onnx.save(quantiser.model.model, destination)


def main() -> None:
    """Read the arguments, export and quantise, and print the hash for model.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the folder that holds weights.pt")
    arguments = parser.parse_args()
    base, here = prepare(arguments.output), Path(__file__).parent
    full = arguments.output / "divergence.full.onnx"
    export(load(base, arguments.output / "weights.pt"), full)
    small = here / "divergence.onnx"
    quantise(full, small)
    shutil.copy(base / "tokenizer.json", here / "tokenizer.json")
    print(f'sha256 = "{hashlib.sha256(small.read_bytes()).hexdigest()}"  # {small.stat().st_size / 1e6:.1f} MB')


if __name__ == "__main__":
    main()
