#!/usr/bin/env bash
# Builds a native executable, target/*-runner, and runs the whole black-box suite on it: on the embedded server and, where the shared
# tools have one, on a real one. The builder is GRAALVM_HOME, or the one that the shared tools assemble from a JDK 25 and Maven's packages.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=${ROLLCALL_TOOLS:-../shared/tools}
builder=${GRAALVM_HOME:-}
if [ -z "$builder" ]; then
  if [ ! -x "$tools/native-image/assemble.sh" ]; then
    echo "No GRAALVM_HOME and no shared tools here: no native executable was built, and the suite was not run on one."
    exit 0
  fi
  builder=$PWD/target/native-image
  [ -x "$builder/bin/native-image" ] || {
    mkdir -p target
    "$tools/native-image/assemble.sh" "$builder" > target/native-image.log 2>&1 || { cat target/native-image.log; rm -rf "$builder"; exit 1; }
  }
fi

# -Ob compiles quickly and optimises little: right for tests, and left out of what is shipped.
mvn -B package -Dnative -DskipTests -Dquarkus.native.graalvm-home="$builder" -Dquarkus.native.additional-build-args-append=-Ob
ls -l target/*-runner

echo "-- on the embedded server"
env -u ROLLCALL_TEST_MONGO_URL mvn -B failsafe:integration-test failsafe:verify -Dnative
echo "-- on a real, separate server"
.ci/real-server.sh plain -Dnative
