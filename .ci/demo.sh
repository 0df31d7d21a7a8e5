# For the other scripts, which run in the project's folder: the packaged service on its demo workspace.

demo=

# start_demo PORT LOG [VARIABLE=VALUE]...: returns when it is ready. Health and metrics are on the port after it.
start_demo() {
  local port=$1 log=$2
  shift 2
  env -u MONGO_URL PORT="$port" MANAGEMENT_PORT=$((port + 1)) "$@" java -jar target/quarkus-app/quarkus-run.jar > "$log" 2>&1 &
  demo=$!
  for _ in $(seq 240); do
    ! curl -sf -o /dev/null "http://localhost:$((port + 1))/q/health/ready" || return 0
    sleep 0.25
  done
  echo "The demo workspace is not ready:"
  tail -20 "$log"
  return 1
}

stop_demo() {
  [ -n "$demo" ] || return 0
  kill "$demo" 2> /dev/null || true
  wait "$demo" || true
  demo=
}
