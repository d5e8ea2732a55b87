#!/usr/bin/env bash
# Checks that the C and Blueprint files are formatted, or formats them.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: format.sh [--check|--write]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

mode=${1:---check}
case $mode in
  --check|--write) ;;
  *) echo 'usage: format.sh [--check|--write]' >&2; exit 2 ;;
esac

mapfile -d '' c_files < <(find src tests -type f \( -name '*.c' -o -name '*.h' \) -print0 | sort -z)
mapfile -d '' blueprints < <(find src tests -type f -name '*.blp' -print0 | sort -z)
different=0

if [ "$mode" = --write ]; then
  [ ${#c_files[@]} = 0 ] || clang-format -i "${c_files[@]}"
  # It ends with 1 when it had something to do, and when it could not: the check tells which.
  [ ${#blueprints[@]} = 0 ] || blueprint-compiler format --fix --no-diff "${blueprints[@]}" || true
fi

for file in "${c_files[@]}"; do
  clang-format "$file" | cmp -s - "$file" || {
    echo "$file"
    different=$((different + 1))
  }
done
for file in "${blueprints[@]}"; do
  blueprint-compiler format --no-diff "$file" >/dev/null 2>&1 || {
    echo "$file"
    different=$((different + 1))
  }
done

echo "${#c_files[@]} C files, ${#blueprints[@]} Blueprint files: $different not formatted"
[ $different = 0 ] || { echo 'To put them right: ./dev format'; exit 1; }
