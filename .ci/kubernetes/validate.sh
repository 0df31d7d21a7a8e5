#!/usr/bin/env bash
# Renders every overlay, by itself and with each component, and holds it strictly to the schemas of Kubernetes: unknown members fail.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v kubectl >/dev/null || { echo "No kubectl here: the manifests were not rendered."; exit 0; }
python=$(.ci/containers/python.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r src/main/kubernetes "$work/kubernetes"
echo "ROLLCALL_INDEXES_MONGO_URL=mongodb://mongodb.example.com/rocketchat" > "$work/kubernetes/components/indexes/indexes.env"
for overlay in "$work"/kubernetes/overlays/*/; do
  overlay=$(basename "$overlay")
  echo "MONGO_URL=mongodb://mongodb.example.com/rocketchat" > "$work/kubernetes/overlays/$overlay/mongodb.env"
  for component in none $(ls src/main/kubernetes/components); do
    # In the overlay itself, as `kustomize edit add component` does, so that its namespace and labels reach it.
    cp "src/main/kubernetes/overlays/$overlay/kustomization.yaml" "$work/kubernetes/overlays/$overlay/"
    [ "$component" = none ] || echo "components: [../../components/$component]" >> "$work/kubernetes/overlays/$overlay/kustomization.yaml"
    # A warning of kustomize's is a fault, too.
    kubectl kustomize "$work/kubernetes/overlays/$overlay" > "$work/all.yaml" 2> "$work/warnings" || { cat "$work/warnings"; exit 1; }
    [ ! -s "$work/warnings" ] || { cat "$work/warnings"; exit 1; }
    # The operator's own kinds are not in Kubernetes' schemas.
    "$python/python" - "$work/all.yaml" "$work/known.yaml" <<'PYTHON'
import sys, yaml
documents = [document for document in yaml.safe_load_all(open(sys.argv[1])) if document["kind"] not in ("PodMonitor", "PrometheusRule")]
yaml.safe_dump_all(documents, open(sys.argv[2], "w"))
PYTHON
    "$python/kubernetes-validate" --strict -k 1.34 --quiet "$work/known.yaml"
    echo "$overlay with component $component: $(grep -c '^kind:' "$work/all.yaml") objects, valid"
  done
done
