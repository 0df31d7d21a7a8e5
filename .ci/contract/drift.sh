#!/usr/bin/env bash
# Holds openapi.yaml to Rocket.Chat's own types of the version in UPSTREAM: the same parameters, and no member of a user that is
# unknown there, but for those that drift.mjs lists. The packages are read, not run.
set -euo pipefail
cd "$(dirname "$0")/../.."

upstream=${UPSTREAM:-8.8.1}
tools=$PWD/target/contract-tools/drift
mkdir -p "$tools"
for package in rest-typings core-typings; do
  [ -d "$tools/$package" ] || {
    mkdir "$tools/$package"
    (cd "$tools" && npm pack --silent "@rocket.chat/$package@$upstream" > /dev/null)
    tar -xzf "$tools/rocket.chat-$package-$upstream.tgz" -C "$tools/$package" --strip-components=1
  }
done
[ -d "$tools/node_modules/js-yaml" ] || npm install --silent --no-package-lock --no-audit --no-fund --prefix "$tools" js-yaml@4.1.0
cp .ci/contract/drift.mjs "$tools/"
node "$tools/drift.mjs" openapi.yaml "$tools"
