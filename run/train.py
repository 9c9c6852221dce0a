"""Trains the Rasa model in one process, without the command line's detours. Runs in .venv-rasa."""

from __future__ import annotations

import os
import sys
import warnings

# Threads that wait must not spin: on a busy machine that makes the embedding a hundred times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("EMBEDDING_CACHE", ".rasa/embeddings.npz")


def main(folder: str, name: str) -> int:
    """Train `folder/name.tar.gz` from the project's files; return the exit code."""
    warnings.simplefilter("ignore")
    import rasa.model_training

    result = rasa.model_training.train(
        domain="domain.yml",
        config="config.yml",
        training_files=["data"],
        output=folder,
        fixed_model_name=name,
        core_additional_arguments={"augmentation_factor": 0},
    )
    return int(result.code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
