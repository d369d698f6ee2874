#!/bin/sh
# Makes {{NAME}}.pkg out of this folder. Runs on a Mac with Apple's command line tools.
#   DMPCONNECT_NODE_HEADERS   folder include/node of Node.js {{NODE_VERSION}}
#   DMPCONNECT_SIGN_APP       identity "Developer ID Application: …"; without it the programs are signed ad hoc
#   DMPCONNECT_SIGN_PKG       identity "Developer ID Installer: …"; without it the package is not signed
set -e
cd "$(dirname "$0")"
[ "$(uname)" = Darwin ] || { echo "A .pkg can only be made on a Mac." >&2; exit 1; }
: "${DMPCONNECT_NODE_HEADERS:?names no folder}"
HOME_FOLDER=root/usr/local/dmpconnectjs
MODULES=$HOME_FOLDER/app/node_modules
FLAGS="-arch {{ARCHITECTURE}} -mmacosx-version-min=11.0 -O2 -bundle -undefined dynamic_lookup -I$DMPCONNECT_NODE_HEADERS"

ENGINE=$MODULES/@dmpconnect/card-pkcs11/native/build/Release
mkdir -p "$ENGINE"
# shellcheck disable=SC2086
clang $FLAGS -std=gnu11 -DNAPI_VERSION=8 -DOPENSSL_SUPPRESS_DEPRECATED native/card-engine/*.c -o "$ENGINE/cps_tls_engine.node"
PKCS11=$MODULES/pkcs11js/build/Release
mkdir -p "$PKCS11"
# shellcheck disable=SC2086
clang++ $FLAGS -std=c++17 -DNAPI_DISABLE_CPP_EXCEPTIONS -Inative/pkcs11js/includes \
  native/pkcs11js/src/dl.cpp native/pkcs11js/src/common.cpp native/pkcs11js/src/main.cpp -o "$PKCS11/pkcs11.node"

find "$HOME_FOLDER" -type f \( -name '*.node' -o -name '*_darwin_*' \) \
  -exec codesign --force --timestamp=none --sign "${DMPCONNECT_SIGN_APP:--}" {} \;
codesign --force --sign "${DMPCONNECT_SIGN_APP:--}" "$HOME_FOLDER/dmpconnect-js2"

pkgbuild --root root --scripts scripts --identifier com.icanopee.dmpconnect-js2 --version "{{VERSION}}" \
  --ownership recommended --install-location / connector.pkg
if [ -n "$DMPCONNECT_SIGN_PKG" ]; then
  productbuild --package connector.pkg --sign "$DMPCONNECT_SIGN_PKG" "{{NAME}}.pkg"
else
  productbuild --package connector.pkg "{{NAME}}.pkg"
fi
rm connector.pkg
