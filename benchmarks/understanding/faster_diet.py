"""The same arithmetic for Rasa's DIET in about half the time; two busy cores still take two hours."""

from __future__ import annotations

from typing import Any

import tensorflow
from rasa.utils.tensorflow.transformer import TransformerEncoderLayer


def call(self: Any, x: Any, pad_mask: Any = None, training: Any = None) -> tuple[Any, Any]:
    """Do what Rasa's layer does, its feed-forward part for the words only.

    A batch is as wide as its longest message, and four of five places are empty; what comes out of those is
    masked by everything behind.
    """
    normed = self._layer_norm(x)
    attention, weights = self._mha(normed, normed, pad_mask=pad_mask, training=training)
    x += self._dropout(attention, training=training)
    shape = tensorflow.shape(x)
    words = tensorflow.where(tensorflow.reshape(pad_mask, shape[:2]) < 0.5)
    passed = tensorflow.gather_nd(x, words)[tensorflow.newaxis]
    for layer in self._ffn_layers:
        passed = layer(passed, training=training)
    return x + tensorflow.scatter_nd(words, passed[0], tensorflow.cast(shape, words.dtype)), weights


def use_fused_optimiser() -> None:
    """Let Rasa take Adam with the fused kernel: to train with, and to load what was trained with it."""
    tensorflow.keras.optimizers.Adam = tensorflow.keras.optimizers.legacy.Adam


def train_faster() -> None:
    """Let every DIET of this process train so, and with the fused optimiser."""
    TransformerEncoderLayer.call = call
    use_fused_optimiser()
