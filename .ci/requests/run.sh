#!/usr/bin/env bash
# Holds docs/requests to the contract's examples, and sends every request of it, by the tools that people use, to the demo in the
# dialect that the file is for. With --update the folder is made anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13200}
tools=$PWD/target/contract-tools/requests
mkdir -p "$tools"
python=$(.ci/containers/python.sh)

made=$tools/made
rm -rf "$made"
"$python/python" .ci/requests/generate.py openapi.yaml "$made"
if [ "${1:-}" = --update ]; then
  rm -rf docs/requests
  cp -r "$made" docs/requests
fi
diff -ru docs/requests "$made" || { echo "docs/requests is not what the contract's examples make: .ci/requests/run.sh --update"; exit 1; }

[ -x "$tools/node_modules/.bin/bru" ] || npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts --prefix "$tools" \
  @usebruno/cli@2.15.1 httpyac@6.16.7

. .ci/demo.sh
work=$(mktemp -d)
trap 'stop_demo; rm -rf "$work"' EXIT
for dialect in documented 8; do
  start_demo "$port" "$tools/demo-$dialect.log" ROLLCALL_COMPATIBILITY="$dialect"

  (cd docs/requests/bruno && "$tools/node_modules/.bin/bru" run "dialect-$dialect" --env demo --env-var "url=http://localhost:$port" \
    > "$tools/bruno-$dialect.txt" 2>&1) || { cat "$tools/bruno-$dialect.txt"; exit 1; }

  # Only the address of the demo is changed. The tool finds no file that Git ignores, nor one outside its folder.
  sed "s|^@url = .*|@url = http://localhost:$port|" "docs/requests/dialect-$dialect.http" > "$work/dialect-$dialect.http"
  (cd "$work" && "$tools/node_modules/.bin/httpyac" send "dialect-$dialect.http" --all --json > "$tools/http-$dialect.json" 2> "$tools/http-$dialect.txt") \
    || { grep -A1 -E '"(title|message)":' "$tools/http-$dialect.json"; cat "$tools/http-$dialect.txt"; exit 1; }
  python3 - "$tools/http-$dialect.json" "docs/requests/dialect-$dialect.http" <<'CHECK'
import json, sys
sent = [request for request in json.load(open(sys.argv[1]))["requests"] if request.get("response")]
titles = [line[4:].strip() for line in open(sys.argv[2]) if line.startswith("### ")]
got = [f"{request['response']['statusCode']}" for request in sent]
expected = [title.rsplit(": ", 1)[1] for title in titles]
assert got == expected and got, list(zip(titles, got))
print(f"{sys.argv[2]}: {len(got)} requests, each answered with its status")
CHECK
  python3 - docs/requests/bruno/dialect-"$dialect" "$tools/bruno-$dialect.txt" <<'CHECK'
import pathlib, re, sys
files = len(list(pathlib.Path(sys.argv[1]).glob("*.bru")))
told = open(sys.argv[2]).read()
passed = re.search(r"Assertions\W+(\d+)/(\d+)", told)
assert passed and passed.groups() == (str(files), str(files)), told[-2000:]
print(f"{sys.argv[1]}: {files} requests, each answered with its status")
CHECK
  stop_demo
done
