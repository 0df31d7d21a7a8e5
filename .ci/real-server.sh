#!/usr/bin/env bash
# real-server.sh [native] [MAVEN OPTION]...
# Runs the black-box suite on a real server: the one of ROLLCALL_TEST_MONGO_URL, or those that the shared tools start.
# On those, the first run is without a password and has all that reaches the server, in the dialect of the documents. Password, TLS and the name of a replica set change how
# the service connects, not what it asks: there the requests run in one dialect, beside the tests of connections and failures. Few tests run
# on a replica set that the driver discovers: with TLS that server announces an address without a name, so there the driver is told not to
# discover.
# With `native` there is one run, without a password: the requests of the dialect 8, the lists that need memory, and the faults, since a native
# executable differs from the jar in its memory and in what it may reflect, and has been tested in both dialects on the embedded server.
set -euo pipefail
cd "$(dirname "$0")/.."

only=
[ "${1:-}" != native ] || { only=$1; shift; }
maven=("$@")
# None of these asks a server of the tests: they start stubs, the demo, or nothing at all.
elsewhere='!CommandLineIT,!DemoChoiceIT,!DemoWorkspaceIT,!DirectMemoryIT,!DoctorModeIT,!EmptyDatabaseIT,!JudgedSettingsIT,!OwnDataIT,!RefusedStartIT,!RehearsalIT,!StubIT,!StubLookupsIT,!StubWorkspacesIT'

# suite EXECUTION[,EXECUTION]... [MAVEN OPTION]...
# Servers, services and tests share the processors here: what fails once is tried once more, and counted as a flake.
suite() {
  local goals
  read -ra goals <<< "$(sed 's/[^,]*,\?/failsafe:integration-test@&/g; s/,/ /g' <<< "$1")"
  shift
  mvn -B "${goals[@]}" failsafe:verify -Dfailsafe.rerunFailingTestsCount=1 -Dfailsafe.failIfNoSpecifiedTests=false "${maven[@]}" "$@"
}

if [ -n "${ROLLCALL_TEST_MONGO_URL:-}" ]; then
  suite requests,requests-8,by-hand,slow
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

# on NAME OPTIONS [START OPTION]... -- TESTS: starts a server, and calls this function with these options of the URL in the environment.
on() {
  local name=$1 options=$2 start=() engine=$work/engine-$1 url postgres tree
  shift 2
  while [ "$1" != -- ]; do start+=("$1"); shift; done
  url=$("$tools/mongodb/start.sh" --dir "$engine" "${start[@]}")
  # The server keeps its documents in PostgreSQL, which reports how many rows a command reads.
  postgres=$(sed -n 's/.*--postgresql-url=\([^ ]*\).*/\1/p' "$engine/ferretdb.command")
  tree=$engine/postgres
  export ROLLCALL_TEST_PSQL="$tree/lib/ld-linux-x86-64.so.2 --library-path $tree/lib $tree/usr/lib/postgresql/18/bin/psql -qAt $postgres"
  export ROLLCALL_TEST_MONGO_URL="${url%%\?*}?$options"
  echo "-- $name: $ROLLCALL_TEST_MONGO_URL"
  "$2" "$engine"
  "$tools/mongodb/stop.sh" "$engine"
}

plain() {
  suite requests
  suite by-hand -Dit.test="*IT,$elsewhere"
  suite slow -Dit.test=StoredTypesIT,TerminationIT
  echo "-- the server killed, frozen and slowed under load"
  ROLLCALL_TEST_ENGINE=$1 suite by-hand,slow -Dit.test=FaultsIT
}
native() {
  suite requests-8,by-hand -Dit.test="$(requests),LargeRowsIT,LongListIT,WalksIT,WholeListsTogetherIT"
  ROLLCALL_TEST_ENGINE=$1 suite by-hand -Dit.test=FaultsIT
}
secured() {
  suite requests,by-hand -Dit.test="$(requests),!RoundTripsIT,FailurePrivacyIT,ListFailuresIT,RightsIT,SecretOfTheUrlIT,UnavailableIT,IndexesModeIT"
}
discovered() { suite requests -Dit.test=DocumentsIT,ListPagingIT,LookupKeysIT,ProfileMembersIT,StoredTokenIT; }

# The classes that are requests and their answers.
requests() {
  grep -rl '^@QuarkusIntegrationTest' src/test/java | sed 's|.*/||; s|\.java$||' | paste -sd ,
}

authority=$work/authority.pem
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=authority of a test" -addext basicConstraints=critical,CA:TRUE \
  -keyout "$work/authority.key" -out "$authority" 2> /dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=127.0.0.1" -keyout "$work/server.key" -out "$work/server.csr" 2> /dev/null
openssl x509 -req -in "$work/server.csr" -CA "$authority" -CAkey "$work/authority.key" -CAcreateserial -days 2 \
  -extfile <(echo subjectAltName=IP:127.0.0.1) -out "$work/server.pem" 2> /dev/null

if [ -n "$only" ]; then
  on native "directConnection=true" -- native
  exit
fi
on plain "directConnection=true" -- plain
on secured "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&readConcernLevel=local&directConnection=true&tls=true&tlsCAFile=$authority" \
  --auth --replica-set rs0 --tls "$work/server.pem" "$work/server.key" -- secured
on discovered "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&retryWrites=true&w=majority" \
  --auth --replica-set rs0 -- discovered
