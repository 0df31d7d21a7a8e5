#!/usr/bin/env bash
# Applies the manifests to a real cluster: two replicas become ready under `restricted`, and a rollout under load loses no request.
# Without the shared tools, or without root, it says so and goes on.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=${ROLLCALL_TOOLS:-../shared/tools}
if [ ! -x "$tools/kubernetes/start.sh" ] || [ ! -x "$tools/containers/podman.sh" ] || [ ! -x "$tools/mongodb/start.sh" ]; then
  echo "No cluster of the shared tools here: the manifests were not applied."
  exit 0
fi
[ "$(id -u)" = 0 ] || { echo "Not root: the manifests were not applied."; exit 0; }

work=$(mktemp -d)
chmod 755 "$work"
finish() {
  touch "$work/stop"
  wait
  [ ! -d "$work/cluster" ] || "$tools/kubernetes/stop.sh" "$work/cluster"
  [ ! -d "$work/engine" ] || "$tools/mongodb/stop.sh" "$work/engine"
  rm -rf "$work"
}
trap finish EXIT
kubectl() { "$tools/kubernetes/kubectl" "$@"; }
rollcall() { kubectl -n rollcall "$@"; }
fail() {
  echo "FAILED: $1"
  rollcall get all,events 2>&1 | tail -40
  rollcall logs --all-pods --prefix --tail=20 deployment/rollcall 2>&1 | tail -40
  exit 1
}

python=$(.ci/containers/python.sh)
image=$(.ci/containers/images.sh | tail -n 1)
tag=${image##*:}
"$tools/containers/podman.sh" save -q -o "$work/image.tar" "$image"
KUBECONFIG=$("$tools/kubernetes/start.sh" --dir "$work/cluster")
export KUBECONFIG
"$tools/kubernetes/load-image.sh" "$work/cluster" "$work/image.tar" >/dev/null
rm "$work/image.tar"
url=$("$tools/mongodb/start.sh" --dir "$work/engine" --auth)
"$python/python" .ci/containers/workspace.py "$url" > "$work/headers"
reader=${url/owner:owner-password@127.0.0.1/reader:reader-password@10.$(cat "$work/cluster/number").0.1}

# As a user has it: a copy with the address, the image, and a user id that no image knows, as OpenShift gives.
cp -r src/main/kubernetes "$work/kubernetes"
owner=${url/127.0.0.1/10.$(cat "$work/cluster/number").0.1}
echo "ROLLCALL_INDEXES_MONGO_URL=$owner" > "$work/kubernetes/components/indexes/indexes.env"
for overlay in alone beside-rocketchat; do
  echo "MONGO_URL=$reader" > "$work/kubernetes/overlays/$overlay/mongodb.env"
  # In the overlay itself, as `kustomize edit add component` does, so that its namespace and labels reach them.
  printf 'components: [../../components/indexes%s]\n' "$([ "$tag" != jvm ] || echo ", ../../components/jvm")" \
    >> "$work/kubernetes/overlays/$overlay/kustomization.yaml"
  mkdir "$work/kubernetes/test-$overlay"
  cat > "$work/kubernetes/test-$overlay/kustomization.yaml" <<END
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../overlays/$overlay]
images: [{name: rollcall, newName: localhost/rollcall, newTag: $tag}]
patches:
  - target: {kind: Deployment, name: rollcall}
    patch: |-
      - op: replace
        path: /spec/template/spec/securityContext/runAsUser
        value: 54321
END
done

echo "-- $image: overlay beside-rocketchat, on the API server's dry run, in a namespace with the policy "restricted""
kubectl create namespace rocketchat >/dev/null
kubectl label namespace rocketchat pod-security.kubernetes.io/{enforce,warn}=restricted >/dev/null
kubectl apply --dry-run=server --validate=strict -k "$work/kubernetes/test-beside-rocketchat" 2>&1 | tee "$work/applied"
! grep -qi warning "$work/applied" || fail "the API server warns"

echo "-- overlay alone, for good"
kubectl create namespace rollcall >/dev/null
kubectl apply --server-side --validate=strict -k "$work/kubernetes/test-alone" 2>&1 | tee "$work/applied"
! grep -qi warning "$work/applied" || fail "the API server warns"
for _ in $(seq 60); do [ "$(rollcall get deployment rollcall -o jsonpath='{.spec.replicas}')" != 2 ] || break; sleep 1; done
rollcall rollout status deployment/rollcall --timeout=180s
ready=$(rollcall get deployment rollcall -o jsonpath='{.status.readyReplicas}')
[ "$ready" = 2 ] || fail "$ready replicas are ready, not 2"
[ "$(rollcall get pods -l app.kubernetes.io/name=rollcall -o jsonpath='{.items[*].status.containerStatuses[*].restartCount}')" = "0 0" ] || fail "a pod was restarted"

for run in 1 2; do
  rollcall create job --from=cronjob/rollcall-indexes "rollcall-indexes-$run" >/dev/null
  rollcall wait --for=condition=complete "job/rollcall-indexes-$run" --timeout=120s || fail "the indexes were not made"
  rollcall logs "job/rollcall-indexes-$run"
done

# What the kernel says of the processes, not what the manifest says.
node=$(cat "$work/cluster/node-init.pid")
processes=$(grep -ls '^Uid:[[:space:]]54321' /proc/[0-9]*/status | xargs grep -Ls '^Name:[[:space:]]*pause$' || true)
[ "$(wc -w <<< "$processes")" = 2 ] || fail "there are $(wc -w <<< "$processes") processes of user 54321, not 2"
for status in $processes; do
  grep -q '^CapEff:[[:space:]]*0000000000000000$' "$status" || fail "a process has capabilities"
  grep -q '^NoNewPrivs:[[:space:]]*1$' "$status" || fail "a process may gain privileges"
  grep -q '^Seccomp:[[:space:]]*2$' "$status" || fail "a process has no seccomp filter"
  awk '$5 == "/" && $6 ~ /^ro(,|$)/ { found = 1 } END { exit !found }' "${status%/status}/mountinfo" || fail "a root can be written"
done
echo "2 pods: user 54321, no capability, read-only root, seccomp filter"
[ -z "$(rollcall get pods -l app.kubernetes.io/name=rollcall -o jsonpath='{.items[*].spec.containers[*].volumeMounts[?(@.mountPath=="/var/run/secrets/kubernetes.io/serviceaccount")].name}')" ] ||
  fail "a pod has the token of its service account"

echo "-- a rollout under load"
address=$(rollcall get service rollcall -o jsonpath='{.spec.clusterIP}')
# From inside the node's own network.
nsenter -t "$node" --net "$python/python" .ci/kubernetes/load.py "$address" "$work/headers" "$work/stop" > "$work/load" 2>&1 &
load=$!
sleep 3
rollcall rollout restart deployment/rollcall
rollcall rollout status deployment/rollcall --timeout=150s
for _ in $(seq 60); do [ "$(rollcall get pods -l app.kubernetes.io/name=rollcall --no-headers | wc -l)" != 2 ] || break; sleep 0.5; done
sleep 2
touch "$work/stop"
wait "$load" || { cat "$work/load"; fail "requests were lost"; }
cat "$work/load"

rollcall logs --tail=-1 --all-pods deployment/rollcall > "$work/logs" 2>/dev/null
! grep -q reader-password "$work/logs" || fail "a pod logs the database's password"
echo "$(wc -l < "$work/logs") lines of log, none with the database's password"
