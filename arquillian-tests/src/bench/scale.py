#!/usr/bin/env python3
"""Scale: one node, N instances (255 per LAN), advert_int 1.

start_s    spawn -> last VIP present (floor is master_down_interval of ~3.2 s at prio 200)
cpu/rss    for --secs seconds, --settle seconds after the last VIP is there (a JVM first has to compile itself)
reload     a VIP is added to the last instance, SIGHUP; time until that VIP is present, until the log says the reload
           finished (keepalived), CPU spent, largest inter-advert gap per instance in the window, instances that
           missed >= 1 advert (gap > 1.5 advert_int), instances whose gap exceeded a backup's master_down_interval
           (prio 100) = would have caused a failover, priority-0 adverts, VIPs removed during reload

  ./scale.py --daemon keepalived --n 1000 --secs 20
"""
import argparse, re
from collections import defaultdict
from harness import *
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--daemon", default="keepalived"); ap.add_argument("--n", type=int, default=255)
ap.add_argument("--advert", type=float, default=1.0); ap.add_argument("--secs", type=float, default=20)
ap.add_argument("--tag", default="sc"); ap.add_argument("--timeout", type=float, default=120)
ap.add_argument("--settle", type=float, default=8)
o = ap.parse_args()
D = adapter(o.daemon)
lab = Lab(o.tag, nodes=("a",), lans=(o.n + 254) // 255)
obs = Observer(lab, adverts=False)
insts = make_insts(o.n, 200, o.advert)
want = {v for i in insts for v in i.vips}
d = D.prepare(lab, "a", insts)
t0 = time.time_ns(); D.launch(d)
seen = set(); pos = 0
def all_up(x):
    global pos
    for e in x.addrs[pos:]: (seen.add if e[2] == "add" else seen.discard)(e[3])
    pos = len(x.addrs)
    return want <= seen
ok = obs.wait(all_up, o.timeout, 0.02)
ts = [e[0] for e in obs.addrs if e[3] in want]
start = [(ts[0] - t0) / 1e9, (ts[-1] - t0) / 1e9] if ts else None
time.sleep(o.settle)
pids = d.pids()
c0, w0 = ProcStat.cpu(pids), time.monotonic(); time.sleep(o.secs)
cpu = 100 * (ProcStat.cpu(pids) - c0) / (time.monotonic() - w0)
mem = ProcStat.mem(pids)
# reload
path = f"/dev/shm/bl-{o.tag}.pcap"
cap = capture_start(lab, path)
time.sleep(3 * o.advert)
extra = f"10.{100 + insts[-1].lan}.2.1"
insts[-1].vips.append(extra)
D.write_config(d, insts)
mark = len(d.log_text()); apos = len(obs.addrs)
c0 = ProcStat.cpu(pids); h = time.time_ns(); d.reload_signal()
got = obs.wait(lambda x: any(e[3] == extra for e in x.addrs[apos:]), 60, 0.005)
vip_ms = next(((e[0] - h) / 1e6 for e in obs.addrs[apos:] if e[3] == extra), None)
time.sleep(max(5.0, 5 * o.advert))
rc = ProcStat.cpu(d.pids()) - c0
drops = capture_stop(cap)
m = re.search(r"[Rr]eload finished in (\d+) usec", d.log_text()[mark:])
removed = sum(1 for e in obs.addrs[apos:] if e[2] == "del" and e[3] in want)
mem2 = ProcStat.mem(d.pids())
t1 = time.time(); d.stop(60); stop_s = time.time() - t1
obs.close(); lab.close()
by, p0 = defaultdict(list), 0
for t, src, ifi, vrid, prio in read_capture(path):
    if prio == 0 and t < h + 60e9: p0 += 1
    by[(ifi, vrid)].append(t)
os.unlink(path)
gaps = {k: max([(b - a) / 1e6 for a, b in zip(v, v[1:]) if b > h] or [0]) for k, v in by.items()}
pre = [(b - a) / 1e6 for v in by.values() for a, b in zip(v, v[1:]) if b <= h]
mdi = master_down(o.advert, 100)[0] * 1e3
save("scale", {"daemon": o.daemon, "n": o.n, "advert": o.advert, "settle": o.settle, "all_master": ok, "vips_seen": len(seen & want), "first_last_vip_s": start and [round(x, 2) for x in start],
               "cpu_pct": round(cpu, 2), "rss_kib": mem[0], "pss_kib": mem[1], "rss_after_reload_kib": mem2[0],
               "reload": {"vip_ms": vip_ms and round(vip_ms, 1), "log_ms": m and int(m.group(1)) / 1000, "cpu_s": round(rc, 2), "max_gap_ms": round(max(gaps.values() or [0]), 1),
                          "max_gap_before_ms": round(max(pre or [0]), 1), "missed": sum(g > 1500 * o.advert for g in gaps.values()), "would_fail_over": sum(g > mdi for g in gaps.values()),
                          "prio0": p0, "vips_removed": removed, "instances_seen": len(by), "drops": drops}, "stop_s": round(stop_s, 2), "reload_took_effect": got})
