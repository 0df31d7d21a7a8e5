#!/usr/bin/env bash
# run.sh [EXECUTABLE]: attacks the connections of the service on its demo workspace, on the packaged jar or on a native executable.
# It takes about three minutes, sends to loopback alone, and ends what it starts.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p target/attack
exec python3 .ci/attack/connections.py "${PORT:-13300}" "$@"
