#!/usr/bin/env bash
# Runs the flows of docs/rollcall.arazzo.yaml by Redocly's runner against the stub, in the states that lead each flow to another end,
# and compares the steps that ran with those that are expected.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=target/contract-tools/arazzo
mkdir -p "$tools"
[ -x "$tools/node_modules/.bin/redocly" ] || npm install --silent --no-package-lock --no-audit --no-fund --prefix "$tools" @redocly/cli@2.77.0
redocly=$tools/node_modules/.bin/redocly
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

stubs=()
trap '[ ${#stubs[@]} = 0 ] || kill "${stubs[@]}" 2> /dev/null || true; wait' EXIT

# stub NAME [VARIABLE=VALUE]... STATES: its line of JSON is in $tools/NAME.json.
stub() {
  local name=$1 states=${*: -1}
  rm -f "$tools/$name.json"
  env -u MONGO_URL "${@:2:$#-2}" java -jar target/quarkus-app/quarkus-run.jar stub --port=0 --states="$states" \
    > "$tools/$name.json" 2> "$tools/$name.log" &
  stubs+=($!)
}

# flow STUB CALLER WORKFLOW EXPECTED-STATUS 'STEP STEP…' [JSON-INPUTS]
flow() {
  local name=$1 caller=$2 workflow=$3 expected=$4 steps=$5 inputs=${6:-null} status=0 told out ran
  until [ -s "$tools/$name.json" ]; do
    kill -0 "${stubs[@]}" 2> /dev/null || { cat "$tools/$name.log"; exit 1; }
    sleep 0.1
  done
  told=$(python3 -c '
import json, sys
stub = json.load(open(sys.argv[1]))
caller = stub["callers"][sys.argv[2]]
print(stub["url"])
print(json.dumps({**(json.loads(sys.argv[3]) or {}), "userId": caller["userId"], "authToken": caller["authToken"]}))' "$tools/$name.json" "$caller" "$inputs")
  out=$tools/$name-$workflow-$caller
  # The same command as docs/consumers.md prints, with its answer as JSON, too.
  "$redocly" respect docs/rollcall.arazzo.yaml --workflow "$workflow" --server "rollcall=${told%%$'\n'*}" --input "${told#*$'\n'}" \
    --json-output "$out.json" > "$out.txt" 2>&1 || status=$?
  [ "$status" = "$expected" ] || { cat "$out.txt"; echo "$workflow ended with $status, not with $expected"; exit 1; }
  ran=$(python3 -c '
import itertools, json, sys
def steps(node):
    return [node["stepId"]] if node["type"] == "step" else [name for child in node["executedSteps"] for name in steps(child)]
document, = json.load(open(sys.argv[1]))["files"].values()
ran = [name for workflow in document["executedWorkflows"] for name in steps(workflow)]
# However often a step was asked again, it counts once.
print(*(name for name, again in itertools.groupby(ran)))' "$out.json")
  [ "$ran" = "$steps" ] || { cat "$out.txt"; echo "$workflow as $caller, $name: ran $ran, not $steps"; exit 1; }
  echo "$workflow as $caller, $name: $(wc -w <<< "$steps") steps, the last is ${steps##* }"
}

# times NUMBER STEPS
times() {
  local all
  all=$(for _ in $(seq "$1"); do printf '%s ' "$2"; done)
  echo "${all% }"
}

"$redocly" lint docs/rollcall.arazzo.yaml > "$tools/lint.txt" 2>&1 || { cat "$tools/lint.txt"; exit 1; }

demo='the demo workspace'
stub demo "$demo"
stub capped "$demo,pages of at most ten users"
stub limited "$demo,rate limiter on"
# The one that waits out the limiter's minute runs beside the others.
flow limited john.m beLimitedAndWait 0 'askUntilTheLimit askOnceMore' &
waiting=$!

tens='page0 page1 page2 page3 page4 page5 page6 page7 page8 page9'
flow demo roxie pageThroughAllUsers 0 "$tens page0"
flow capped roxie pageThroughAllUsers 1 page0
flow capped roxie pageThroughAllUsers 0 "$(times 10 "$tens") page0" '{"pageSize": 10, "zeros": "0"}'
flow demo roxie lookUpByAddress 0 askForTheUser
flow demo john.m lookUpByAddress 0 'askForTheUser askTheList askByUserName'
flow demo roxie lookUpByAddress 0 'askForTheUser askTheList askByUserName' '{"address": "nobody@test.com"}'
flow demo roxie beLimitedAndWait 0 askUntilTheLimit
flow demo roxie findTheMissingPermission 0 listByAddress
flow demo john.m findTheMissingPermission 0 'listByAddress list missing-view-full-other-user-info'
stub refusing ROLLCALL_COMPATIBILITY=8 "$demo,permission view-d-room withdrawn"
flow refusing john.m findTheMissingPermission 0 'listByAddress list missing-view-d-room-or-view-outside-room'
flow refusing roxie lookUpByAddress 0 askForTheUser
wait "$waiting"
