#!/usr/bin/env bash
# Lints openapi.yaml with Spectral (its own and the OWASP rules) and Redocly, and parses it with two more parsers.
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

# Both have to lie beside node_modules: the ruleset finds its parent there, and its exceptions name files beside it.
cp openapi.yaml .ci/contract/spectral.yaml .ci/contract/redocly.yaml "$tools/"
cd "$tools"
node_modules/.bin/spectral lint --fail-severity=hint --ruleset spectral.yaml openapi.yaml
node_modules/.bin/redocly lint --config redocly.yaml openapi.yaml
node -e 'require("@apidevtools/swagger-parser").validate("openapi.yaml").then(() => console.log("swagger-parser: valid"))'
python/bin/openapi-spec-validator openapi.yaml
