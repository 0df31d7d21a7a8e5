#!/usr/bin/env bash
# Renders every overlay, by itself and with each component, and holds it strictly to the schemas of Kubernetes: unknown members fail. Routes
# of the Gateway API are checked with its own schema and types, and each route must lead to the three paths alone. install.yaml has to be what the overlay
# `alone` gives; with --update it is made anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v kubectl >/dev/null || { echo "No kubectl here: the manifests were not rendered."; exit 0; }
python=$(.ci/containers/python.sh)
gateway=$PWD/target/deployment-tools/gateway
[ -x "$gateway/node_modules/.bin/tsc" ] || npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts --prefix "$gateway" \
  @kubernetes-models/gateway-api@2.0.0 typescript@5.9.3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r src/main/kubernetes "$work/kubernetes"

# render FOLDER FILE: a warning of kustomize's is a fault, too.
render() {
  kubectl kustomize "$1" > "$2" 2> "$work/warnings" || { cat "$work/warnings"; exit 1; }
  [ ! -s "$work/warnings" ] || { cat "$work/warnings"; exit 1; }
}

echo "ROLLCALL_INDEXES_MONGO_URL=mongodb://mongodb.example.com/rocketchat" > "$work/kubernetes/components/indexes/indexes.env"
echo '[]' > "$work/routes.json"
for overlay in "$work"/kubernetes/overlays/*/; do
  overlay=$(basename "$overlay")
  echo "MONGO_URL=mongodb://mongodb.example.com/rocketchat" > "$work/kubernetes/overlays/$overlay/mongodb.env"
  for component in none $(ls src/main/kubernetes/components); do
    # It changes an HTTPRoute, which no other overlay has.
    [ "$component" != mirror ] || [ "$overlay" = behind-gateway ] || continue
    # In the overlay itself, as `kustomize edit add component` does, so that its namespace and labels reach it.
    cp "src/main/kubernetes/overlays/$overlay/kustomization.yaml" "$work/kubernetes/overlays/$overlay/"
    [ "$component" = none ] || echo "components: [../../components/$component]" >> "$work/kubernetes/overlays/$overlay/kustomization.yaml"
    render "$work/kubernetes/overlays/$overlay" "$work/all.yaml"
    # The kinds of operators and of the Gateway API are not in Kubernetes' schemas.
    "$python/python" - "$work/all.yaml" "$work/known.yaml" "$work/routes.json" <<'PYTHON'
import json, sys, yaml
documents = list(yaml.safe_load_all(open(sys.argv[1])))
known = [document for document in documents if document["kind"] not in ("PodMonitor", "PrometheusRule", "HTTPRoute")]
yaml.safe_dump_all(known, open(sys.argv[2], "w"))
routes = json.load(open(sys.argv[3])) + [document for document in documents if document["kind"] == "HTTPRoute"]
json.dump(routes, open(sys.argv[3], "w"))
PYTHON
    "$python/kubernetes-validate" --strict -k 1.34 --quiet "$work/known.yaml"
    "$python/python" .ci/kubernetes/paths.py "$work/all.yaml" "$([ "$component" = mirror ] && echo rocketchat || echo rollcall)"
    echo "$overlay with component $component: $(grep -c '^kind:' "$work/all.yaml") objects, valid"
  done
done

cp .ci/kubernetes/gateway.mjs "$gateway/"
(cd "$gateway" && node gateway.mjs < "$work/routes.json")

# The address of the database is a Secret that each installation makes by itself.
cp src/main/kubernetes/overlays/alone/kustomization.yaml "$work/kubernetes/overlays/alone/"
sed -i '/^secretGenerator:/,/^    envs:/d' "$work/kubernetes/overlays/alone/kustomization.yaml"
render "$work/kubernetes/overlays/alone" "$work/all.yaml"
{
  echo "# What the overlay alone gives, for who has no kustomize. Made by .ci/kubernetes/validate.sh --update; do not edit. docs/deploying.md says"
  echo "# what to do before it is applied."
  cat "$work/all.yaml"
} > "$work/install.yaml"
[ "${1:-}" != --update ] || cp "$work/install.yaml" src/main/kubernetes/install.yaml
diff -u src/main/kubernetes/install.yaml "$work/install.yaml" || { echo "install.yaml is not what the overlay gives: .ci/kubernetes/validate.sh --update"; exit 1; }
! grep -q '^kind: Secret' "$work/install.yaml" || { echo "install.yaml has a Secret"; exit 1; }
"$python/kubernetes-validate" --strict -k 1.34 --quiet src/main/kubernetes/install.yaml
echo "install.yaml is what the overlay alone gives"
