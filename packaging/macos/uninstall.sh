#!/bin/sh
# Removes the connector and the supervisor, with their settings and journals. With administrator's rights.
if [ "$(id -u)" != 0 ]; then
  echo "sudo $0" >&2
  exit 1
fi
HOME_FOLDER=/usr/local/dmpconnectjs
"$HOME_FOLDER/dmpconnect-js2-cli" certificate untrust
console=$(stat -f %u /dev/console)
launchctl bootout "gui/$console/com.icanopee.dmpconnect-js2.supervisor" 2> /dev/null
launchctl bootout system/com.icanopee.dmpconnect-js2 2> /dev/null
rm -f /Library/LaunchDaemons/com.icanopee.dmpconnect-js2.plist
rm -f /Library/LaunchAgents/com.icanopee.dmpconnect-js2.supervisor.plist
sed -i '' '/# dmpconnect-js2$/d' /etc/hosts
rm -rf "/Library/Application Support/DmpConnect-JS2" /var/root/.cache/DmpConnect-JS2 "$HOME_FOLDER"
pkgutil --forget com.icanopee.dmpconnect-js2 > /dev/null 2>&1
exit 0
