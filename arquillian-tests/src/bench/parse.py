#!/usr/bin/env python3
"""Config-check time. Generates configs (V virtual servers x 2 real servers; N vrrp instances) and times
`keepalived -t -f FILE` (or BL_CHECK_CMD with {conf}). Also records rc, output lines and peak RSS.

  ./parse.py --repeats 5
"""
import argparse, resource, shlex
from harness import *
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--name", default="keepalived"); ap.add_argument("--repeats", type=int, default=5)
ap.add_argument("--cmd", default=os.environ.get("BL_CHECK_CMD", "keepalived -t -f {conf}"))
o = ap.parse_args()
w = os.path.join(WORK, "parse"); os.makedirs(w, exist_ok=True)

def vs_conf(n):
    out = ["global_defs {\n    router_id bl\n}"]
    for k in range(n):
        ip = f"10.{k >> 16}.{k >> 8 & 255}.{k & 255}"
        out.append(f"virtual_server {ip} 80 {{\n    delay_loop 6\n    lb_algo wrr\n    lb_kind DR\n    protocol TCP")
        for r in (1, 2):
            out.append(f"    real_server 172.{15 + r}.{k >> 8 & 255}.{k & 255} 80 {{\n        weight 1\n        TCP_CHECK {{\n"
                       "            connect_timeout 3\n            retry 3\n            delay_before_retry 1\n        }\n    }")
        out.append("}")
    return "\n".join(out) + "\n"

cases = [(f"vs{n}x2", vs_conf(n)) for n in (100, 1000, 10000)]
cases += [(f"vrrp{n}", render_keepalived(make_insts(n, 100, 1))) for n in (100, 1000, 4000)]
lab = Lab("pa", nodes=("a",), lans=16)       # instances refer to eth0..eth15
for name, text in cases:
    conf = os.path.join(w, name + ".conf")
    with open(conf, "w") as f: f.write(text)
    ts, rss = [], []
    for _ in range(o.repeats):
        t = time.monotonic()
        p = subprocess.Popen(["ip", "netns", "exec", lab.ns("a"), "/usr/bin/time", "-f", "maxrss %M", "-o", conf + ".rss", "-q"] + shlex.split(o.cmd.format(conf=conf)), stdout=open(conf + ".out", "w"), stderr=subprocess.STDOUT)
        _, st, ru = os.wait4(p.pid, 0)
        ts.append((time.monotonic() - t) * 1e3); rss.append(int(open(conf + ".rss").read().split()[-1]))
    lines = open(conf + ".out", errors="replace").read().splitlines()
    save("parse", {"daemon": o.name, "case": name, "bytes": len(text), "lines": text.count("\n"), "rc": os.waitstatus_to_exitcode(st),
                   "ms": summary(ts, 1), "cpu_ms_last": round((ru.ru_utime + ru.ru_stime) * 1e3), "maxrss_kib": max(rss), "out_lines": len(lines), "out_head": lines[:3]})
lab.close()
