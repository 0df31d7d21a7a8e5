#!/usr/bin/env bash
# Generates a Java and a TypeScript client from openapi.yaml, compiles both, and lets them read and write back the answers of
# the demo workspace, in both dialects. Needs the packaged service (mvn package).
set -euo pipefail
cd "$(dirname "$0")/../.."

sources=$PWD/src/test/clients
output=$PWD/target/clients
port=${PORT:-13010}
typescript=$output/typescript
mkdir -p "$typescript"

mvn -B -q -f "$sources/pom.xml" -Dclients.output="$output" test-compile
cp "$sources"/typescript/* "$typescript/"
[ -x "$typescript/node_modules/.bin/tsc" ] || npm install --silent --no-save --no-package-lock --no-audit --no-fund \
  --prefix "$typescript" typescript@5.9.3 @types/node@20.19.9
(cd "$typescript" && node_modules/.bin/tsc)

. .ci/demo.sh
trap stop_demo EXIT
for dialect in documented 8; do
  start_demo "$port" "$output/service-$dialect.log" ROLLCALL_COMPATIBILITY=$dialect
  echo "-- dialect $dialect"
  mvn -B -q -f "$sources/pom.xml" -Dclients.output="$output" -Dopenapi.generator.maven.plugin.skip=true surefire:test \
    -DargLine="-Drollcall.url=http://localhost:$port -Drollcall.requests=$sources/requests.txt"
  echo "Java client: $(grep -ho "<testcase" "$output"/java/surefire-reports/TEST-*RoundTripTest.xml | wc -l) answers read and written back"
  node "$typescript/built/round-trip.js" "http://localhost:$port" "$sources/requests.txt"
  stop_demo
done
