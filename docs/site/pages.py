"""Writes the pages of the site: pages.py DIRECTORY.

They are the files of docs/ with its pictures, the READMEs as start pages, and the pages for contributors. Links to files of the
repository that are no pages become plain text. That English and Chinese have the same pages and headings is a test of
tests/it/docs/pages.rs.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Pages that stand elsewhere, under the names that they have in the site.
MOVED = {"README.md": "index.md", "README.zh-CN.md": "index.zh-CN.md", "CONTRIBUTING.md": "contributing.md",
         "CONTRIBUTING.zh-CN.md": "contributing.zh-CN.md", "ARCHITECTURE.md": "architecture.md"}


def sources():
    """Names of the pages, with the files they come from."""
    found = {path.name: path for path in DOCS.glob("*.md")}
    return {**found, **{name: ROOT / file for file, name in MOVED.items()}}


def page(text, names):
    """The text of a page with the links of the site."""
    text = re.sub(r"^\[(中文|English)\]\([^)]*\)\n", "", text, flags=re.M)  # the site has a switch
    text = text.replace("](docs/", "](").replace("](../", "](")
    for file, name in MOVED.items():
        text = text.replace(f"]({file}", f"]({name}")

    def link(match):
        target = match[2].partition("#")[0]
        is_kept = target == "" or target in names or target.startswith(("http:", "https:", "pictures/"))
        return match[0] if is_kept else match[1]

    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", link, text)


def main():
    pages, directory = sources(), Path(sys.argv[1])
    for name, path in pages.items():
        (directory / name).write_text(page(path.read_text(encoding="utf-8"), pages), encoding="utf-8")
    shutil.copytree(DOCS / "pictures", directory / "pictures")


main()
