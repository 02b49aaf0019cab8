#!/usr/bin/env bash
# Everything that docs/benchmarks.md has under "Side by side", keepalived and Vipwarden in turn, one measure after the other.
# The Java is $VIPWARDEN_JAVA's, as for the launcher. About 20 minutes; `table.sh short` leaves out what the Java hardly changes.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
export BL_RESULTS=${BL_RESULTS:?a directory of this run\'s own}
short=${1:-}

each() {
    local script=$1 daemon
    shift
    for daemon in keepalived vipwarden; do
        "./$script" --daemon "$daemon" "$@" >>"$BL_RESULTS/log" 2>&1
    done
}

failover() {
    local daemon
    for daemon in keepalived vipwarden; do
        ./failover.py --a "$daemon" --b "$daemon" --version 3 "$@" >>"$BL_RESULTS/log" 2>&1
    done
}

mkdir -p "$BL_RESULTS"
each scale.py --n 4000 --secs 20 --settle 30
each jitter.py --n 255 --advert 0.01 --secs 30
each stress.py --advert 0.01 --cpu 8 --secs 60
each jitter.py --n 1 --advert 0.01 --secs 60
failover --advert 0.01 --repeats 5 --scenarios crash,graceful
if [[ $short != short ]]; then
    failover --advert 1 --repeats 3 --scenarios crash,graceful
    for daemon in keepalived vipwarden-path; do
        ./failover.py --a "$daemon" --b "$daemon" --version 3 --advert 1 --repeats 3 --scenarios linkdown >>"$BL_RESULTS/log" 2>&1
    done
    failover --advert 0.1 --repeats 5 --scenarios crash,graceful
    each suppress.py --pps 10 --secs 6 --kinds none,checksum,ttl,version,type,count
fi
./mkreport.py
