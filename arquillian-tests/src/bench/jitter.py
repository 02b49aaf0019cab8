#!/usr/bin/env python3
"""Advert timing, CPU and memory of one node that is MASTER for N instances.

Captures the wire for --secs seconds (tcpdump, ns stamps) and reports, over all per-instance inter-advert intervals,
p50/p99/p99.9/max and the largest deviation from advert_int; CPU% (user+sys of the whole process tree; includes the
kernel's delivery of the frames through veth and bridge, which is charged to the sender); RSS/PSS.
--backup adds a second node (prio 100) with the same instances and reports its CPU too.

  ./jitter.py --daemon keepalived --n 255 --advert 0.1 --secs 60
"""
import argparse, sys, time
from collections import defaultdict
from harness import *

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--daemon", default="keepalived"); ap.add_argument("--n", type=int, default=1)
ap.add_argument("--advert", type=float, default=1.0); ap.add_argument("--secs", type=float, default=60)
ap.add_argument("--backup", action="store_true"); ap.add_argument("--tag", default="ji")
ap.add_argument("--result", default="jitter")
o = ap.parse_args()
D = adapter(o.daemon)
lab = Lab(o.tag, nodes=("a", "b") if o.backup else ("a",), lans=(o.n + 254) // 255)
obs = Observer(lab, adverts=False)
d = D.start(lab, "a", make_insts(o.n, 200, o.advert))
t0 = time.time()
obs.wait(lambda x: len({e[3] for e in x.addrs if e[2] == "add" and e[3].split(".")[2] == "1"}) >= o.n, 3.5 * o.advert + 15, 0.05)
up = len({e[3] for e in obs.addrs if e[2] == "add"})
db = D.start(lab, "b", make_insts(o.n, 100, o.advert)) if o.backup else None
time.sleep(max(7.0, 3 * o.advert))               # let keepalived's second GARP burst (5 s after MASTER) pass
obs.close()
path = f"/dev/shm/bl-{o.tag}.pcap"
cap = capture_start(lab, path)
noise = Noise(); time.sleep(0.2)
pids = d.pids(); pb = db.pids() if db else []
c0, b0, w0, t0 = ProcStat.cpu(pids), ProcStat.cpu(pb), time.monotonic(), time.time_ns()
time.sleep(o.secs)
c1, b1, w1, t1 = ProcStat.cpu(pids), ProcStat.cpu(pb), time.monotonic(), time.time_ns()
floor = noise.stop()
mem, memb = ProcStat.mem(pids), ProcStat.mem(pb)
alive = d.alive()
drops = capture_stop(cap)
d.stop()
if db: db.stop()
lab.close()
rows = [r for r in read_capture(path) if t0 <= r[0] < t1]; os.unlink(path)
by = defaultdict(list)
for t, src, ifi, vrid, prio in rows:
    if src[3] == 1: by[(ifi, vrid)].append(t)
iv = sorted((b - a) / 1e6 for ts in by.values() for a, b in zip(ts, ts[1:]))
adv = o.advert * 1e3
dev = sorted(abs(x - adv) for x in iv)
q = lambda xs, p: round(xs[min(len(xs) - 1, int(p / 100 * len(xs)))], 3) if xs else None
save(o.result, {"daemon": o.daemon, "n": o.n, "advert": o.advert, "secs": round(w1 - w0, 1), "vips_up": up, "alive": alive,
                "instances_seen": len(by), "intervals": len(iv), "expected_adverts": round(o.n * (w1 - w0) / o.advert), "adverts": len(rows), "capture_drops": drops,
                "interval_ms": {"p50": q(iv, 50), "p99": q(iv, 99), "p99.9": q(iv, 99.9), "max": q(iv, 100)},
                "abs_dev_ms": {"p50": q(dev, 50), "p99": q(dev, 99), "p99.9": q(dev, 99.9), "max": q(dev, 100)},
                "control_late_ms": floor, "cpu_pct": round(100 * (c1 - c0) / (w1 - w0), 3), "rss_kib": mem[0], "pss_kib": mem[1], "procs": len(pids),
                **({"backup_cpu_pct": round(100 * (b1 - b0) / (w1 - w0), 3), "backup_rss_kib": memb[0], "backup_adverts": sum(1 for r in rows if r[1][3] == 2)} if db else {})})
