#!/usr/bin/env bash
# Sends what Schemathesis makes of the contract, and of its negation, to the demo workspace: in both dialects, as each of the
# demo's callers and as nobody. Never a 5xx, never an undocumented status, header, body or content type. In the dialect 8, which
# refuses what it does not know, also: what the contract forbids is refused, and what it allows is answered. GeneratedRequestsIT
# walks the borders of each parameter in `mvn verify`; this looks for combinations and headers that nobody thought of. More of
# them: EXAMPLES=1000 SEED=7 LEAST=20000 .ci/contract/fuzz.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

seed=${SEED:-1}
examples=${EXAMPLES:-120}
least=${LEAST:-3000}
port=${PORT:-13000}
tools=target/contract-tools
mkdir -p "$tools"
[ -x "$tools/fuzz/bin/schemathesis" ] || {
  python3 -m venv "$tools/fuzz"
  "$tools/fuzz/bin/pip" install --quiet schemathesis==4.32.5
}

callers=(
  "rbAXPnMktTFbNpwtJ RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"
  "Fdh2KgsB7dtwbYrNw demo-regular-john.m-00000000000000000000001"
  "Bm9YcfBCrwSTSGof7 demo-bot-botkit.user-0000000000000000000001"
  "nobody wrong"
)
checks=not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance
checks=$checks,response_schema_conformance,unsupported_method,ignored_auth

. .ci/demo.sh

# fuzz DIALECT PORT CHECKS: all callers of one dialect, one after another; prints a line for each.
fuzz() {
  local dialect=$1 port=$2 checks=$3 caller user token out generated
  trap stop_demo EXIT
  start_demo "$port" "$tools/fuzz-$dialect.log" ROLLCALL_COMPATIBILITY="$dialect"
  for caller in "${callers[@]}"; do
    read -r user token <<< "$caller"
    out=$tools/fuzz-$dialect-$user
    SCHEMATHESIS_HOOKS=hooks PYTHONPATH=.ci/contract TALLY=$out.json "$tools/fuzz/bin/schemathesis" run openapi.yaml \
      --url "http://localhost:$port" -H "X-User-Id: $user" -H "X-Auth-Token: $token" \
      --max-examples "$examples" --seed "$seed" --checks "$checks" --no-color \
      > "$out.txt" 2>&1 || { cat "$out.txt"; exit 1; }
    generated=$(grep -oE "[0-9]+ generated" "$out.txt" | cut -d' ' -f1)
    echo "-- dialect $dialect, caller $user: $generated requests $([ "$dialect" != 8 ] || cat "$out.json")"
  done
}

echo "Seed $seed, $examples examples for each operation, caller and dialect"
# Each dialect has a service of its own, and both run at once.
(fuzz documented "$port" "$checks") > "$tools/fuzz-documented.txt" 2>&1 &
documented=$!
(fuzz 8 $((port + 10)) "$checks,forbidden_is_refused,allowed_is_answered") > "$tools/fuzz-8.txt" 2>&1 &
eight=$!
failed=0
wait "$documented" || failed=1
wait "$eight" || failed=1
cat "$tools/fuzz-documented.txt" "$tools/fuzz-8.txt"
[ "$failed" = 0 ] || exit 1

total=$(grep -ohE "[0-9]+ requests" "$tools/fuzz-documented.txt" "$tools/fuzz-8.txt" | awk '{ sum += $1 } END { print sum }')
echo "$total requests, seed $seed"
[ "$total" -ge "$least" ] || { echo "Fewer than $least: raise EXAMPLES"; exit 1; }
# Neither of the two checks may have had nothing to judge.
for kind in "allowed 200" "allowed 400" "forbidden 400"; do
  grep -qF "\"$kind\"" "$tools"/fuzz-8-rbAXPnMktTFbNpwtJ.json || { echo "No request was $kind"; exit 1; }
done
