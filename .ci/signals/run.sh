#!/usr/bin/env bash
# run.sh [--write]
# Holds the rules for Prometheus to the incidents that they are for: first as promtool plays them, with the figures of each; then as a real
# Prometheus sees them on the packaged service, while incidents are played: on a real server if the shared tools have one, whose process is
# frozen, slowed and killed, else on the embedded one behind a proxy. It takes about three minutes, sends to loopback alone, and ends what it
# starts. With --write it only writes the rules as the Prometheus operator takes them.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${1:-}" = --write ]; then
  exec python3 .ci/signals/prometheus_rule.py
fi
python3 .ci/signals/prometheus_rule.py --check
# Debian's package, by its name; its own service is not started.
if ! command -v promtool > /dev/null; then
  apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends prometheus > /dev/null
fi
rules=src/main/kubernetes/components/signals/rules.yaml
promtool check rules "$rules"
promtool test rules .ci/signals/alerts.test.yaml
mkdir -p target/signals
mongodb=${ROLLCALL_TOOLS:-../shared/tools}/mongodb
if [ ! -x "$mongodb/start.sh" ]; then
  exec timeout --kill-after=10 240 python3 .ci/signals/incidents.py "$rules" target/signals
fi
work=$(mktemp -d)
chmod 755 "$work"
trap '"$mongodb/stop.sh" "$work/engine"; rm -rf "$work"' EXIT
url=$("$mongodb/start.sh" --dir "$work/engine")
python=$(.ci/containers/python.sh)
"$python/python" .ci/containers/workspace.py "$url" 20000 > "$work/caller"
timeout --kill-after=10 360 "$python/python" .ci/signals/incidents.py "$rules" target/signals "$url" "$work"
