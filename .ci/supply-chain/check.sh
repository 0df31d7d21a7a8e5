#!/usr/bin/env bash
# What is shipped is known, may be shipped, and comes out the same wherever it is built. After `mvn package`.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -f target/bom.json ] && [ -d target/quarkus-app ] || { echo "First: mvn package"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Every jar that is shipped is in the bill of materials, by digest.
jq -r '.components[].hashes[] | select(.alg == "SHA-256") | .content' target/bom.json | sort -u > "$work/known"
(cd target/quarkus-app/lib && sha256sum ./*/*.jar) | sort > "$work/shipped"
join -v 1 "$work/shipped" "$work/known" > "$work/unknown"
[ ! -s "$work/unknown" ] || { echo "Shipped but not in target/bom.json:"; cat "$work/unknown"; exit 1; }
echo "$(wc -l < "$work/shipped") jars are shipped, all in target/bom.json"

python3 .ci/supply-chain/licences.py

# The same sources in another folder give the same bytes. One file does not: in quarkus/generated-bytecode.jar Quarkus 3.34 numbers the
# proxies of its recorders, and puts the members of three classes of configuration in order, as its threads come by (52 classes differed
# when they were compared). Of that file the names of the classes have to agree.
generated=./quarkus/generated-bytecode.jar
digest() { (cd "$1" && find . -type f ! -path "$generated" -print0 | sort -z | xargs -0 sha256sum && unzip -Z1 "$generated" | sort); }
mkdir "$work/elsewhere"
cp -r .mvn openapi.yaml pom.xml src "$work/elsewhere/"
mvn -B -q -f "$work/elsewhere/pom.xml" package -Dmaven.test.skip=true > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
digest target/quarkus-app > "$work/here.txt"
digest "$work/elsewhere/target/quarkus-app" > "$work/there.txt"
diff "$work/here.txt" "$work/there.txt" || { echo "quarkus-app is not the same in another folder"; exit 1; }
cmp target/bom.json "$work/elsewhere/target/bom.json"
echo "quarkus-app, built in two folders: $(grep -c '  ' "$work/here.txt") files of the same bytes, and $(grep -vc '  ' "$work/here.txt") names in $generated"
if cmp -s "target/quarkus-app/$generated" "$work/elsewhere/target/quarkus-app/$generated"; then echo "$generated is the same, too"; fi
