#!/bin/sh
exec /usr/lib/dmpconnect-js2/runtime/dmpconnect-js2 "/usr/lib/dmpconnect-js2/app/node_modules/{{PROGRAM}}" "$@"
