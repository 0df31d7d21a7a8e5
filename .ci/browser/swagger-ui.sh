#!/usr/bin/env bash
# Uses Swagger UI of the demo workspace in Debian's Chromium: authorises, calls each operation, sees 200 and the body. Needs the
# packaged service (mvn package). The picture of docs/consumers.md is made by `PORT=3000 SCREENSHOT=docs/swagger-ui.png .ci/browser/swagger-ui.sh`.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13020}
output=$PWD/target/browser
screenshot=$(realpath -m "${SCREENSHOT:-$output/swagger-ui.png}")
mkdir -p "$output"
command -v chromium > /dev/null || { apt-get update -qq && apt-get install -y -qq chromium > /dev/null; }
[ -d "$output/node_modules/playwright-core" ] || npm install --silent --no-save --no-package-lock --no-audit --no-fund \
  --prefix "$output" playwright-core@1.64.1

. .ci/demo.sh
trap stop_demo EXIT
start_demo "$port" "$output/service.log"
script=$PWD/.ci/browser/swagger-ui.mjs
cd "$output" # where the script finds its library
node "$script" "http://localhost:$port" "$screenshot"
