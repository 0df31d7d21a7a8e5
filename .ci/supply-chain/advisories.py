"""Compares the tables of known vulnerabilities in SECURITY.md with target/bom.json.

Each row names a component and the version that is shipped. A row is refused if another version is shipped, and a row of
the table "Stays" also if the shipped version has reached the one that fixes it: then the row belongs away.
"""
import json
import pathlib
import re
import sys

root = pathlib.Path(__file__).parent.parent.parent
components = json.loads((root / "target/bom.json").read_text())["components"]
shipped = {f"{each['group']}:{each['name']}": each["version"] for each in components}


def number(version):
    return [int(part) for part in re.findall(r"\d+", version)]


wrong, rows, fixed_in = [], 0, None
for line in (root / "SECURITY.md").read_text().splitlines():
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if cells[0] in ("Raised", "Stays"):
        fixed_in = 2 if cells[0] == "Stays" else None
    if not re.fullmatch(r"[a-z0-9.]+:[a-z0-9-]+", cells[0]):
        continue
    rows += 1
    component, version = cells[:2]
    if shipped.get(component) != version:
        wrong.append(f"{component}: SECURITY.md says {version}, shipped is {shipped.get(component, 'none')}")
    elif fixed_in and number(version) >= number(cells[fixed_in]):
        wrong.append(f"{component} {version} is fixed already, SECURITY.md says in {cells[fixed_in]}")
if wrong or not rows:
    sys.exit("\n".join(wrong) or "SECURITY.md names no component")
print(f"{rows} components with known vulnerabilities are in SECURITY.md as they are shipped")
