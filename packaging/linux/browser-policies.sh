#!/bin/sh
# Grants the loopback to the applications of the package and of the settings, in the browsers of this machine. To be run
# again after server/allowed_origins was changed. "remove" takes everything away.
set -e
HOME_OF_IT=/usr/lib/dmpconnect-js2
if [ "${1:-write}" = remove ]; then
  exec "$HOME_OF_IT/runtime/dmpconnect-js2" "$HOME_OF_IT/browser-policies.mjs" remove
fi
{
  cat "$HOME_OF_IT/origins"
  # Settings that hold an error grant nothing; the service says what is wrong with them.
  dmpconnect-js2 settings get server/allowed_origins 2> /dev/null || true
} | "$HOME_OF_IT/runtime/dmpconnect-js2" "$HOME_OF_IT/browser-policies.mjs" write
