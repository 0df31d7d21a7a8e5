#!/usr/bin/env bash
# Lets the sample consumers make their pacts anew, and compares them with those that the service is verified against.
# With --update the new ones take the place of the old.
set -euo pipefail
cd "$(dirname "$0")/../.."

made=$PWD/target/consumers
rm -rf "$made/javascript" "$made/jvm" "$made/pacts"
mkdir -p "$made/pacts"
cp -r src/test/consumers/javascript src/test/consumers/jvm "$made/"
# Maven does not report which tests ran.
export PACT_DO_NOT_TRACK=true

echo "-- profile-card, in JavaScript"
(
  cd "$made/javascript"
  npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts
  PACT_DIR=$made/pacts npm test --silent > "$made/javascript.log" 2>&1 || { cat "$made/javascript.log"; exit 1; }
)
echo "-- roll-export, on the JVM"
mvn -q -B -f "$made/jvm/pom.xml" test -Dpact.dir="$made/pacts"

if [ "${1:-}" = --update ]; then
  cp "$made"/pacts/*.json src/test/pacts/
fi
diff -ru src/test/pacts "$made/pacts"
echo "Both pacts are what their consumers make."
