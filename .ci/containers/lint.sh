#!/usr/bin/env bash
# Lints the Dockerfiles with hadolint, and holds the compose file to the schema of the Compose specification.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=$(.ci/containers/python.sh)
for file in docker/Dockerfile.*; do
  "$tools/hadolint" --no-color "$file"
  echo "$file: no finding"
done
"$tools/check-jsonschema" --builtin-schema vendor.compose-spec docker/compose.yaml
