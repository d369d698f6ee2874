# Shared by the maintainer scripts: the vendor's name of the connector, which applications address, must lead here.
NAME=localhost.icanopee.net
MARK="# dmpconnect-js2"

# Whether every address of the name is a loopback one, and there is one.
resolves_to_loopback() {
  addresses=$(getent ahosts "$NAME" | awk '{ print $1 }' | sort -u) || true
  [ -n "$addresses" ] || return 1
  for address in $addresses; do
    case "$address" in
      127.* | ::1) ;;
      *) return 1 ;;
    esac
  done
}

add_hosts_entry() {
  resolves_to_loopback || printf '127.0.0.1 %s %s\n' "$NAME" "$MARK" >> /etc/hosts
}

# Written back into the same file: it may be a mount, which cannot be replaced.
remove_hosts_entry() {
  grep -q "$MARK\$" /etc/hosts || return 0
  kept=$(grep -v "$MARK\$" /etc/hosts)
  printf '%s\n' "$kept" > /etc/hosts
}
