#!/usr/bin/env bash
# Runs what docs/consumers.md prints of the stub: from a shell, with Node's test runner, Python's and JUnit, and as a container
# if the image is there. ConsumersPageTest holds the page to the files.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The first block of code that follows a line of it.
printed() {
  awk -v after="$1" '$0 == after { found = 1; next } found && /^```/ { if (open) exit; open = 1; next } open' docs/consumers.md
}

shell=$(printed "From a shell:")
[ -n "$shell" ] || { echo "docs/consumers.md prints no stub for a shell"; exit 1; }
# What an earlier run has left must not be read in place of the new line.
echo '{"url":"http://localhost:9"}' > stub.json
answer=$(bash -euo pipefail -c "$shell" 2> target/stub-shell.log) || { cat target/stub-shell.log; exit 1; }
rm -f stub.json
grep -q "^HTTP/1.1 429 " <<< "$answer" || { echo "The stub of the shell answered: $answer"; exit 1; }
echo "From a shell: answered with 429, as printed"

stub=target/quarkus-app/quarkus-run.jar
rm -f target/stub-control.json
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$stub" stub --port=0 --states='an empty workspace' \
  > target/stub-control.json 2> target/stub-control.log &
running=$!
trap 'kill "$running" 2> /dev/null || true' EXIT
until [ -s target/stub-control.json ]; do
  kill -0 "$running" 2> /dev/null || { cat target/stub-control.log; exit 1; }
  sleep 0.1
done
ROLLCALL_STUB_CONTROL=$(sed 's/.*"control":"\([^"]*\)".*/\1/' target/stub-control.json)
export ROLLCALL_STUB_CONTROL
node --test src/test/consumers/stub/jane.test.mjs
echo "With Node's test runner: passed"
python3 -m unittest -q src/test/consumers/stub/test_jane.py
echo "With Python's unittest: passed"
unset ROLLCALL_STUB_CONTROL
kill "$running"
wait "$running" || true

# The extension as its users get it, and twenty tests in twenty workspaces at once.
repository=file://$PWD/target/consumers/repository
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
rm -rf target/consumers/repository target/consumers/junit
mkdir -p target/consumers
cp -r src/test/consumers/junit target/consumers/
mvn -q -B deploy:deploy-file -Durl="$repository" -DrepositoryId=rollcall -DpomFile=pom.xml \
  -Dfile="target/rollcall-$version-junit.jar" -Dclassifier=junit
begun=$(date +%s%N)
mvn -q -B -U -f target/consumers/junit/pom.xml test \
  -Drollcall.repository="$repository" -Drollcall.stub="$PWD/$stub"
echo "With JUnit: passed, in $((($(date +%s%N) - begun) / 1000000)) ms with the start of Maven and of the stub"

container=$(printed "As a container:")
[ -n "$container" ] || { echo "docs/consumers.md prints no stub in a container"; exit 1; }
podman=${ROLLCALL_TOOLS:-../shared/tools}/containers/podman.sh
if [ ! -x "$podman" ] || ! "$podman" image exists localhost/rollcall:jvm; then
  echo "As a container: not run, since there is no image localhost/rollcall:jvm here"
  exit 0
fi
# Here a container has the network of the host, so another port is used.
port=${PORT:-13900}
rm -f target/stub-container.json
eval "${container/#podman run/$podman run --name rollcall-stub-$$} --port=$port" > target/stub-container.json &
container=$!
trap '"$podman" stop rollcall-stub-$$ > /dev/null 2>&1 || true; wait' EXIT
until [ -s target/stub-container.json ]; do
  kill -0 "$container" 2> /dev/null || { echo "The container ended and said nothing"; exit 1; }
  sleep 0.1
done
status=$(curl -s -o /dev/null -w '%{http_code}' -H 'X-User-Id: rbAXPnMktTFbNpwtJ' \
  -H 'X-Auth-Token: RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f' "http://localhost:$port/api/v1/users.list")
[ "$status" = 200 ] || { echo "The stub in the container answered with $status"; exit 1; }
echo "As a container: answered with 200, as printed"
