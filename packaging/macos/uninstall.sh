#!/bin/sh
# Removes the connector and the supervisor, with their settings and journals. With administrator's rights.
# It is what uninstaller.pkg runs, too.
if [ "$(id -u)" != 0 ]; then
  echo "sudo $0" >&2
  exit 1
fi
HOME_FOLDER=/usr/local/dmpconnectjs
SUPERVISOR=com.icanopee.dmpconnect-js2.supervisor
launchctl bootout system/com.icanopee.dmpconnect-js2 2> /dev/null
for home in /Users/*; do
  [ -d "$home" ] || continue
  launchctl bootout "gui/$(stat -f %u "$home")/$SUPERVISOR" 2> /dev/null
  rm -rf "$home/Library/Application Support/DmpConnect-JS2" "$home/Library/Caches/DmpConnect-JS2"
done
if [ -x "$HOME_FOLDER/dmpconnect-js2-cli" ]; then
  "$HOME_FOLDER/dmpconnect-js2-cli" certificate untrust
  "$HOME_FOLDER/browser-policies.sh" remove
fi
rm -f /Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist "/Library/LaunchAgents/$SUPERVISOR.plist"
# Written over, not replaced: the file keeps its owner and its rights.
hosts=$(mktemp)
sed '/# dmpconnect-js2$/d' /etc/hosts > "$hosts" && cat "$hosts" > /etc/hosts
rm -f "$hosts"
rm -rf "/Library/Application Support/DmpConnect-JS2" /var/root/.cache/DmpConnect-JS2 "$HOME_FOLDER"
pkgutil --forget com.icanopee.dmpconnect-js2 > /dev/null 2>&1
exit 0
