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
  # The server keeps its documents in PostgreSQL, which tells how many rows a command reads.
  postgres=$(sed -n 's/.*--postgresql-url=\([^ ]*\).*/\1/p' "$engine/ferretdb.command")
  tree=$engine/postgres
  export ROLLCALL_TEST_PSQL="$tree/lib/ld-linux-x86-64.so.2 --library-path $tree/lib $tree/usr/lib/postgresql/18/bin/psql -qAt $postgres"
fi
mvn -B failsafe:integration-test failsafe:verify
