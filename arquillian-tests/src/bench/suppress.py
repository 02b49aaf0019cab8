#!/usr/bin/env python3
"""Advert suppression: can packets that must be discarded stop a MASTER from advertising?

a (prio 200) MASTER, b (prio 100) BACKUP; the client sends ONE kind of invalid packet at --pps for --secs.
Healthy: a keeps sending one advert per advert_int and b never becomes MASTER. --to-a-only unicasts the frames (by
MAC) to a, so that only a sees them; otherwise they are multicast to both.

--hold-backup tests the reverse: a is isolated (dead) and the invalid packets go on; a healthy b takes over after
master_down_interval (b_takeover_ms, theory 3609 ms), a weak one is held in BACKUP for as long as they last.

  ./suppress.py --daemon keepalived --pps 10 --secs 8 [--to-a-only] [--kinds checksum,ttl,...]
"""
import argparse, importlib.util
from harness import *
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--daemon", default="keepalived"); ap.add_argument("--pps", type=float, default=10); ap.add_argument("--secs", type=float, default=8)
ap.add_argument("--advert", type=float, default=1.0); ap.add_argument("--version", type=int, default=3); ap.add_argument("--tag", default="su")
ap.add_argument("--hold-backup", action="store_true"); ap.add_argument("--to-a-only", action="store_true"); ap.add_argument("--kinds", default="none,checksum,ttl,version,type,truncated,count,noise,vrid,otherversion,lowprio,badvip")
o = ap.parse_args()
D = adapter(o.daemon); lab = Lab(o.tag); obs = Observer(lab)
VR, VIP, SRC = 10, Lab.vip(10), lab.addr("c")
mk = lambda p: [Inst(vrid=VR, prio=p, advert=o.advert, version=o.version, vips=[VIP], name="VI_10")]
da, db = D.start(lab, "a", mk(200)), D.start(lab, "b", mk(100))


def csum(b):
    if len(b) & 1: b += b"\0"
    t = sum(struct.unpack(f"!{len(b)//2}H", b))
    while t >> 16: t = (t >> 16) + (t & 0xFFFF)
    return ~t & 0xFFFF


def pkt(kind, dmac):
    ver, typ, vrid, prio, ttl, count, addrs = o.version, 1, VR, 201, 255, 1, [VIP]
    if kind == "version": ver = 7
    if kind == "otherversion": ver = 5 - o.version
    if kind == "type": typ = 5
    if kind == "ttl": ttl = 64
    if kind == "count": count = 200
    if kind == "vrid": vrid = 99
    if kind == "lowprio": prio = 50          # valid: a lower-priority advert, to be ignored by a MASTER
    if kind == "badvip": addrs = ["9.9.9.9"]   # valid but another address list
    a = b"".join(socket.inet_aton(x) for x in addrs)
    if ver == 2: p = struct.pack("!BBBBBBH", ver << 4 | typ, vrid, prio, count, 0, int(o.advert), 0) + a + bytes(8)
    else: p = struct.pack("!BBBBHH", ver << 4 | typ, vrid, prio, count, int(o.advert * 100), 0) + a
    ph = b"" if ver == 2 else socket.inet_aton(SRC) + socket.inet_aton("224.0.0.18") + struct.pack("!BBH", 0, 112, len(p))
    c = csum(ph + p) ^ (0x5555 if kind == "checksum" else 0)
    p = p[:6] + struct.pack("!H", c) + p[8:]
    if kind == "truncated": p = p[:6]
    if kind == "noise": p = random.randbytes(40)
    h = struct.pack("!BBHHHBBH4s4s", 0x45, 0xC0, 20 + len(p), 1, 0, ttl, 112, 0, socket.inet_aton(SRC), socket.inet_aton("224.0.0.18"))
    h = h[:10] + struct.pack("!H", csum(h)) + h[12:]
    return dmac + MAC + b"\x08\x00" + h + p


with netns(lab.ns("c")):
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0); raw.bind(("eth0", 0)); MAC = raw.getsockname()[4]
with netns(lab.ns("a")):
    t = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0); t.bind(("eth0", 0)); AMAC = t.getsockname()[4]; t.close()
dmac = AMAC if o.to_a_only else b"\x01\x00\x5e\x00\x00\x12"
last = lambda n: max([x[0] for x in obs.adverts if x[1] == lab.addr(n)] or [0])
good = lambda x=None: time.time_ns() - last("a") < 1.3e9 * o.advert and time.time_ns() - last("b") > 4e9 * o.advert
for kind in o.kinds.split(","):
    ok = obs.wait(good, 40, 0.05); time.sleep(0.5)
    n0, a0, t0 = len(obs.adverts), len(obs.addrs), time.time_ns()
    if o.hold_backup: lab.isolate("a")
    end = time.monotonic() + o.secs
    sent = 0
    while time.monotonic() < end:
        if kind != "none": raw.send(pkt(kind, dmac)); sent += 1
        time.sleep(1 / o.pps)
    t1 = time.time_ns(); time.sleep(0.05)
    bv = [e for e in obs.addrs[a0:] if e[1] == "b" and e[3] == VIP]
    held = [round((y[0] - x[0]) / 1e6, 1) for x, y in zip(bv, bv[1:]) if x[2] == "add" and y[2] == "del"]
    bt = next((round((x[0] - t0) / 1e6) for x in obs.adverts[n0:] if x[1] == lab.addr("b")), None)
    if o.hold_backup: lab.join("a")
    ts = [t0] + [x[0] for x in obs.adverts[n0:] if x[1] == lab.addr("a") and x[0] < t1] + [t1]
    save("suppress", {"daemon": o.daemon, "version": o.version, "advert": o.advert, "kind": kind, "pps": o.pps, "to_a_only": o.to_a_only, "hold_backup": o.hold_backup, "b_takeover_ms": bt, "b_held_vip_ms": held, "settled": ok, "sent": sent, "a_adverts": len(ts) - 2, "a_expected": round(o.secs / o.advert),
                      "a_longest_silence_ms": round(max(b - a for a, b in zip(ts, ts[1:])) / 1e6), "b_adverts": sum(x[1] == lab.addr("b") for x in obs.adverts[n0:]),
                      "b_became_master": sum(e[1:] == ("b", "add", VIP) for e in obs.addrs[a0:]), "a_lost_vip": sum(e[1:] == ("a", "del", VIP) for e in obs.addrs[a0:]), "alive": [da.alive(), db.alive()]})
da.stop(); db.stop(); obs.close(); lab.close()
