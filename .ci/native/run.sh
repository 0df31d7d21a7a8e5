#!/usr/bin/env bash
# run.sh [embedded|real]
# Builds a native executable, target/*-runner, and runs the whole black-box suite on it: on the embedded server, then its connection to a real
# one of the shared tools, and that one's faults. With `embedded` that is all but the last; with `real` it is the last alone, on what was built
# before.
# The builder is GRAALVM_HOME, or the one that the shared tools assemble from a JDK 25 and Maven's packages.
set -euo pipefail
cd "$(dirname "$0")/../.."

only=${1:-}
tools=${ROLLCALL_TOOLS:-../shared/tools}

build() {
  local builder=${GRAALVM_HOME:-$PWD/target/native-image}
  mkdir -p target
  if [ ! -x "$builder/bin/native-image" ]; then
    "$tools/native-image/assemble.sh" "$builder" > target/native-image.log 2>&1 || { cat target/native-image.log; rm -rf "$builder"; exit 1; }
  fi
  # -Ob compiles quickly and optimises little: right for tests, and left out of what is shipped. The bound leaves memory to the rest of the machine.
  mvn -B package -Dnative -DskipTests -Dquarkus.native.graalvm-home="$builder" -Dquarkus.native.additional-build-args-append=-Ob \
    -Dquarkus.native.native-image-xmx=6g > target/native-build.log 2>&1 || { tail -n 100 target/native-build.log; exit 1; }
  ls -l target/*-runner
}

if [ "$only" != real ]; then
  rm -f target/*-runner
  if [ -z "${GRAALVM_HOME:-}" ] && [ ! -x "$tools/native-image/assemble.sh" ]; then
    echo "No GRAALVM_HOME and no shared tools here: no native executable was built, and the suite was not run on one."
    exit 0
  fi
  build
  echo "-- on the embedded server"
  env -u ROLLCALL_TEST_MONGO_URL mvn -B failsafe:integration-test@both-dialects \
    failsafe:integration-test@by-hand failsafe:integration-test@slow failsafe:verify -Dnative
  echo "-- attacked"
  .ci/attack/run.sh target/*-runner
fi
if [ "$only" != embedded ]; then
  compgen -G 'target/*-runner' > /dev/null || { echo "No native executable was built here: the suite was not run on one."; exit 0; }
  echo "-- on a real, separate server"
  .ci/real-server.sh native -Dnative
fi
