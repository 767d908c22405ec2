"""Writes the pages of the site: pages.py DIRECTORY.

They are the files of docs/, with the READMEs as start pages. Links to files of the repository that are no pages become plain
text. English and Chinese must have the same pages and as many headings of each level; where they do not, it says so and fails.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Pages whose tables have both languages side by side.
BILINGUAL = {"options.md", "fidelity.md"}


def sources():
    """Names of the pages, with the files they come from."""
    found = {path.name: path for path in DOCS.glob("*.md")}
    return {**found, "index.md": ROOT / "README.md", "index.zh-CN.md": ROOT / "README.zh-CN.md"}


def page(text, names):
    """The text of a page with the links of the site."""
    text = re.sub(r"^\[(中文|English)\]\([^)]*\)\n", "", text, flags=re.M)  # the site has a switch
    text = text.replace("](docs/", "](").replace("](../README", "](index").replace("](README", "](index")

    def link(match):
        target = match[2].partition("#")[0]
        return match[0] if target == "" or target in names or target.startswith(("http:", "https:")) else match[1]

    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", link, text)


def headings(text):
    """Levels of the headings, in order."""
    outside = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return [len(marks) for marks in re.findall(r"^(#+) ", outside, flags=re.M)]


def differences(pages):
    """What English and Chinese do not have in common."""
    for name, path in pages.items():
        if name.endswith(".zh-CN.md") or name in BILINGUAL:
            continue
        chinese = pages.get(name.replace(".md", ".zh-CN.md"))
        if chinese is None:
            yield f"{name} has no Chinese page"
        elif headings(path.read_text(encoding="utf-8")) != headings(chinese.read_text(encoding="utf-8")):
            yield f"{name} and {chinese.name} have other headings"


def main():
    pages = sources()
    wrong = list(differences(pages))
    if wrong:
        sys.exit("docs: " + "\ndocs: ".join(wrong))
    for name, path in pages.items():
        (Path(sys.argv[1]) / name).write_text(page(path.read_text(encoding="utf-8"), pages), encoding="utf-8")


main()
