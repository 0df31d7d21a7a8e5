#!/usr/bin/env bash
# run.sh [--write]
# Holds the rules for Prometheus to the incidents that they are for: first as promtool plays them, with the figures of each; then as a real
# Prometheus sees them on the packaged service, while incidents are played. It takes about two minutes, sends to loopback alone, and ends
# what it starts. With --write it only writes the rules as the Prometheus operator takes them.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${1:-}" = --write ]; then
  exec python3 .ci/signals/operator.py
fi
python3 .ci/signals/operator.py --check
# Debian's package, by its name; its own service is not started.
if ! command -v promtool > /dev/null; then
  apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends prometheus > /dev/null
fi
rules=src/main/kubernetes/components/signals/rules.yaml
promtool check rules "$rules"
promtool test rules .ci/signals/alerts.test.yaml
mkdir -p target/signals
exec timeout --kill-after=10 240 python3 .ci/signals/incidents.py "$rules" target/signals
