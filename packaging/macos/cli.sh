#!/bin/sh
exec /usr/local/dmpconnectjs/dmpconnect-js2 \
  /usr/local/dmpconnectjs/app/node_modules/@dmpconnect/server/dist/cli.js "$@"
