#!/usr/bin/env bash
# Lets the requests of src/test/clients/requests.txt pass through Prism as a proxy before the demo workspace, which finds each
# request and each answer that is not as openapi.yaml says. Needs the packaged service, and mock.sh to have installed Prism.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${PORT:-13110}
tools=target/contract-tools/mock
. .ci/demo.sh
proxy=
trap '[ -z "$proxy" ] || kill "$proxy" 2>/dev/null || true; stop_demo' EXIT
start_demo "$port" "$tools/proxied.log"
node "$tools/node_modules/.bin/prism" proxy --errors --port $((port + 2)) openapi.yaml "http://localhost:$port" > "$tools/proxy.log" 2>&1 &
proxy=$!
for _ in $(seq 240); do
  grep -q "is listening" "$tools/proxy.log" && break
  sleep 0.25
done

passed=0
while read -r caller operation status parameters; do
  case $caller in
    roxie) credentials=(-H 'X-User-Id: rbAXPnMktTFbNpwtJ' -H 'X-Auth-Token: RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f') ;;
    john.m) credentials=(-H 'X-User-Id: Fdh2KgsB7dtwbYrNw' -H 'X-Auth-Token: demo-regular-john.m-00000000000000000000001') ;;
    botkit) credentials=(-H 'X-User-Id: Bm9YcfBCrwSTSGof7' -H 'X-Auth-Token: demo-bot-botkit.user-0000000000000000000001') ;;
    bearer) credentials=(-H 'Authorization: Bearer demo-bearer-john.m') ;;
    *) continue ;; # Prism itself refuses who sends no credentials.
  esac
  case $operation in getMe) path=me ;; getUserInfo) path=users.info ;; listUsers) path=users.list ;; esac
  query=()
  for parameter in $parameters; do query+=(--data-urlencode "$parameter"); done
  answer=$(curl -sG -w '\n%{http_code}' "${credentials[@]}" "${query[@]}" "http://localhost:$((port + 2))/api/v1/$path")
  # What the contract forbids Prism has to find, too; the service then does not see it.
  if [ "$status" = 400 ] && grep -q 'prism/errors#UNPROCESSABLE_ENTITY' <<< "$answer"; then
    continue
  fi
  if [ "${answer##*$'\n'}" != "$status" ] || grep -q stoplight <<< "$answer"; then
    echo "$caller $operation $parameters: $answer"
    exit 1
  fi
  passed=$((passed + 1))
done < <(grep -v '^#' src/test/clients/requests.txt)
[ "$passed" -gt 0 ]
echo "$passed requests and their answers are as the contract says"
