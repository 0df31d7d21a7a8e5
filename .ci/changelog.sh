#!/usr/bin/env bash
# Changes that consumers or operators notice: one small file each, so that two branches never meet in one line.
#   .ci/changelog.sh            checks the files of changelog/unreleased
#   .ci/changelog.sh 1.2.0      gathers them into CHANGELOG.md as the changes of 1.2.0, and removes them
set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."
unreleased=changelog/unreleased
kinds='added changed fixed removed security'

refuse() {
  echo "$*" >&2
  exit 1
}

for file in "$unreleased"/*; do
  [[ $file =~ ^$unreleased/(${kinds// /|})-[a-z0-9-]+\.md$ ]] ||
    refuse "$file: expected a name such as added-what-changed.md, beginning with one of: $kinds"
  [ "$(grep -c . "$file")" = 1 ] || refuse "$file: expected one line, the sentence or two that the change is"
  grep -qE '^[^-*# ].*\.$' "$file" || refuse "$file: expected a sentence with its full stop, without a bullet"
done
! sed '/^## [0-9]/,$d' CHANGELOG.md | grep -q '^[-*]' ||
  refuse "CHANGELOG.md: a change without a release belongs in a file of $unreleased"
[ $# -gt 0 ] || exit 0

release=$1
[[ $release =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || refuse "expected a version such as 1.2.0, got $release"
{
  sed '/^## [0-9]/,$d' CHANGELOG.md | sed '$ { /^$/d }'
  printf '\n## %s (%s)\n' "$release" "$(date +%F)"
  for kind in $kinds; do
    files=("$unreleased/$kind"-*.md)
    [ ${#files[@]} -gt 0 ] || continue
    printf '\n### %s\n' "${kind^}"
    sed 's/^/- /' "${files[@]}"
  done
  if grep -q '^## [0-9]' CHANGELOG.md; then
    echo
    sed -n '/^## [0-9]/,$p' CHANGELOG.md
  fi
} > CHANGELOG.new
mv CHANGELOG.new CHANGELOG.md
rm "$unreleased"/*.md
