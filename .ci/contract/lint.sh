#!/usr/bin/env bash
# Lints openapi.yaml with Spectral (its own and the OWASP rules) and Redocly, and parses it with two more parsers. The contract of a
# stub's control API goes through the same tools, under rules of its own.
# The tools come from npm and PyPI by name and version, into a folder that is kept outside the sources.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=target/contract-tools
mkdir -p "$tools"
if [ ! -x "$tools/node_modules/.bin/spectral" ]; then
  npm install --silent --no-package-lock --no-audit --no-fund --prefix "$tools" \
    @stoplight/spectral-cli@6.16.3 @stoplight/spectral-owasp-ruleset@2.0.1 @redocly/cli@2.77.0 \
    @apidevtools/swagger-parser@12.1.0
fi
[ -x "$tools/python/bin/openapi-spec-validator" ] || {
  python3 -m venv "$tools/python"
  "$tools/python/bin/pip" install --quiet openapi-spec-validator==0.9.0
}

# They have to lie beside node_modules: the ruleset finds its parent there, and its exceptions name files beside it.
cp openapi.yaml src/main/resources/META-INF/stub-control.yaml .ci/contract/{,control-}{spectral,redocly}.yaml "$tools/"
cd "$tools"
lint() {
  node_modules/.bin/spectral lint --fail-severity=hint --ruleset "$2spectral.yaml" "$1"
  node_modules/.bin/redocly lint --config "$2redocly.yaml" "$1"
  node -e 'require("@apidevtools/swagger-parser").validate(process.argv[1]).then(() => console.log("swagger-parser: valid"))' "$1"
  python/bin/openapi-spec-validator "$1"
}
lint openapi.yaml ""
lint stub-control.yaml control-
