"""Options and fixtures of all tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from generator.store import FOLDER

settings.register_profile("quick", deadline=None, max_examples=40)  # machines are busy with other tests as well
settings.register_profile("thorough", deadline=None, max_examples=100)
gc.set_threshold(100_000, 50, 100)  # what tests keep for each other is no garbage: look for it less often


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files that differ")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("quick" if "not slow" in config.getoption("-m") else "thorough")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes folders to build kits in; what one test has made in them, in whichever process, no other makes again."""
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept"
    kept.mkdir(exist_ok=True)

    def made() -> Path:
        folder = tmp_path_factory.mktemp("out")
        (folder / FOLDER).symlink_to(kept, target_is_directory=True)
        return folder

    return made
