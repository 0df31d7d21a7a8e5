#!/usr/bin/env bash
# Looks at the landing page of the demo and at /visibility in Debian's Chromium, with axe. Needs the packaged service (mvn package). The
# pictures of the documents are made by `PICTURES=docs .ci/browser/pages.sh`.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13040}
output=$PWD/target/browser
pictures=$(realpath -m "${PICTURES:-$output}")
mkdir -p "$output" "$pictures"
command -v chromium > /dev/null || { apt-get update -qq && apt-get install -y -qq chromium > /dev/null; }
[ -d "$output/node_modules/axe-core" ] || npm install --silent --no-save --no-package-lock --no-audit --no-fund \
  --prefix "$output" playwright-core@1.64.1 axe-core@4.14.1

. .ci/demo.sh
trap stop_demo EXIT
start_demo "$port" "$output/pages.log"
script=$PWD/.ci/browser/pages.mjs
cd "$output" # where the script finds its libraries
node "$script" "http://localhost:$port" "http://localhost:$((port + 1))" "$pictures"
