"""The folder of a kit: staged beside the target, then put in its place.

In: files by path, and what the manifest says of them. Out: the folder, and the paths of edited files that were kept.
Guaranteed: the folder is replaced whole or not at all; what somebody edited or added in the former one is kept; nothing
is written outside it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import KitError
from generator.kit.contents import listed

MANIFEST = "manifest.json"
KEPT = "edited"


class FolderNotOurs(KitError):
    """The target folder holds files that no build wrote."""


def replaced(target: Path, made: Mapping[str, bytes], manifest: Mapping[str, object], part: bool) -> tuple[str, ...]:
    """Stage the files beside the target, then put them in its place. Returns the edited files that were kept.

    A `part` of a kit leaves its other files as they are. `manifest` is what stands in the manifest before the files.
    """
    former = _manifest(target)
    if target.exists() and former is None and any(target.iterdir()):
        raise FolderNotOurs(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        whole = dict(made)
        if part:
            whole = _untouched(target, former or {}) | whole
        for path, data in whole.items():
            _write(staged, path, data)
        kept = _save_edits(target, former or {}, staged, whole)
        _write(staged, MANIFEST, _manifest_text(whole, manifest).encode())
        _swap(staged, target)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return kept


def _write(folder: Path, path: str, data: bytes) -> None:
    place = (folder / path).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise KitError(f"{path} leaves the kit's folder")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _swap(staged: Path, target: Path) -> None:
    staged.chmod(0o755)  # mkdtemp makes it private; a kit is to be shared
    old = staged.with_name(staged.name + "-old")
    if target.exists():
        target.rename(old)
        try:
            staged.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        staged.rename(target)


def _manifest(target: Path) -> dict[str, str] | None:
    """Path → SHA-256 of the former kit, None when there is none."""
    try:
        rows = json.loads((target / MANIFEST).read_text("utf-8"))["files"]
        return {str(row["path"]): str(row["sha256"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _untouched(target: Path, former: Mapping[str, str]) -> dict[str, bytes]:
    """The former kit's own files, for a build of a part."""
    found = {}
    for path, digest in former.items():
        try:
            data = (target / path).read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == digest:
            found[path] = data
    return found


def _save_edits(target: Path, former: Mapping[str, str], staged: Path, made: Mapping[str, bytes]) -> tuple[str, ...]:
    """Copy what somebody edited or added in the former kit into `edited/`. Returns their paths."""
    kept = []
    for place in sorted(target.rglob("*")) if target.exists() else ():
        path = place.relative_to(target).as_posix()
        if not place.is_file() or place.is_symlink() or path == MANIFEST:
            continue
        data = place.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if former.get(path) == digest or made.get(path) == data:
            continue
        name = path if path.startswith(f"{KEPT}/") else f"{KEPT}/{path}"
        _write(staged, name, data)
        kept.append(name)
    return tuple(kept)


def _manifest_text(files: Mapping[str, bytes], manifest: Mapping[str, object]) -> str:
    rows = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for path, data in sorted(files.items())
    ]
    return json.dumps({**manifest, "kit": listed(files), "files": rows}, ensure_ascii=False, indent=1) + "\n"
