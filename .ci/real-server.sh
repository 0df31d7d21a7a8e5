#!/usr/bin/env bash
# Runs the black-box suite on a real server: the one of ROLLCALL_TEST_MONGO_URL, or the one that the shared tools start.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=${ROLLCALL_TOOLS:-../shared/tools}
if [ -z "${ROLLCALL_TEST_MONGO_URL:-}" ]; then
  if [ ! -x "$tools/mongodb/start.sh" ]; then
    echo "No server of the shared tools here: the suite was not run on a real server."
    exit 0
  fi
  engine=$(mktemp -d)
  trap '"$tools/mongodb/stop.sh" "$engine"; rm -rf "$engine"' EXIT
  ROLLCALL_TEST_MONGO_URL=$("$tools/mongodb/start.sh" --dir "$engine")
  export ROLLCALL_TEST_MONGO_URL
fi
mvn -B failsafe:integration-test failsafe:verify
