#!/usr/bin/env bash
# Makes sure that a Chromium is on the PATH; where it may not install one, it fails and says what to install.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then
        exit 0
    fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # DejaVu has the Arabic letters that the right-to-left tests look at.
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi

echo "The browser tests need Chromium, and none of chromium, chromium-browser, google-chrome is on the PATH." >&2
echo "Install it (Debian, Ubuntu: sudo apt-get install chromium) and run make test again." >&2
exit 1
