"""Writes the rules as the Prometheus operator takes them; with --check, fails if what is there is not that."""
import pathlib
import sys

FOLDER = pathlib.Path("src/main/kubernetes/components/signals")
HEAD = """# The rules of rules.yaml for the Prometheus operator; made by .ci/signals/run.sh --write.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: rollcall
  labels:
    app.kubernetes.io/name: rollcall
    app.kubernetes.io/component: user-directory
spec:
"""

lines = (FOLDER / "rules.yaml").read_text().splitlines(keepends=True)
groups = lines[lines.index("groups:\n") :]
made = HEAD + "".join("  " + line if line.strip() else line for line in groups)
target = FOLDER / "prometheus-rule.yaml"
if "--check" in sys.argv:
    if target.read_text() != made:
        sys.exit(f"{target} is not what rules.yaml says: run .ci/signals/run.sh --write")
else:
    target.write_text(made)
