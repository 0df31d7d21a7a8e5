#!/usr/bin/env bash
# real-server.sh [plain] [MAVEN OPTION]...
# Runs the black-box suite on a real server: the one of ROLLCALL_TEST_MONGO_URL, or those that the shared tools start.
# On those it runs whole without a password; with a password, TLS and a replica set's name all but the tests of plans and sizes;
# and a few tests as a replica set that the driver discovers: with TLS that server announces an address without a name, so
# there the driver is configured not to discover.
# With `plain` the first run is the only one.
set -euo pipefail
cd "$(dirname "$0")/.."

only=
[ "${1:-}" != plain ] || { only=$1; shift; }
maven=("$@")
# Servers, services and tests share the processors here: what fails once is tried once more, and counted as a flake.
suite() {
  mvn -B failsafe:integration-test@requests failsafe:integration-test@requests-8 failsafe:integration-test@by-hand \
    failsafe:integration-test@slow failsafe:verify -Dfailsafe.rerunFailingTestsCount=1 -Dfailsafe.failIfNoSpecifiedTests=false "${maven[@]}" "$@"
}

if [ -n "${ROLLCALL_TEST_MONGO_URL:-}" ]; then
  suite
  exit
fi
tools=${ROLLCALL_TOOLS:-../shared/tools}
if [ ! -x "$tools/mongodb/start.sh" ]; then
  echo "No server of the shared tools here: the suite was not run on a real server."
  exit 0
fi

work=$(mktemp -d)
chmod 755 "$work"
trap 'for engine in "$work"/engine-*; do "$tools/mongodb/stop.sh" "$engine"; done; rm -rf "$work"' EXIT

# on NAME OPTIONS [START OPTION]... -- [MAVEN OPTION]...: starts a server, and runs the suite on it with these options of the URL.
on() {
  local name=$1 options=$2 start=() engine=$work/engine-$1 url postgres tree
  shift 2
  while [ "$1" != -- ]; do start+=("$1"); shift; done
  shift
  url=$("$tools/mongodb/start.sh" --dir "$engine" "${start[@]}")
  # The server keeps its documents in PostgreSQL, which reports how many rows a command reads.
  postgres=$(sed -n 's/.*--postgresql-url=\([^ ]*\).*/\1/p' "$engine/ferretdb.command")
  tree=$engine/postgres
  export ROLLCALL_TEST_PSQL="$tree/lib/ld-linux-x86-64.so.2 --library-path $tree/lib $tree/usr/lib/postgresql/18/bin/psql -qAt $postgres"
  echo "-- $name: ${url%%\?*}?$options"
  ROLLCALL_TEST_MONGO_URL="${url%%\?*}?$options" suite "$@"
  if [ "$name" = plain ]; then
    echo "-- the server killed, frozen and slowed under load"
    ROLLCALL_TEST_MONGO_URL="${url%%\?*}?$options" ROLLCALL_TEST_ENGINE="$engine" suite -Dit.test=FaultsIT
  fi
  "$tools/mongodb/stop.sh" "$engine"
}

authority=$work/authority.pem
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=authority of a test" -addext basicConstraints=critical,CA:TRUE \
  -keyout "$work/authority.key" -out "$authority" 2> /dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=127.0.0.1" -keyout "$work/server.key" -out "$work/server.csr" 2> /dev/null
openssl x509 -req -in "$work/server.csr" -CA "$authority" -CAkey "$work/authority.key" -CAcreateserial -days 2 \
  -extfile <(echo subjectAltName=IP:127.0.0.1) -out "$work/server.pem" 2> /dev/null

on plain "directConnection=true" --
[ -z "$only" ] || exit 0
on secured "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&readConcernLevel=local&directConnection=true&tls=true&tlsCAFile=$authority" \
  --auth --replica-set rs0 --tls "$work/server.pem" "$work/server.key" -- -Dit.test='*IT,!LongListIT,!PlansIT,!RoundTripsIT'
on discovered "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&retryWrites=true&w=majority" \
  --auth --replica-set rs0 -- -Dit.test='DocumentsIT,ListPagingIT,LookupKeysIT,ProfileMembersIT,StoredTokenIT'
