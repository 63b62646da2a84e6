#!/usr/bin/env bash
# Compiles the styles and their right-to-left mirror into webapp/static. Needs node 20 or later.
set -euo pipefail
cd "$(dirname "$0")"
out=../static
[ -d node_modules ] || npm ci --ignore-scripts
npx sass --no-source-map --style=compressed --load-path=node_modules --quiet-deps mittari.scss "$out/mittari.css"
npx rtlcss --silent "$out/mittari.css" "$out/mittari.rtl.css"
for file in "$out"/mittari*.css "$out/mittari.js"; do
  printf '%s %s bytes, %s gzipped\n' "$(basename "$file")" "$(wc -c <"$file")" "$(gzip -9c "$file" | wc -c)"
done
