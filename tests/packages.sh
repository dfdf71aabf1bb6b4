#!/bin/sh
# Installs the programs that tests compare the product with (Debian, Ubuntu), when it may; says what is missing otherwise.
set -eu
missing=""
for pair in pdfsig:poppler-utils qpdf:qpdf openssl:openssl softhsm2-util:softhsm2 chromium:chromium soffice:libreoffice-writer-nogui cc:gcc,libc6-dev; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing $(echo "${pair##*:}" | tr , ' ')"
done
# Debian keeps the server's programs out of PATH; the tests start one of their own, the cluster "main" stays unused.
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "installing:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "not installed, the tests that need them will skip:$missing" >&2
fi
