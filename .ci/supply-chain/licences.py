"""Holds the licences in target/bom.json to the list of licences.txt, and THIRD-PARTY.md to both.

Usage: licences.py [--write]      with --write THIRD-PARTY.md is written anew instead of compared
"""
import json
import pathlib
import sys

here = pathlib.Path(__file__).parent
root = here.parent.parent
lines = [line.strip() for line in (here / "licences.txt").read_text().splitlines()]
rows = [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]
allowed = {row[0] for row in rows if len(row) == 1}
exceptions = {(row[0], row[1]): row[2] for row in rows if len(row) == 3}


def licences(component):
    entries = [entry.get("license", entry) for entry in component.get("licenses", [])]
    return sorted(entry.get("id") or entry.get("name") or entry.get("expression") for entry in entries)


components = json.loads((root / "target/bom.json").read_text())["components"]
table, refused, used = [], [], set()
for component in sorted(components, key=lambda each: (each["group"], each["name"])):
    name, declared = f"{component['group']}/{component['name']}", licences(component)
    excepted = {(name, licence) for licence in declared} & exceptions.keys()
    used |= excepted
    if not excepted and not allowed & set(declared):
        refused.append(f"{name} {component['version']}: {' or '.join(declared) or 'no licence'}")
    table.append(f"| {name} | {component['version']} | {' or '.join(declared)} |")

text = "\n".join(
    [
        "# Third parties",
        "",
        "What is shipped with Rollcall, and the licences that each declares. Made of the bill of materials by",
        "`mvn package -DskipTests && python3 .ci/supply-chain/licences.py --write`; CI holds it to what is shipped.",
        "",
        "| Dependency | Version | Licences |",
        "|---|---|---|",
        *table,
        "",
    ]
)
listed = root / "THIRD-PARTY.md"
if "--write" in sys.argv:
    listed.write_text(text)
if refused:
    sys.exit("Licences that are not in .ci/supply-chain/licences.txt:\n" + "\n".join(refused))
if unused := exceptions.keys() - used:
    sys.exit(f"Exceptions in .ci/supply-chain/licences.txt that nothing needs any more: {sorted(unused)}")
if listed.read_text() != text:
    sys.exit("THIRD-PARTY.md is not what is shipped: write it anew with --write, and read what changed.")
print(f"{len(components)} dependencies, each under an allowed licence and in THIRD-PARTY.md")
