#!/usr/bin/env bash
# Runs the commands of a document, one a line on standard input, on a machine made for it: mounts and network of its own, one
# interface, the example's configuration where keepalived has it. The first command that stays (run -n) goes into the background.
set -euo pipefail
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/lib
mount -t tmpfs tmpfs /etc/keepalived
cp examples/nginx-pair/node1/*.conf /etc/keepalived
ip link set lo up
ip link add eth0 type veth peer name eth1
ip addr add 192.0.2.11/24 dev eth0
ip link set eth0 up
ip link set eth1 up

node=
trap '[[ -z $node ]] || { kill "$node" 2>/dev/null; wait "$node"; } || true' EXIT

while IFS= read -r command; do
    printf '$ %s\n' "$command"
    if [[ $command == *' run -n '* ]]; then
        eval "exec $command" </dev/null &
        node=$!
        # What awaits the node is the command that a user would try.
        until ./vipwarden status </dev/null >/dev/null 2>&1; do kill -0 "$node"; done
    else
        eval "$command" </dev/null
    fi
done
printf 'all commands were run\n'
