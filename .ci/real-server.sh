#!/usr/bin/env bash
# real-server.sh [ci|native|PART...] [MAVEN OPTION]...
# Runs the black-box suite on a real server: the one of ROLLCALL_TEST_MONGO_URL, or those that the shared tools start.
# On those it has the parts `requests`, `by-hand`, `slow` and `faults` without a password; `secured`, with a password, TLS and the name of a
# replica set; and `discovered`, few tests on a replica set that the driver discovers: with TLS that server announces an address without a
# name, so `secured` tells the driver not to discover. Password, TLS and discovery change how the service connects, not what it asks: there
# the requests run in one dialect. Without a word all parts run.
# `ci` and `native` are what .ci/run has time for. `ci` takes the classes that another server could make fail: the requests that it answers, in
# both dialects, what the embedded server does not have, and the connection. `native` takes the faults and the connection, in both ways,
# since a native executable differs from the jar in its memory and in what it may reflect.
set -euo pipefail
cd "$(dirname "$0")/.."

parts=()
while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do parts+=("$1"); shift; done
maven=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(requests by-hand slow faults secured discovered)
case "${parts[*]}" in
  ci) parts=(answers server connection) ;;
  native) parts=(faults connection discovery) ;;
esac

# None of these asks a server of the tests: they start stubs, the demo, or nothing at all.
elsewhere='!CommandLineIT,!DemoChoiceIT,!DemoWorkspaceIT,!DirectMemoryIT,!DoctorModeIT,!EmptyDatabaseIT,!JudgedSettingsIT,!OwnDataIT,!RefusedStartIT,!RehearsalIT,!StubIT,!StubLookupsIT,!StubWorkspacesIT'
# These depend on what a server stores, orders, plans or sends in batches.
server=EveryCellIT,IndexesModeIT,LargeRowsIT,LongListIT,OddDocumentsIT,PlansIT,RightsIT,WalksIT
# Tokens, keys in any case, orders, a wrong password, and another client of the driver. No answer waits for a change of settings: nobody sees
# there when one is read, so a test would wait for a fixed time.
connection=StoredTokenIT,LookupKeysIT,ListEmailIT,ListSortIT,SecretOfTheUrlIT,IndexesModeIT

# suite EXECUTION[,EXECUTION]... [MAVEN OPTION]...
# Servers, services and tests share the processors here: what fails once is tried once more, and counted as a flake.
suite() {
  local goals
  read -ra goals <<< "$(sed 's/[^,]*,\?/failsafe:integration-test@&/g; s/,/ /g' <<< "$1")"
  shift
  mvn -B "${goals[@]}" failsafe:verify -Dfailsafe.rerunFailingTestsCount=1 -Dfailsafe.failIfNoSpecifiedTests=false "${maven[@]}" "$@"
}

if [ -n "${ROLLCALL_TEST_MONGO_URL:-}" ]; then
  suite both-dialects,by-hand,slow
  exit
fi
tools=${ROLLCALL_TOOLS:-../shared/tools}
if [ ! -x "$tools/mongodb/start.sh" ]; then
  echo "No server of the shared tools here: the suite was not run on a real server."
  exit 0
fi

work=$(mktemp -d)
chmod 755 "$work"
trap 'for engine in "$work"/engine-*; do [ ! -d "$engine" ] || "$tools/mongodb/stop.sh" "$engine"; done; rm -rf "$work"' EXIT

# The classes that are requests and their answers.
requests() {
  grep -rl '^@QuarkusIntegrationTest' src/test/java | sed 's|.*/||; s|\.java$||' | paste -sd ,
}

# run PART ENGINE
run() {
  case $1 in
    requests) suite both-dialects ;;
    by-hand) suite by-hand -Dit.test="*IT,$elsewhere" ;;
    slow) suite slow -Dit.test=StoredTypesIT,TerminationIT ;;
    faults) ROLLCALL_TEST_ENGINE=$2 suite by-hand -Dit.test=FaultsIT ;;
    secured)
      suite requests,by-hand -Dit.test="$(requests),!RoundTripsIT,FailurePrivacyIT,ListFailuresIT,RightsIT,SecretOfTheUrlIT,UnavailableIT,IndexesModeIT"
      ;;
    discovered) suite requests -Dit.test=DocumentsIT,ListPagingIT,LookupKeysIT,ProfileMembersIT,StoredTokenIT ;;
    answers) suite database ;;
    server) suite by-hand -Dit.test="$server" ;;
    connection) suite requests,by-hand -Dit.test="$connection" ;;
    discovery) suite requests -Dit.test=StoredTokenIT,LookupKeysIT,ListSortIT ;;
    *) echo "real-server.sh: no part is called $1" >&2; return 2 ;;
  esac
}

# on NAME OPTIONS PARTS [START OPTION]...: starts a server, and runs those of its parts that were asked for, with these options of the URL.
on() {
  local name=$1 options=$2 own=$3 mine=() part begun engine=$work/engine-$1 url postgres tree
  shift 3
  for part in "${parts[@]}"; do [[ " $own " != *" $part "* ]] || mine+=("$part"); done
  [ ${#mine[@]} -gt 0 ] || return 0
  url=$("$tools/mongodb/start.sh" --dir "$engine" "$@")
  # The server keeps its documents in PostgreSQL, which reports how many rows a command reads.
  postgres=$(sed -n 's/.*--postgresql-url=\([^ ]*\).*/\1/p' "$engine/ferretdb.command")
  tree=$engine/postgres
  export ROLLCALL_TEST_PSQL="$tree/lib/ld-linux-x86-64.so.2 --library-path $tree/lib $tree/usr/lib/postgresql/18/bin/psql -qAt $postgres"
  export ROLLCALL_TEST_MONGO_URL="${url%%\?*}?$options"
  for part in "${mine[@]}"; do
    begun=$SECONDS
    echo "-- $part, on the server $name: $ROLLCALL_TEST_MONGO_URL"
    run "$part" "$engine"
    echo "-- $part: $((SECONDS - begun)) s"
  done
  "$tools/mongodb/stop.sh" "$engine"
}

for part in "${parts[@]}"; do
  case $part in
    requests | by-hand | slow | faults | secured | discovered | answers | server | connection | discovery) ;;
    *) echo "real-server.sh: no part is called $part" >&2; exit 2 ;;
  esac
done

authority=$work/authority.pem
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=authority of a test" -addext basicConstraints=critical,CA:TRUE \
  -keyout "$work/authority.key" -out "$authority" 2> /dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=127.0.0.1" -keyout "$work/server.key" -out "$work/server.csr" 2> /dev/null
openssl x509 -req -in "$work/server.csr" -CA "$authority" -CAkey "$work/authority.key" -CAcreateserial -days 2 \
  -extfile <(echo subjectAltName=IP:127.0.0.1) -out "$work/server.pem" 2> /dev/null

on plain "directConnection=true" "requests by-hand slow answers server faults"
on secured "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&readConcernLevel=local&directConnection=true&tls=true&tlsCAFile=$authority" \
  "secured connection" --auth --replica-set rs0 --tls "$work/server.pem" "$work/server.key"
on discovered "authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred&retryWrites=true&w=majority" \
  "discovered discovery" --auth --replica-set rs0
