#!/usr/bin/env bash
# Verifies pacts from a broker and publishes the results, by nothing but the environment, with a stand-in for the broker.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=target/consumers
mkdir -p "$out"
rm -f "$out/broker.port"
: > "$out/broker.jsonl"
python3 .ci/consumers/broker.py "$out/broker.jsonl" a-token > "$out/broker.port" &
broker=$!
trap 'kill $broker 2>/dev/null || true' EXIT
until [ -s "$out/broker.port" ]; do sleep 0.1; done

PACT_BROKER_BASE_URL="http://localhost:$(cat "$out/broker.port")" PACT_BROKER_TOKEN=a-token \
  PACT_PROVIDER_VERSION=1234567 PACT_PROVIDER_BRANCH=trial PACT_PUBLISH_RESULTS=true \
  mvn -q -B failsafe:integration-test failsafe:verify -Dit.test=BrokerPactsIT > "$out/broker.log" 2>&1 \
  || { cat "$out/broker.log"; exit 1; }

python3 - "$out/broker.jsonl" <<'CHECK'
import json, sys
noted = [json.loads(line) for line in open(sys.argv[1])]
asked = [note["body"] for note in noted if note["path"].endswith("/for-verification")]
results = {note["path"]: note["body"] for note in noted if note["path"].startswith("/results/")}
assert all(note["allowed"] for note in noted), "a request without the token"
assert asked and asked[0]["providerVersionBranch"] == "trial" and asked[0]["includePendingStatus"], asked
assert {"mainBranch": True} in asked[0]["consumerVersionSelectors"], asked
assert {"deployedOrReleased": True} in asked[0]["consumerVersionSelectors"], asked
assert {"matchingBranch": True} in asked[0]["consumerVersionSelectors"], asked
assert len(results) == 2, results.keys()
for path, result in results.items():
    assert result["success"] and result["providerApplicationVersion"] == "1234567", (path, result)
branches = [note["path"] for note in noted if note["path"].startswith("/branches/")]
assert "/branches/trial/versions/1234567" in branches, branches
print("Both pacts were fetched, verified, and their results published")
CHECK
