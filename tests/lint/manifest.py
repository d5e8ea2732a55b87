#!/usr/bin/env python3
"""Checks the Flatpak manifests: the permissions, and that nothing is fetched for a build.

usage: manifest.py FOLDER
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys
from pathlib import Path

ID = "io.github.attune_reader.Attune"
PERMISSIONS = ["--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri"]


def complaints(name, manifest):
    if manifest["id"] != name:
        yield "the id is not the file's name"
    if (manifest["runtime"], manifest["runtime-version"]) != ("org.gnome.Platform", "50"):
        yield "the runtime is not org.gnome.Platform 50"
    if sorted(manifest["finish-args"]) != sorted(PERMISSIONS):
        yield f"the permissions are not exactly {' '.join(PERMISSIONS)}"
    if "--share=network" in json.dumps(manifest):
        yield "the build may use the network"
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] not in ("dir", "file") and not {"sha256", "commit"} & set(source):
                yield f"a source of {module['name']} is not pinned"
    licences = "share/licenses/${FLATPAK_ID}"
    if not any(licences in line for line in manifest["modules"][-1].get("post-install", [])):
        yield f"no licence is installed under {licences}"
    options = manifest["modules"][-1]["config-opts"]
    if ("-Dprofile=devel" in options) != name.endswith(".Devel"):
        yield "the profile does not fit the id"


def main():
    wrong = 0
    for name in (ID, f"{ID}.Devel"):
        path = Path(sys.argv[1]) / f"{name}.json"
        for line in complaints(name, json.loads(path.read_text(encoding="utf-8"))):
            print(f"{path.name}: {line}")
            wrong += 1
    print(f"2 manifests, {wrong} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
