#!/usr/bin/env bash
# Uses Swagger UI of the demo workspace in Debian's Chromium: authorises, calls each operation, sees 200 and the body. Needs the
# packaged service (mvn package). The README's picture is made by `PORT=3000 SCREENSHOT=docs/swagger-ui.png .ci/browser/swagger-ui.sh`.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13020}
output=$PWD/target/browser
screenshot=$(realpath -m "${SCREENSHOT:-$output/swagger-ui.png}")
mkdir -p "$output"
command -v chromium > /dev/null || { apt-get update -qq && apt-get install -y -qq chromium > /dev/null; }
[ -d "$output/node_modules/playwright-core" ] || npm install --silent --no-save --no-package-lock --no-audit --no-fund \
  --prefix "$output" playwright-core@1.64.1

env -u MONGO_URL PORT="$port" MANAGEMENT_PORT=$((port + 1)) java -jar target/quarkus-app/quarkus-run.jar > "$output/service.log" 2>&1 &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
  curl -sf -o /dev/null "http://localhost:$((port + 1))/q/health/ready" && break
  sleep 0.25
done
script=$PWD/.ci/browser/swagger-ui.mjs
cd "$output" # where the script finds its library
node "$script" "http://localhost:$port" "$screenshot"
