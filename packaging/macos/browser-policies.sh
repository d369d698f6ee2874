#!/bin/sh
# browser-policies.sh install|remove: what browsers are told about the local connector, for every person of this Mac.
# A policy that somebody else wrote stays as it is, and what is removed is only what was put here.
HOME_FOLDER=/usr/local/dmpconnectjs

# Chrome and Edge obey what macOS holds for forced; Firefox reads the preferences of all users.
place_of() {
  case "$1" in
    org.mozilla.firefox.plist) echo "/Library/Preferences/$1" ;;
    *) echo "/Library/Managed Preferences/$1" ;;
  esac
}

for policy in "$HOME_FOLDER"/policies/*.plist; do
  [ -e "$policy" ] || continue
  place=$(place_of "$(basename "$policy")")
  case "$1" in
    install)
      if [ -e "$place" ]; then
        cmp -s "$policy" "$place" || echo "$place belongs to somebody else: left as it is." >&2
      else
        mkdir -p "$(dirname "$place")"
        cp "$policy" "$place"
        chmod 644 "$place"
      fi
      ;;
    remove)
      if cmp -s "$policy" "$place"; then rm -f "$place"; fi
      ;;
    *)
      echo "$0 install|remove" >&2
      exit 2
      ;;
  esac
done
# Preferences are kept in memory by a process that starts again by itself.
killall cfprefsd 2> /dev/null
exit 0
