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
python3 .ci/supply-chain/advisories.py

# The same sources in another folder give the same bytes. Of three files they do not, and of those less is compared:
# - in quarkus/transformed-bytecode.jar Quarkus 3.33 puts the classes in the order of a hash of the folders that they came from: each class
#   has to have the same bytes, and quarkus/quarkus-application.dat, which lists the folders of all jars in their order, the same lines;
# - in quarkus/generated-bytecode.jar it numbers the proxies of its recorders, and puts the members of three classes of configuration in
#   order, as its threads come by (52 classes differed when they were compared): the names of the classes have to agree.
transformed=./quarkus/transformed-bytecode.jar
generated=./quarkus/generated-bytecode.jar
listing=./quarkus/quarkus-application.dat
digest() (
  cd "$1"
  find . -type f ! -path "$transformed" ! -path "$generated" ! -path "$listing" -print0 | sort -z | xargs -0 sha256sum
  unzip -q "$transformed" -d "$2"
  (cd "$2" && find . -type f -print0 | sort -z | xargs -0 sha256sum)
  tr -c "[:print:]" "\n" < "$listing" | sort | sha256sum
  unzip -Z1 "$generated" | sort
)
mkdir "$work/elsewhere"
cp -r .mvn openapi.yaml pom.xml src "$work/elsewhere/"
mvn -B -q -f "$work/elsewhere/pom.xml" package -Dmaven.test.skip=true > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
digest target/quarkus-app "$work/classes-here" > "$work/here.txt"
digest "$work/elsewhere/target/quarkus-app" "$work/classes-there" > "$work/there.txt"
diff "$work/here.txt" "$work/there.txt" || { echo "quarkus-app is not the same in another folder"; exit 1; }
cmp target/bom.json "$work/elsewhere/target/bom.json"
echo "quarkus-app, built in two folders: $(grep -c '  ' "$work/here.txt") files and classes of the same bytes, and $(grep -vc '  ' "$work/here.txt") names in $generated"
if cmp -s "target/quarkus-app/$generated" "$work/elsewhere/target/quarkus-app/$generated"; then echo "$generated is the same, too"; fi
