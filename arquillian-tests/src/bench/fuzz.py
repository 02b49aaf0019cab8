#!/usr/bin/env python3
"""Robustness of a MASTER (prio 200, VRRPv3 by default) against malformed VRRP packets sent by a third host.

Two batches, each --count packets at --pps from the client's eth0 (raw Ethernet, seeded => repeatable):
  invalid    packets an implementation has to discard: bad VRRP checksum (bit flips), wrong TTL, wrong version/type,
             truncated, count/length mismatch, random payload, foreign VRID, auth data in v2, IP options, fragments
             -> the daemon must stay MASTER throughout
  semivalid  correct checksum and TTL but random fields (priority, advert_int, addresses, count) for our VRID
             -> state may change legally (higher priority), the daemon must survive and return to MASTER
Reports: alive, same pids, VIP losses, log bytes/lines, CPU s, RSS growth, adverts gap, time back to MASTER.

  ./fuzz.py --daemon keepalived --count 10000
"""
import argparse
from harness import *
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--daemon", default="keepalived"); ap.add_argument("--count", type=int, default=10000)
ap.add_argument("--pps", type=float, default=1000); ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--version", type=int, default=3); ap.add_argument("--advert", type=float, default=1.0); ap.add_argument("--tag", default="fz")
ap.add_argument("--no-prio0", action="store_true", help="semivalid: leave priority 0 and 255 out")
o = ap.parse_args()
R = random.Random(o.seed)
D = adapter(o.daemon); lab = Lab(o.tag, nodes=("a",)); obs = Observer(lab)
VR, VIP, SRC = 10, Lab.vip(10), lab.addr("c")
d = D.start(lab, "a", [Inst(vrid=VR, prio=200, advert=o.advert, version=o.version, vips=[VIP], name="VI_10")])


def csum(b):
    if len(b) & 1: b += b"\0"
    t = sum(struct.unpack(f"!{len(b)//2}H", b))
    while t >> 16: t = (t >> 16) + (t & 0xFFFF)
    return ~t & 0xFFFF


def ipv4(pl, ttl=255, src=SRC, dst="224.0.0.18", proto=112, opts=b"", flags=0):
    h = struct.pack("!BBHHHBBH4s4s", 0x40 | (5 + len(opts) // 4), 0xC0, 20 + len(opts) + len(pl), R.getrandbits(16), flags, ttl, proto, 0,
                    socket.inet_aton(src), socket.inet_aton(dst)) + opts
    h = h[:10] + struct.pack("!H", csum(h)) + h[12:]
    return b"\x01\x00\x5e\x00\x00\x12" + MAC + b"\x08\x00" + h + pl


def vrrp(ver=None, typ=1, vrid=VR, prio=100, count=None, adv=None, addrs=(VIP,), auth=0, authdata=b"", src=SRC, good=True, rsv=0):
    ver = o.version if ver is None else ver
    count = len(addrs) if count is None else count
    adv = (int(o.advert * 100) if ver == 3 else int(o.advert)) if adv is None else adv
    a = b"".join(socket.inet_aton(x) for x in addrs)
    if ver == 3: p = struct.pack("!BBBBHH", ver << 4 | typ, vrid, prio, count, (rsv << 12 | adv) & 0xFFFF, 0) + a
    else: p = struct.pack("!BBBBBBH", (ver << 4 | typ) & 255, vrid, prio, count, auth, adv & 255, 0) + a + (authdata or bytes(8))
    ph = socket.inet_aton(src) + socket.inet_aton("224.0.0.18") + struct.pack("!BBH", 0, 112, len(p)) if ver == 3 else b""
    c = csum(ph + p)
    return p[:6] + struct.pack("!H", c if good else c ^ R.randint(1, 0xFFFE)) + p[8:]


def flip(b, n):
    b = bytearray(b)
    for _ in range(n): b[R.randrange(len(b))] ^= 1 << R.randrange(8)
    return bytes(b)


def invalid():
    k = R.randrange(11)
    hi = R.choice([100, 201, 254, 255, 0])
    if k == 0: return ipv4(flip(vrrp(prio=hi), 1))                          # single bit flip: checksum must fail
    if k == 1: return ipv4(vrrp(prio=hi, good=False))
    if k == 2: return ipv4(vrrp(prio=hi), ttl=R.randrange(255))
    if k == 3: return ipv4(vrrp(prio=hi, ver=R.choice([0, 1, 4, 5, 9, 15])))
    if k == 4: return ipv4(vrrp(prio=hi, typ=R.choice([0, 2, 3, 8, 15])))
    if k == 5: p = vrrp(prio=hi); return ipv4(p[:R.randrange(len(p))])        # truncated
    if k == 6: return ipv4(vrrp(prio=hi, count=R.randrange(2, 256)))          # count larger than the data
    if k == 7: return ipv4(R.randbytes(R.randrange(0, 1400)))                 # noise
    if k == 8: return ipv4(vrrp(prio=hi, vrid=R.choice([0, 1, 9, 11, 255])))  # not ours
    if k == 9: return ipv4(vrrp(prio=hi)[:8], flags=R.choice([0x2000, 0x0001, 0x1FFF]))  # fragments
    return ipv4(vrrp(prio=hi, ver=2 if o.version == 3 else 3))                # other version, valid otherwise


def semivalid():
    n = R.choice([0, 1, 1, 2, 5, 20, 255])
    addrs = [VIP] + [".".join(str(R.randrange(256)) for _ in range(4)) for _ in range(n - 1)] if n else []
    prio = R.randrange(1, 255) if o.no_prio0 else R.randrange(256)
    opts = R.choice([b""] * 4 + [b"\x94\x04\0\0", b"\x01" * 8])
    return ipv4(vrrp(prio=prio, adv=R.choice([1, 10, 100, R.randrange(4096)]), addrs=addrs, rsv=R.randrange(16) if R.random() < .2 else 0), opts=opts)


with netns(lab.ns("c")):
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0); raw.bind(("eth0", 0))
    MAC = raw.getsockname()[4]
last = lambda: max([x[0] for x in obs.adverts if x[1] == lab.addr("a")] or [0])
master = lambda x=None: lab.has_ip("a", VIP) and time.time_ns() - last() < 1.5e9 * o.advert + 1e8
obs.wait(master, 4 * o.advert + 10, 0.05)
for batch, gen in (("invalid", invalid), ("semivalid", semivalid)):
    obs.wait(master, 60, 0.05); time.sleep(1)
    pids, mem, c0, l0 = d.pids(), ProcStat.mem(d.pids()), ProcStat.cpu(d.pids()), os.path.getsize(d.log)
    a0, n0, t0 = len(obs.addrs), len(obs.adverts), time.time_ns()
    nxt = time.monotonic()
    for _ in range(o.count):
        f = gen()
        try: raw.send(f)
        except OSError: pass
        nxt += 1 / o.pps
        w = nxt - time.monotonic()
        if w > 0: time.sleep(w)
    t1 = time.time_ns(); time.sleep(0.3)
    back = obs.wait(master, 120, 0.02); tb = time.time_ns()
    ts = [x[0] for x in obs.adverts[n0:] if x[1] == lab.addr("a")]
    log = open(d.log, "rb").read()[l0:]
    save("fuzz", {"daemon": o.daemon, "version": o.version, "batch": batch, "sent": o.count, "secs": round((t1 - t0) / 1e9, 1), "alive": d.alive(), "same_pids": d.pids() == pids,
                  "vip_lost": sum(e[1:] == ("a", "del", VIP) for e in obs.addrs[a0:]), "vip_added": sum(e[1:] == ("a", "add", VIP) for e in obs.addrs[a0:]),
                  "a_adverts": len(ts), "max_gap_ms": round(max([(b - a) / 1e6 for a, b in zip(ts, ts[1:])] or [0]), 1), "back_to_master": back, "back_s": round((tb - t1) / 1e9, 2),
                  "cpu_s": round(ProcStat.cpu(d.pids()) - c0, 2), "rss_kib": [mem[0], ProcStat.mem(d.pids())[0]], "log_lines": log.count(b"\n"), "log_kib": round(len(log) / 1024)})
d.stop(); obs.close(); lab.close()
