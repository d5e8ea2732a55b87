#!/usr/bin/env bash
# Checks the help: valid Mallard, no page outside the contents, no dead link, no
# picture missing, and no page that the build would leave out.
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail

pages=${1:?usage: help.sh FOLDER}
status=0

# Each of these prints what is wrong, and nothing where all is well; not all of them say
# so by their status.
check () {
  local found
  if ! found=$("$@" 2>&1) || [ -n "$found" ]; then
    printf '%s\n%s\n' "$*" "$found"
    status=1
  fi
}

cd "$pages" || exit 1
shopt -s nullglob
files=(*.page)
[ ${#files[@]} -gt 0 ] || { echo "no pages in $pages"; exit 1; }

check xmllint --noout "${files[@]}" legal.xml
[ $status = 0 ] || exit 1

check yelp-check validate "${files[@]}"
check yelp-check links "${files[@]}"
check yelp-check orphans "${files[@]}"
check yelp-check ids "${files[@]}"
check yelp-check media "${files[@]}"

for file in "${files[@]}"; do
  grep -qF "'$file'" ../meson.build || {
    echo "$file is not listed in help/meson.build"
    status=1
  }
done

echo "${#files[@]} pages"
exit $status
