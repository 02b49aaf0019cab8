#!/usr/bin/env python3
"""Failover time. Nodes a (prio 200) and b (prio 100), client probing the VIP every 1 ms (ICMP echo).

Scenarios
  kill9     SIGKILL of a's daemon; kernel keeps the VIP on a, so the client sees (almost) no outage: look at takeover
  crash     SIGKILL + a's bridge port removed (carrier stays up): what host death looks like to the peers
  graceful  SIGTERM of a's daemon (priority-0 advert)
  linkdown  a loses carrier, daemon stays alive (with `--a vipwarden-path` there is a second path for its priority 0)
Per trial: outage_ms (longest unanswered run at the client), takeover_ms (event -> b's first advert),
detect_ms (a's last advert -> b's first advert; theory = 3*advert_int + skew, or skew for graceful),
failback_ms (longest unanswered run while a returns and preempts b).

  ./failover.py --a keepalived --b keepalived --version 3 --advert 0.1 --repeats 15 [--scenarios crash,linkdown]
"""
import argparse, random, subprocess, sys, time, json, signal
from harness import *

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--a", default="keepalived"); ap.add_argument("--b", default=None)
ap.add_argument("--version", type=int, default=3); ap.add_argument("--advert", type=float, default=1.0)
ap.add_argument("--repeats", type=int, default=10); ap.add_argument("--scenarios", default="kill9,crash,graceful,linkdown")
ap.add_argument("--tag", default="fo"); ap.add_argument("--result", default="failover")
o = ap.parse_args()
A, B = adapter(o.a), adapter(o.b or o.a)
lab = Lab(o.tag, lans=max(getattr(x, "lans", 1) for x in (A, B)))
obs = Observer(lab)
PA, PB, VIP = 200, 100, Lab.vip(10)
mk = lambda prio: [Inst(vrid=10, prio=prio, advert=o.advert, version=o.version, vips=[VIP], name="VI_10")]
mdi, skew = master_down(o.advert, PB, o.version)
ipa, ipb = lab.addr("a"), lab.addr("b")
LONG = 3 * mdi + 10


def last(src): return next((x for x in reversed(obs.adverts) if x[1] == src), None)


def settled(_=None):
    """Only a advertises (b silent for longer than 2.5 intervals, a heard within 2)."""
    now, la, lb = time.time_ns(), last(ipa), last(ipb)
    return (la and now - la[0] < 2 * o.advert * 1e9 + 5e7 and la[3] == PA
            and (not lb or now - lb[0] > (2.5 * o.advert + 0.1) * 1e9))


class Probe:
    def __init__(self):
        self.p = subprocess.Popen(["ip", "netns", "exec", lab.ns("c"), sys.executable, os.path.join(HERE, "prober.py"), VIP],
                                  stdout=subprocess.PIPE, text=True)
        self.p.stdout.readline()
    def stop(self):
        self.p.send_signal(signal.SIGTERM)
        return json.loads(self.p.communicate(timeout=30)[0])


def worst(r): return max([g[1] for g in r["gaps"]] or [0.0])


da, db = A.start(lab, "a", mk(PA)), B.start(lab, "b", mk(PB))
if not obs.wait(settled, LONG):
    sys.exit("never settled: " + da.log_text()[-2000:])
time.sleep(0.5)
for sc in o.scenarios.split(","):
    rows = []
    for k in range(o.repeats):
        if not obs.wait(settled, LONG): print("not settled", sc, k, file=sys.stderr)
        pr = Probe()
        time.sleep(0.15 + random.random() * o.advert)
        obs.adverts = obs.adverts[-50:]
        pids = [q for p in da.procs for q in descendants(p.pid)]      # looked up beforehand: it takes up to 20 ms
        t0 = time.time_ns()
        if sc == "kill9": da.kill(pids)
        elif sc == "crash": lab.isolate("a"); da.kill(pids)
        elif sc == "graceful": da.term_signal()
        elif sc == "linkdown": lab.link("a", False)
        else: sys.exit("unknown scenario " + sc)
        cmd_ms = (time.time_ns() - t0) / 1e6        # long where the kernel's RTNL lock was held: takeover_ms then includes it
        ok = obs.wait(lambda x: (last(ipb) or (0,))[0] > t0, LONG)
        time.sleep(0.15)
        r = pr.stop()
        adv = list(obs.adverts)
        tb = next((x[0] for x in adv if x[1] == ipb and x[0] > t0), None)
        # a's last advert before b took over; for graceful that is the priority-0 one
        ta = max([x[0] for x in adv if x[1] == ipa and (tb is None or x[0] < tb)] or [0])
        p0 = any(x[1] == ipa and x[3] == 0 and x[0] > t0 for x in adv)
        row = {"outage_ms": worst(r) if r["tail_lost"] < 50 else None, "takeover_ms": (tb - t0) / 1e6 if tb else None,
               "detect_ms": (tb - ta) / 1e6 if tb and ta else None, "prio0_seen": p0, "took_over": ok, "event_cmd_ms": cmd_ms,
               "max_send_gap_ms": r["max_send_gap_ms"]}
        # recovery
        if sc == "crash": da.stop(); lab.join("a")
        if sc == "linkdown": pr = Probe(); lab.link("a", True)
        elif sc in ("kill9", "crash", "graceful"):
            da.stop()
            pr = Probe()
            A.launch(da)
        obs.wait(settled, LONG)
        time.sleep(0.05)
        row["failback_ms"] = worst(pr.stop())
        rows.append(row)
    col = lambda c: [r[c] for r in rows]
    told = sc == "graceful" or sc == "linkdown" and min(getattr(x, "lans", 1) for x in (A, B)) > 1
    th = skew if told else mdi
    save(o.result, {"a": o.a, "b": o.b or o.a, "version": o.version, "advert": o.advert, "scenario": sc,
                    "theory_detect_ms": round(th * 1e3, 2),
                    "theory_takeover_ms": [round((mdi - o.advert) * 1e3, 2), round(mdi * 1e3, 2)] if not told else [round(skew * 1e3, 2)] * 2,
                    **{c: summary(col(c)) for c in ("outage_ms", "takeover_ms", "detect_ms", "failback_ms", "max_send_gap_ms", "event_cmd_ms")},
                    "prio0_seen": sum(map(bool, col("prio0_seen"))), "raw": rows})
da.stop(); db.stop(); obs.close(); lab.close()
