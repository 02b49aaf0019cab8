#!/usr/bin/env python3
"""False failovers under CPU load: a (prio 200) and b (prio 100) on this machine with stress-ng --cpu K running.

Counts, in --secs seconds: b's transitions to MASTER (VIP added on b), adverts sent by b, a's VIP losses and the
largest gap between a's adverts. Nothing fails, so every transition is spurious.

  ./stress.py --daemon keepalived --advert 0.01 --cpu 2 --secs 60
  several daemons under the very same load:  stress-ng --cpu 8 -t 85 & ./stress.py --external --cpu 8 --tag s1 ... & ./stress.py --external ... &
"""
import argparse
from harness import *
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--daemon", default="keepalived"); ap.add_argument("--advert", type=float, default=0.1)
ap.add_argument("--cpu", type=int, default=2); ap.add_argument("--secs", type=float, default=60); ap.add_argument("--tag", default="st")
ap.add_argument("--external", action="store_true", help="the load was started by somebody else; --cpu is only recorded")
ap.add_argument("--stressor", default="--cpu {k}", help="stress-ng arguments; {k} = --cpu value")
o = ap.parse_args()
D = adapter(o.daemon); lab = Lab(o.tag); obs = Observer(lab)
da, db = D.start(lab, "a", make_insts(1, 200, o.advert)), D.start(lab, "b", make_insts(1, 100, o.advert))
time.sleep(4 * o.advert + 6)
s = subprocess.Popen(["stress-ng"] + o.stressor.format(k=o.cpu).split() + ["-q"], start_new_session=True) if o.cpu and not o.external else None
time.sleep(1)
noise = Noise()
n0, a0, t0 = len(obs.adverts), len(obs.addrs), time.time_ns()
time.sleep(o.secs)
floor = noise.stop()
adv, ev = obs.adverts[n0:], obs.addrs[a0:]
if s:
    os.killpg(s.pid, signal.SIGTERM); s.wait()
vip = Lab.vip(1)
ta = [x[0] for x in adv if x[1] == lab.addr("a") and x[3] == 200]
gaps = [(b - a) / 1e6 for a, b in zip(ta, ta[1:])]
mdi, skew = master_down(o.advert, 100)
rec = {"daemon": o.daemon, "advert": o.advert, "stress_cpu": o.cpu, "stressor": o.stressor, "secs": o.secs, "b_master_transitions": sum(e[1:] == ("b", "add", vip) for e in ev),
       "a_vip_lost": sum(e[1:] == ("a", "del", vip) for e in ev), "b_adverts": sum(x[1] == lab.addr("b") for x in adv), "a_adverts": len(ta),
       "a_expected": round(o.secs / o.advert), "a_gap_ms": {"p50": round(pct(gaps, 50), 2), "p99": round(pct(gaps, 99), 2), "p99.9": round(pct(gaps, 99.9), 2), "max": round(max(gaps or [0]), 2)},
       "master_down_ms": round(mdi * 1e3, 2), "a_gaps_over_master_down": sum(g > mdi * 1e3 for g in gaps),
       "control_late_ms": floor, "alive": [da.alive(), db.alive()]}
da.stop(); db.stop(); obs.close(); lab.close()
save("stress", rec)
