#!/bin/sh
# Makes {{NAME}}.pkg and its uninstaller out of this folder. Runs on a Mac with Apple's command line tools.
#   DMPCONNECT_NODE_HEADERS    folder include/node of Node.js {{NODE_VERSION}}
#   DMPCONNECT_SIGN_APP        identity "Developer ID Application: …"; without it the programs are signed ad hoc
#   DMPCONNECT_SIGN_PKG        identity "Developer ID Installer: …"; without it the packages are not signed
#   DMPCONNECT_NOTARY_PROFILE  profile of notarytool's keychain; without it nothing is sent to Apple
set -e
cd "$(dirname "$0")"
[ "$(uname)" = Darwin ] || { echo "A .pkg can only be made on a Mac." >&2; exit 1; }
: "${DMPCONNECT_NODE_HEADERS:?names no folder}"
[ -e "$DMPCONNECT_NODE_HEADERS/node_api.h" ] || { echo "$DMPCONNECT_NODE_HEADERS holds no node_api.h." >&2; exit 1; }
HOME_FOLDER=root/usr/local/dmpconnectjs
MODULES=$HOME_FOLDER/app/node_modules
FLAGS="-arch {{ARCHITECTURE}} -mmacosx-version-min=11.0 -O2 -bundle -undefined dynamic_lookup"

ENGINE=$MODULES/@dmpconnect/card-pkcs11/native/build/Release
mkdir -p "$ENGINE"
# shellcheck disable=SC2086 # several flags
clang $FLAGS "-I$DMPCONNECT_NODE_HEADERS" -std=gnu11 -DNAPI_VERSION=8 -DOPENSSL_SUPPRESS_DEPRECATED \
  native/card-engine/*.c -o "$ENGINE/cps_tls_engine.node"
PKCS11=$MODULES/pkcs11js/build/Release
mkdir -p "$PKCS11"
# shellcheck disable=SC2086 # several flags
clang++ $FLAGS "-I$DMPCONNECT_NODE_HEADERS" -std=c++17 -DNAPI_DISABLE_CPP_EXCEPTIONS -Inative/pkcs11js/includes \
  native/pkcs11js/src/dl.cpp native/pkcs11js/src/common.cpp native/pkcs11js/src/main.cpp -o "$PKCS11/pkcs11.node"

# Apple silicon runs no program without a signature, be it of nobody.
sign_program() {
  if [ -n "$DMPCONNECT_SIGN_APP" ]; then
    codesign --force --timestamp --options runtime --entitlements entitlements.plist --sign "$DMPCONNECT_SIGN_APP" "$1"
  else
    codesign --force --timestamp=none --sign - "$1"
  fi
}
find "$HOME_FOLDER" -type f \( -name '*.node' -o -name '*_darwin_*' \) > programs.txt
while read -r program; do sign_program "$program"; done < programs.txt
rm programs.txt
sign_program "$HOME_FOLDER/dmpconnect-js2"

# build <distribution> <package>: what Installer opens.
build() {
  if [ -n "$DMPCONNECT_SIGN_PKG" ]; then
    productbuild --distribution "$1" --package-path . --sign "$DMPCONNECT_SIGN_PKG" "$2"
  else
    productbuild --distribution "$1" --package-path . "$2"
  fi
  [ -z "$DMPCONNECT_NOTARY_PROFILE" ] && return
  xcrun notarytool submit "$2" --keychain-profile "$DMPCONNECT_NOTARY_PROFILE" --wait
  xcrun stapler staple "$2"
}

pkgbuild --root root --scripts scripts --identifier com.icanopee.dmpconnect-js2 --version "{{VERSION}}" \
  --ownership recommended --install-location / connector.pkg
build distribution.xml "{{NAME}}.pkg"
pkgbuild --nopayload --scripts uninstaller --identifier com.icanopee.dmpconnect-js2.uninstaller \
  --version "{{VERSION}}" uninstall.pkg
build uninstaller.xml "{{NAME}}-uninstaller.pkg"
rm connector.pkg uninstall.pkg
