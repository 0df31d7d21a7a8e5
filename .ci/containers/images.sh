#!/usr/bin/env bash
# Builds the images of what was built before, on local bases that the shared tools make, since no registry of images is reached here:
# localhost/rollcall:jvm of the sources, localhost/rollcall:native of target/*-runner if there is one. Prints their names.
set -euo pipefail
cd "$(dirname "$0")/../.."

containers=${ROLLCALL_TOOLS:-../shared/tools}/containers
# The image of an earlier run goes, or each run would leave one without a name.
build() {
  local image=$1 earlier
  shift
  earlier=$("$containers/podman.sh" image inspect --format '{{.Id}}' "$image" 2>/dev/null || true)
  "$containers/podman.sh" build --build-arg APPLICATION=built --build-arg "REVISION=$(git rev-parse HEAD)" -t "$image" "$@" . \
    > target/image.log 2>&1 || { cat target/image.log >&2; exit 1; }
  [ -z "$earlier" ] || [ "$earlier" = "$("$containers/podman.sh" image inspect --format '{{.Id}}' "$image")" ] ||
    "$containers/podman.sh" image rm "$earlier" >/dev/null 2>&1 || true
}
# A small Java of the JDK that is installed: what the official base is in size, not in origin.
java_home() {
  local jdk=${JDK25_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}
  [ -d "$jdk" ] || jdk=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  [ -x target/java/bin/java ] ||
    "$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.zipfs \
      --strip-debug --no-man-pages --no-header-files --output target/java >&2 ||
    { rm -rf target/java && cp -rL "$jdk" target/java; }
  echo "$PWD/target/java"
}

have() { "$containers/podman.sh" image exists "$1"; }
have localhost/rollcall-java:25 || "$containers/base.sh" localhost/rollcall-java:25 "$(java_home)" >&2
# Packaged as the Dockerfile's own build does it, for the JDK's class loader; not again if that is done.
application=target/aot/quarkus-app
[ "$application/quarkus-run.jar" -nt target/quarkus-app/quarkus-run.jar ] ||
  mvn -B -q package -Dmaven.test.skip=true -Dquarkus.package.jar.type=aot-jar -Dquarkus.package.output-directory=aot/quarkus-app \
    > target/image.log 2>&1 || { cat target/image.log >&2; exit 1; }
build localhost/rollcall:jvm -f docker/Dockerfile.jvm --build-arg BASE=localhost/rollcall-java:25 --build-arg "BUILT=$application"
echo localhost/rollcall:jvm
if compgen -G 'target/*-runner' >/dev/null; then
  have localhost/rollcall-base:1 || "$containers/base.sh" localhost/rollcall-base:1 >&2
  build localhost/rollcall:native -f docker/Dockerfile.native --build-arg BASE=localhost/rollcall-base:1
  echo localhost/rollcall:native
else
  echo "No native executable was built here: its image was not." >&2
fi
