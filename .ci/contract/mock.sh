#!/usr/bin/env bash
# A mock made of openapi.yaml serves every named example of it: so tests against a mock get what the contract prints.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13100}
tools=target/contract-tools/mock
mkdir -p "$tools"
[ -x "$tools/node_modules/.bin/prism" ] || npm install --silent --no-package-lock --no-audit --no-fund --prefix "$tools" \
  @stoplight/prism-cli@5.16.0 js-yaml@4.1.0

mock=
trap '[ -z "$mock" ] || kill "$mock" 2>/dev/null || true' EXIT
# --errors: a request that breaks the contract is an error of this script, and is not answered with some example.
node "$tools/node_modules/.bin/prism" mock --errors --port "$port" openapi.yaml > "$tools/prism.log" 2>&1 &
mock=$!
cp .ci/contract/examples.mjs "$tools/"
node "$tools/examples.mjs" openapi.yaml "http://localhost:$port" || { tail -20 "$tools/prism.log"; exit 1; }
