"""The watch over a part goes on when nothing can be written about it."""

import asyncio
import errno
import sys
from pathlib import Path

from run.parts import Part
from run.process import PartProcess


async def test_a_part_is_started_again_while_the_disk_is_full(tmp_path: Path) -> None:
    told: list[str] = []

    def full(*lines: str) -> None:
        told.extend(lines)
        raise OSError(errno.ENOSPC, "No space left on device")

    part = Part("backend", [sys.executable, "-c", "raise SystemExit(3)"], {}, "http://127.0.0.1:9", None)
    process = PartProcess(part, tmp_path / "backend.log", full, full)
    watch = asyncio.create_task(process.keep_running())
    try:
        async with asyncio.timeout(30):
            while process.starts < 2:
                assert not watch.done(), "nobody watches over the part any more"
                await asyncio.sleep(0.02)
    finally:
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await process.stop()
    assert told[0].startswith("backend has ended (exit code 3)")
