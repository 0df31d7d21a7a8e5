#!/usr/bin/env bash
# Runs tests on a service that they did not start, in the dialect of the documents, with a database that both reach: the one of
# ROLLCALL_TEST_MONGO_URL, whose path names it, or a server of the shared tools. The tests empty that database. A class for each endpoint and
# each concern shows that this way of testing works; `-Dit.test=` names others. Each change of settings is waited for here, since the wire is unseen.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
chmod 755 "$work"
service=
tools=${ROLLCALL_TOOLS:-../shared/tools}
trap '[ -z "$service" ] || kill "$service" 2> /dev/null || true; [ ! -d "$work/engine" ] || "$tools/mongodb/stop.sh" "$work/engine"; rm -rf "$work"' EXIT

url=${ROLLCALL_TEST_MONGO_URL:-}
if [ -z "$url" ]; then
  if [ ! -x "$tools/mongodb/start.sh" ]; then
    echo "No server of the shared tools here: the tests were not run on a running service."
    exit 0
  fi
  url="$("$tools/mongodb/start.sh" --dir "$work/engine" | sed 's|^\(mongodb://[^/?]*\).*|\1|')/rollcall_running?directConnection=true"
fi

port=13060
management=13061
MONGO_URL=$url PORT=$port MANAGEMENT_PORT=$management ROLLCALL_COMPATIBILITY=documented ROLLCALL_DEMO=false ROLLCALL_TOTAL_MAX_AGE=PT0S \
  java -jar target/quarkus-app/quarkus-run.jar > "$work/service.log" 2>&1 &
service=$!
for _ in $(seq 300); do
  curl -fsS -o /dev/null "http://localhost:$management/q/health/ready" 2> /dev/null && break
  kill -0 "$service" || { cat "$work/service.log"; exit 1; }
  sleep 0.2
done

ROLLCALL_TEST_MONGO_URL=$url mvn -B failsafe:integration-test@requests failsafe:verify \
  -Dit.test=DocumentsIT,ServedContractIT,BearerTokenIT,LookupKeysIT,ProfileRequestIT,ListGatesIT,ListSortIT,PathsIT \
  -Dquarkus.http.test-host=localhost -Dquarkus.http.test-port="$port" -Drollcall.management.port="$management" "$@"
