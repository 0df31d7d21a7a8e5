#!/usr/bin/env bash
# Runs what docs/consumers.md prints of the stub: from a shell, and as a container where the image is there.
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

container=$(printed "As a container:")
[ -n "$container" ] || { echo "docs/consumers.md prints no stub in a container"; exit 1; }
podman=${ROLLCALL_TOOLS:-../shared/tools}/containers/podman.sh
if [ ! -x "$podman" ] || ! "$podman" image exists localhost/rollcall:jvm; then
  echo "As a container: not run, since there is no image localhost/rollcall:jvm here"
  exit 0
fi
# Here a container has the network of the host, where another port is free.
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
