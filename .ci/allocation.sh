#!/usr/bin/env bash
# Holds what users.info, a page of users.list and me allocate, once the service is warm, to the figures of
# src/test/resources/dev/rollcall/benchmark/allocation.properties with a tenth to spare. Unlike times, that does not depend on what else the machine does.
# The database is the server of ROLLCALL_TEST_MONGO_URL, or one of the shared tools.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=${ROLLCALL_TOOLS:-../shared/tools}
work=$(mktemp -d)
chmod 755 "$work"
trap '[ ! -d "$work/engine" ] || "$tools/mongodb/stop.sh" "$work/engine"; rm -rf "$work"' EXIT

if [ -z "${ROLLCALL_TEST_MONGO_URL:-}" ]; then
  if [ ! -x "$tools/mongodb/start.sh" ]; then
    echo "No server of the shared tools here: what requests allocate was not counted."
    exit 0
  fi
  ROLLCALL_TEST_MONGO_URL="$("$tools/mongodb/start.sh" --dir "$work/engine" | sed 's|^\(mongodb://[^/?]*\).*|\1|')/?directConnection=true"
  export ROLLCALL_TEST_MONGO_URL
fi

# The goal alone, on what was packaged before.
mvn -B -q -Pbenchmark exec:exec@benchmark -Dbenchmark.goals=allocation -Dbenchmark.sizes=1000
