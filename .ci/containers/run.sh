#!/usr/bin/env bash
# Builds the images and runs each as a cluster would: read-only root, an unknown user, no capability, a memory limit, a real server.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=${ROLLCALL_TOOLS:-../shared/tools}
if [ ! -x "$tools/containers/podman.sh" ] || [ ! -x "$tools/mongodb/start.sh" ]; then
  echo "No containers of the shared tools here: the images were not built and not run."
  exit 0
fi
[ "$(id -u)" = 0 ] || { echo "Not root: the images were not built and not run."; exit 0; }

podman=$tools/containers/podman.sh
port=${PORT:-13100}
management=$((port + 1))
work=$(mktemp -d)
name=rollcall-check-$$
finish() {
  "$podman" rm -f -t 0 "$name" >/dev/null 2>&1 || true
  [ ! -d "$work/engine" ] || "$tools/mongodb/stop.sh" "$work/engine"
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "FAILED: $1"; [ ! -s "$work/log" ] || cat "$work/log"; exit 1; }

python=$(.ci/containers/python.sh)
images=$(.ci/containers/images.sh)
chmod 755 "$work"
url=$("$tools/mongodb/start.sh" --dir "$work/engine" --auth)
"$python/python" .ci/containers/workspace.py "$url" > "$work/headers"
reader=${url/owner:owner-password/reader:reader-password}

of_image() { "$podman" image inspect --format "$1" "$image"; }
is() { [ "$2" = "$3" ] || fail "$image: $1 is '$2', not '$3'"; }
get() { curl -s -m 10 -H "@$work/headers${2:-}" "http://localhost:$port/api/v1/$1"; }
status() { curl -s -m 5 -o "$work/answer" -w '%{http_code}' "$@" || true; }
await() { for _ in $(seq 120); do [ "$(status "http://localhost:$management/q/health/ready")" != "$1" ] || return 0; sleep 0.5; done; return 1; }
# As the pods of src/main/kubernetes: only /tmp can be written.
run() {
  "$podman" run -d --name "$name" --read-only --read-only-tmpfs=false --tmpfs /tmp:size=16m --user 12345:0 --cap-drop all --security-opt no-new-privileges \
    --memory "$memory" -e PORT="$port" -e MANAGEMENT_PORT="$management" -e MONGO_URL="$1" "$image" "${@:2}" >/dev/null
}

for image in $images; do
  memory=128m
  [ "$image" != localhost/rollcall:jvm ] || memory=384m

  is "the user" "$(of_image '{{.Config.User}}')" 1001:0
  is "the licence" "$(of_image '{{index .Config.Labels "org.opencontainers.image.licenses"}}')" Apache-2.0
  is "the revision" "$(of_image '{{index .Config.Labels "org.opencontainers.image.revision"}}')" "$(git rev-parse HEAD)"
  for program in sh bash; do
    ! "$podman" run --rm --entrypoint "$program" "$image" -c true >/dev/null 2>&1 || fail "$image has a shell: $program"
  done

  # Without a database's address the demo does not stand in: its tokens are public.
  run ""
  is "the exit without MONGO_URL" "$("$podman" wait "$name")" 3
  "$podman" logs "$name" > "$work/log" 2>&1
  grep -q MONGO_URL "$work/log" || fail "$image does not say what to set"
  "$podman" rm "$name" >/dev/null

  run "$reader"
  await 200 || { "$podman" logs "$name" > "$work/log" 2>&1; fail "$image is not ready"; }
  get me > "$work/me"
  is "me" "$(jq -r '.username, .success' "$work/me" | paste -sd ' ')" "administrator true"
  get "users.info?username=user.7" > "$work/info"
  is "users.info" "$(jq -r '.user._id, .success' "$work/info" | paste -sd ' ')" "user0000000000007 true"
  get "users.list?count=25" > "$work/list"
  is "users.list" "$(jq -r '(.users | length), .count, .total, .success' "$work/list" | paste -sd ' ')" "25 25 501 true"
  is "a wrong token" "$(status -H 'X-User-Id: adminOfTheCheck00' -H 'X-Auth-Token: wrong' "http://localhost:$port/api/v1/me")" 401
  for probe in started live ready; do
    is "the probe $probe" "$(status "http://localhost:$management/q/health/$probe")" 200
    is "the probe $probe on the public port" "$(status "http://localhost:$port/q/health/$probe")" 404
  done

  # With the limit of the manifests, under 64 connections at once: what takes more is killed by the kernel.
  rm -f "$work/stop"
  "$python/python" .ci/kubernetes/load.py "localhost:$port" "$work/headers" "$work/stop" 64 429 > "$work/load" 2>&1 &
  load=$!
  sleep 10
  touch "$work/stop"
  wait "$load" || { cat "$work/load"; "$podman" logs "$name" > "$work/log" 2>&1; fail "$image lost requests under load"; }
  is "what 64 connections leave" "$("$podman" inspect --format '{{.State.Status}}' "$name")" running
  most=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$("$podman" inspect --format '{{.State.Pid}}' "$name")/status")
  "$podman" stop -t 30 "$name" >/dev/null
  "$podman" logs "$name" > "$work/log" 2>&1
  is "the exit after SIGTERM" "$("$podman" inspect --format '{{.State.ExitCode}} {{.State.OOMKilled}}' "$name")" "0 false"
  ! grep -q reader-password "$work/log" || fail "$image logs the database's password"
  "$podman" rm "$name" >/dev/null

  # As a stub for consumers: without a database.
  run "" stub --host=0.0.0.0 "--port=$port" "--states=a regular caller,user test.jane exists"
  for _ in $(seq 120); do ! "$podman" logs "$name" 2>/dev/null | grep -q "^{" || break; sleep 0.5; done
  "$podman" logs "$name" > "$work/log" 2>&1
  grep -q '^{' "$work/log" || fail "the stub does not print its address"
  grep '^{' "$work/log" | tail -n 1 | jq -r '.callers["john.m"] | "X-User-Id: \(.userId)", "X-Auth-Token: \(.authToken)"' > "$work/headers-of-john"
  get "users.info?username=test.jane" -of-john > "$work/info"
  is "users.info of the stub" "$(jq -r '.user.username, .success' "$work/info" | paste -sd ' ')" "test.jane true"
  "$podman" rm -f -t 10 "$name" >/dev/null

  echo "$image: $(( $(of_image '{{.Size}}') / 1000000 )) MB, answers read-only, as user 12345, without capabilities, within $memory ($most MiB resident at most)"
  cat "$work/load"
done
