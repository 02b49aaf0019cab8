"""Shared library of the VRRP baseline harness.

Contents
  * netns / Lab      - builds client + node namespaces joined by one or more bridges ("LANs")
  * Inst / render_*  - daemon-neutral description of VRRP instances, and config writers
  * adapters         - how to start / stop / reload a daemon (ADAPTERS registry at the bottom
                       of the section; add one class or use the "cmd" adapter for a new daemon)
  * Observer         - time-stamped adverts (AF_PACKET, kernel ns stamps) + address events (rtnetlink)
  * ProcStat         - CPU / RSS of a daemon's whole process tree
  * pct, save, ...   - percentiles, result store
Everything runs inside namespaces named bl-*; `Lab.close()` deletes them.
"""
import atexit, ctypes, json, math, os, random, select, shutil, signal, socket, statistics, struct
import subprocess, sys, threading, time
from contextlib import contextmanager
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("BL_WORK", os.path.join(os.environ.get("TMPDIR", "/tmp"), "vrrp-bench"))
RESULTS = os.environ.get("BL_RESULTS", os.path.join(WORK, "results"))
os.makedirs(RESULTS, exist_ok=True)
_libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # so that atexit ends the daemons and the namespaces


def sh(*args, check=True, inp=None):
    r = subprocess.run(list(args), input=inp, text=True, capture_output=True)
    if check and r.returncode:
        raise RuntimeError(f"{args}: rc={r.returncode} {r.stderr.strip()}")
    return r.stdout


@contextmanager
def netns(name):
    """Run the block with this *thread* in network namespace `name` (sockets stay there)."""
    old = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    new = os.open(f"/run/netns/{name}", os.O_RDONLY)
    try:
        if _libc.setns(new, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), f"setns {name}")
        yield
    finally:
        _libc.setns(old, CLONE_NEWNET)
        os.close(old)
        os.close(new)


# --------------------------------------------------------------------------- lab
class Lab:
    """nodes a, b, ... and client c, each with eth0..eth{lans-1}; LAN i is bridge br{i} in bl-TAG-br.

    addresses: LAN i = 10.(100+i).0.0/16, node a .0.1, node b .0.2 ..., client .0.254,
    VIP of VRID v on LAN i = 10.(100+i).1.v
    """

    def __init__(self, tag, nodes=("a", "b"), lans=1):
        self.tag, self.nodes, self.lans = tag, list(nodes), lans
        self.members = self.nodes + ["c"]
        self.closed = False
        self.workdir = os.path.join(WORK, tag)
        shutil.rmtree(self.workdir, ignore_errors=True)
        os.makedirs(self.workdir)
        for m in self.members + ["br"]:
            sh("ip", "netns", "del", self.ns(m), check=False)
        for m in self.members + ["br"]:
            sh("ip", "netns", "add", self.ns(m))
            with netns(self.ns(m)):
                for k, v in (("ipv6/conf/all/disable_ipv6", 1), ("ipv6/conf/default/disable_ipv6", 1),
                             ("ipv4/conf/all/rp_filter", 0), ("ipv4/conf/default/rp_filter", 0),
                             ("ipv4/neigh/default/base_reachable_time_ms", 3600000),
                             ("ipv4/igmp_max_memberships", 10000)):
                    try:
                        with open(f"/proc/sys/net/{k}", "w") as f:
                            f.write(str(v))
                    except OSError:
                        pass
            sh("ip", "-n", self.ns(m), "link", "set", "lo", "up")
        br = self.ns("br")
        for i in range(lans):
            sh("ip", "-n", br, "link", "add", f"br{i}", "type", "bridge", "mcast_snooping", "0", "stp_state", "0")
            sh("ip", "-n", br, "link", "set", f"br{i}", "up")
            for m in self.members:
                sh("ip", "-n", br, "link", "add", self.port(m, i), "type", "veth", "peer", "name", f"eth{i}", "netns", self.ns(m))
                sh("ip", "-n", br, "link", "set", self.port(m, i), "master", f"br{i}", "up")
                sh("ip", "-n", self.ns(m), "addr", "add", f"{self.addr(m, i)}/16", "dev", f"eth{i}")
                sh("ip", "-n", self.ns(m), "link", "set", f"eth{i}", "up")
        atexit.register(self.close)

    def ns(self, m): return f"bl-{self.tag}-{m}"
    def port(self, m, i=0): return f"p{m}{i}"
    def addr(self, m, i=0): return f"10.{100+i}.0.{254 if m == 'c' else 1 + self.nodes.index(m)}"
    @staticmethod
    def vip(vrid, i=0): return f"10.{100+i}.1.{vrid}"

    def isolate(self, node, lan=0):
        """Silent loss: carrier stays up, frames vanish (host death as seen by the peers)."""
        sh("ip", "-n", self.ns("br"), "link", "set", self.port(node, lan), "nomaster")

    def join(self, node, lan=0):
        sh("ip", "-n", self.ns("br"), "link", "set", self.port(node, lan), "master", f"br{lan}")

    def link(self, node, up, lan=0):
        """Carrier loss/return at the node (far end of its veth is set down/up)."""
        sh("ip", "-n", self.ns("br"), "link", "set", self.port(node, lan), "up" if up else "down")

    def has_ip(self, node, ip):
        return f" {ip}/" in sh("ip", "-n", self.ns(node), "-4", "-o", "addr", "show")

    def close(self):
        if self.closed:
            return
        self.closed = True
        for m in self.members + ["br"]:
            sh("ip", "netns", "del", self.ns(m), check=False)


# --------------------------------------------------------------------------- instance description, configs
@dataclass
class Inst:
    vrid: int
    iface: str = "eth0"
    lan: int = 0
    prio: int = 100
    advert: float = 1.0
    version: int = 3
    vips: list = field(default_factory=list)
    name: str = ""
    extra: str = ""            # raw lines for the vrrp_instance block


def make_insts(n, prio, advert, version=3, per_lan=255):
    out = []
    for k in range(n):
        lan, vrid = divmod(k, per_lan)
        vrid += 1
        out.append(Inst(vrid=vrid, iface=f"eth{lan}", lan=lan, prio=prio, advert=advert, version=version,
                        vips=[Lab.vip(vrid, lan)], name=f"VI_{lan}_{vrid}"))
    return out


def master_down(advert, prio, version=3):
    """Theoretical master_down_interval, skew (s). v2 skew is (256-prio)/256 s whatever advert_int."""
    skew = (256 - prio) / 256.0 * (advert if version == 3 else 1.0)
    return 3 * advert + skew, skew


def render_keepalived(insts, globals_extra=""):
    out = ["global_defs {", "    router_id bl", globals_extra, "}"]
    for i in insts:
        out.append(f"vrrp_instance {i.name or 'VI_%d' % i.vrid} {{\n    state BACKUP\n    interface {i.iface}\n"
                   f"    virtual_router_id {i.vrid}\n    priority {i.prio}\n    advert_int {i.advert:g}\n"
                   f"    version {i.version}\n{i.extra}    virtual_ipaddress {{")
        out += [f"        {v}/16" for v in i.vips]
        out.append("    }\n}")
    return "\n".join(out) + "\n"


# --------------------------------------------------------------------------- adapters
def descendants(pid):
    kids = {}
    for d in os.listdir("/proc"):
        if d.isdigit():
            try:
                with open(f"/proc/{d}/stat") as f:
                    ppid = int(f.read().rsplit(")", 1)[1].split()[1])
                kids.setdefault(ppid, []).append(int(d))
            except (OSError, ValueError, IndexError):
                pass
    out, todo = [], [pid]
    while todo:
        p = todo.pop()
        if os.path.exists(f"/proc/{p}"):
            out.append(p)
        todo += kids.get(p, [])
    return out


class Daemon:
    """A started daemon. One Popen by default; adapters with several processes extend `procs`."""

    def __init__(self, lab, node, workdir):
        self.lab, self.node, self.workdir = lab, node, workdir
        self.procs, self.log, self.conf = [], os.path.join(workdir, "log"), os.path.join(workdir, "keepalived.conf")
        os.makedirs(workdir, exist_ok=True)
        atexit.register(self.kill)

    def spawn(self, argv, env=None):
        with open(self.log, "ab") as lf:
            p = subprocess.Popen(["ip", "netns", "exec", self.lab.ns(self.node)] + argv, stdin=subprocess.DEVNULL,
                                 stdout=lf, stderr=subprocess.STDOUT, start_new_session=True,
                                 env={**os.environ, **(env or {})})
        self.procs.append(p)
        return p

    def pids(self):
        return sorted({q for p in self.procs for q in descendants(p.pid)})

    def alive(self): return all(p.poll() is None for p in self.procs)

    def kill(self, pids=None):
        """SIGKILL of everything. All are stopped first and the children die before the parent, so that neither
        a restart by the parent nor the children's parent-death signal (a graceful stop) can get in between."""
        pids = pids or [q for p in self.procs if p.poll() is None for q in descendants(p.pid)]
        for sig in (signal.SIGSTOP, signal.SIGKILL):
            for q in reversed(pids):
                try: os.kill(q, sig)
                except ProcessLookupError: pass
        for p in self.procs: p.wait()

    def term_signal(self):
        for p in self.procs: p.send_signal(signal.SIGTERM)

    def stop(self, timeout=15):
        if not self.procs: return
        self.term_signal()
        end = time.time() + timeout
        for p in self.procs:
            try: p.wait(max(0.1, end - time.time()))
            except subprocess.TimeoutExpired: self.kill()

    def reload_signal(self): self.procs[0].send_signal(signal.SIGHUP)

    def log_text(self):
        with open(self.log, errors="replace") as f: return f.read()


class KeepalivedAdapter:
    """keepalived, VRRP only (-P). Any daemon that takes the same options is measured with `cmd`.

    -G matters: -l sets LOG_CONS, and where there is no /dev/log every line goes to /dev/console, a slow serial
    port in many VMs (about 1 ms a line here). Measured without -G: 1000 instances take 24 s to become MASTER."""
    name = "keepalived"
    argv = "keepalived -n -l -G -D -P -f {conf} -p {dir}/main.pid -r {dir}/vrrp.pid -c {dir}/checkers.pid"
    globals_extra = ""
    lans = 1

    def write_config(self, d, insts):
        tmp = d.conf + ".new"
        with open(tmp, "w") as f: f.write(render_keepalived(insts, self.globals_extra))
        os.rename(tmp, d.conf)

    def prepare(self, lab, node, insts):
        d = Daemon(lab, node, os.path.join(lab.workdir, node))
        self.write_config(d, insts)
        return d

    def launch(self, d):
        d.procs = []
        for f in os.listdir(d.workdir):       # after SIGKILL keepalived refuses to start ("daemon is already running")
            if f.endswith(".pid"):            # while the orphaned child is still a zombie; a reboot would clear these
                os.unlink(os.path.join(d.workdir, f))
        d.spawn(self.argv.format(conf=d.conf, dir=d.workdir, ns=d.lab.ns(d.node)).split())

    def start(self, lab, node, insts):
        d = self.prepare(lab, node, insts)
        self.launch(d)
        return d


class KeepalivedRT(KeepalivedAdapter):
    """keepalived with its documented real-time knobs on."""
    name = "keepalived-rt"
    globals_extra = "    vrrp_rt_priority 50\n    vrrp_no_swap"


class CmdAdapter(KeepalivedAdapter):
    """Any daemon that reads keepalived.conf: BL_CMD='java -jar x.jar -n -l -D -P -f {conf} -p {dir}/main.pid'."""
    name = "cmd"
    argv = os.environ.get("BL_CMD", "")


class VipwardenAdapter(KeepalivedAdapter):
    """This repository's own node, as it was last built, without the application server: keepalived has none."""
    name = "vipwarden"
    argv = os.path.join(HERE, "../../../vipwarden") + " run -n -l -D -f {conf} -p {dir}/main.pid --no-management"


class VipwardenPathAdapter(VipwardenAdapter):
    """The same with a second path for its adverts, over a LAN of its own."""
    name = "vipwarden-path"
    lans = 2

    def write_config(self, d, insts):
        with open(os.path.join(os.path.dirname(d.conf), "vipwarden.conf"), "w") as f:
            f.write("heartbeat_path second { interface eth1 }\n")
        super().write_config(d, insts)


class FrrAdapter:
    """FRR zebra + vrrpd (VRRPv3 only, macvlan per instance with the RFC virtual MAC)."""
    name = "frr"

    def prepare(self, lab, node, insts):
        d = Daemon(lab, node, os.path.join(lab.workdir, node))
        ns = lab.ns(node)
        os.chmod(d.workdir, 0o777)
        with netns(ns):      # answer ARP for the VIP only on the macvlan that owns it
            for k, v in (("arp_ignore", 1), ("arp_announce", 2)):
                with open(f"/proc/sys/net/ipv4/conf/all/{k}", "w") as f: f.write(str(v))
        lines, seen = ["log stdout informational", "hostname bl", "!"], {}
        for i in insts:
            dev = f"vr{i.lan}-{i.vrid}"
            mac = f"00:00:5e:00:01:{i.vrid:02x}"
            sh("ip", "-n", ns, "link", "add", dev, "link", i.iface, "type", "macvlan", "mode", "bridge")
            sh("ip", "-n", ns, "link", "set", dev, "address", mac)
            for v in i.vips: sh("ip", "-n", ns, "addr", "add", f"{v}/16", "dev", dev, "noprefixroute")
            sh("ip", "-n", ns, "link", "set", dev, "up")
            seen.setdefault(i.iface, []).append(i)
        for ifc, ii in seen.items():
            lines.append(f"interface {ifc}")
            for i in ii:
                lines += [f" vrrp {i.vrid} version 3", f" vrrp {i.vrid} priority {i.prio}",
                          f" vrrp {i.vrid} advertisement-interval {int(round(i.advert*1000))}"]
                lines += [f" vrrp {i.vrid} ip {v}" for v in i.vips]
            lines.append("!")
        d.conf = os.path.join(d.workdir, "vrrpd.conf")
        with open(d.conf, "w") as f: f.write("\n".join(lines) + "\n")
        with open(os.path.join(d.workdir, "zebra.conf"), "w") as f: f.write("log stdout informational\nhostname bl\n")
        return d

    def launch(self, d):
        d.procs, w = [], d.workdir
        z = f"{w}/zserv.api"
        for f in (z, f"{w}/zebra.pid", f"{w}/vrrpd.pid"):
            if os.path.exists(f): os.unlink(f)
        common = ["-u", "frr", "-g", "frr", "-z", z, "--vty_socket", w, "-A", "127.0.0.1", "-P", "0", "--log", "stdout"]
        zb = d.spawn(["/usr/lib/frr/zebra", "-f", f"{w}/zebra.conf", "-i", f"{w}/zebra.pid"] + common)
        for _ in range(200):
            if os.path.exists(z): break
            time.sleep(0.02)
        v = d.spawn(["/usr/lib/frr/vrrpd", "-f", d.conf, "-i", f"{w}/vrrpd.pid"] + common)
        d.procs = [v, zb]

    def start(self, lab, node, insts):
        d = self.prepare(lab, node, insts)
        self.launch(d)
        return d


ADAPTERS = {a.name: a for a in (KeepalivedAdapter, KeepalivedRT, VipwardenAdapter, VipwardenPathAdapter, CmdAdapter, FrrAdapter)}
def adapter(name): return ADAPTERS[name]()


# --------------------------------------------------------------------------- observer
class Observer(threading.Thread):
    """Adverts on the client's eth0 and IPv4 address add/del events in node namespaces.

    adverts: list of (t_ns, src_ip, vrid, prio);  addrs: list of (t_ns, node, 'add'|'del', ip)
    """

    def __init__(self, lab, adverts=True):
        super().__init__(daemon=True)
        self.lab, self.adverts, self.addrs, self.run_flag = lab, [], [], True
        self.socks = {}
        if adverts:
            with netns(lab.ns("c")):
                s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
                # classic BPF: accept IPv4 protocol 112 only
                prog = [(0x28, 0, 0, 12), (0x15, 0, 3, 0x0800), (0x30, 0, 0, 23), (0x15, 0, 1, 112), (6, 0, 0, 65535), (6, 0, 0, 0)]
                buf = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *p) for p in prog))
                s.setsockopt(socket.SOL_SOCKET, 26, struct.pack("HL", len(prog), ctypes.addressof(buf)))
                s.setsockopt(socket.SOL_SOCKET, 35, 1)        # SO_TIMESTAMPNS
                s.setsockopt(socket.SOL_SOCKET, 33, 16 << 20)  # SO_RCVBUFFORCE
                s.bind(("eth0", 0x0003))
            self.socks[s] = "adv"
        for n in lab.nodes:
            with netns(lab.ns(n)):
                s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
                s.setsockopt(socket.SOL_SOCKET, 33, 64 << 20)
                s.bind((0, 0x10))
            self.socks[s] = n
        self.start()

    def run(self):
        while self.run_flag:
            for s in select.select(list(self.socks), [], [], 0.2)[0]:
                try:
                    (self._adv if self.socks[s] == "adv" else self._addr)(s)
                except OSError:
                    pass

    def _adv(self, s):
        data, anc, _, _ = s.recvmsg(256, 64)
        sec, ns = struct.unpack("qq", anc[0][2][:16]) if anc else divmod(time.time_ns(), 10**9)
        ihl = (data[14] & 15) * 4
        v = data[14 + ihl:]
        if len(v) >= 8 and v[0] & 15 == 1:
            self.adverts.append((sec * 10**9 + ns, socket.inet_ntoa(data[26:30]), v[1], v[2]))

    def _addr(self, s):
        data = s.recv(1 << 18)
        t, off = time.time_ns(), 0
        while off + 16 <= len(data):
            ln, typ = struct.unpack_from("IH", data, off)
            if ln < 16: break
            if typ in (20, 21):
                o, ip = off + 24, None
                while o + 4 <= off + ln:
                    al, at = struct.unpack_from("HH", data, o)
                    if al < 4: break
                    if at == 2 and al == 8: ip = socket.inet_ntoa(data[o + 4:o + 8])
                    o += (al + 3) & ~3
                self.addrs.append((t, self.socks[s], "add" if typ == 20 else "del", ip))
            off += (ln + 3) & ~3

    def wait(self, cond, timeout, step=0.002):
        end = time.time() + timeout
        while time.time() < end:
            if cond(self): return True
            time.sleep(step)
        return False

    def close(self):
        self.run_flag = False
        self.join(2)
        for s in self.socks: s.close()


# --------------------------------------------------------------------------- process statistics
class ProcStat:
    TCK = os.sysconf("SC_CLK_TCK")

    @staticmethod
    def cpu(pids):
        t = 0
        for p in pids:
            try:
                with open(f"/proc/{p}/stat") as f:
                    x = f.read().rsplit(")", 1)[1].split()
                t += int(x[11]) + int(x[12])
            except OSError:
                pass
        return t / ProcStat.TCK

    @staticmethod
    def mem(pids):
        """(sum of RSS, sum of PSS, sum of peak RSS) in KiB."""
        rss = pss = hwm = 0
        for p in pids:
            try:
                with open(f"/proc/{p}/status") as f:
                    for l in f:
                        if l.startswith("VmRSS:"): rss += int(l.split()[1])
                        if l.startswith("VmHWM:"): hwm += int(l.split()[1])
                with open(f"/proc/{p}/smaps_rollup") as f:
                    for l in f:
                        if l.startswith("Pss:"): pss += int(l.split()[1])
            except OSError:
                pass
        return rss, pss, hwm


def capture_start(lab, path, snap=64):
    """tcpdump of VRRP adverts on all of the client's interfaces, ns stamps (LINUX_SLL2)."""
    p = subprocess.Popen(["ip", "netns", "exec", lab.ns("c"), "tcpdump", "-i", "any", "-n", "-p", "--time-stamp-precision=nano", "-B", "65536", "-s", str(snap), "-w", path, "ip proto 112"],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(0.6)
    return p


def capture_stop(p):
    time.sleep(1.2)                       # tcpdump sees a packet up to 1 s late, and at its end forgets what it has not seen
    p.send_signal(signal.SIGINT)
    err = p.communicate(timeout=60)[1]
    drop = [int(l.split()[0]) for l in err.splitlines() if "dropped by kernel" in l]
    return drop[0] if drop else -1


def read_capture(path):
    """-> list of (t_ns, src_ip_bytes, ifindex, vrid, prio)."""
    out = []
    with open(path, "rb") as f:
        data = f.read()
    magic, link = struct.unpack_from("<I", data)[0], struct.unpack_from("<I", data, 20)[0]
    mul = 1 if magic == 0xA1B23C4D else 1000
    assert link == 276, link          # LINUX_SLL2
    off, n = 24, len(data)
    while off + 16 <= n:
        sec, frac, cl, _ = struct.unpack_from("<IIII", data, off)
        off += 16
        if cl >= 48:
            ifi = struct.unpack_from(">I", data, off + 4)[0]
            ip = off + 20
            v = ip + (data[ip] & 15) * 4
            out.append((sec * 10**9 + frac * mul, data[ip + 12:ip + 16], ifi, data[v + 1], data[v + 2]))
        off += cl
    return out


class Noise:
    """noise.py beside a measurement; stop() -> wake-up lateness of a plain 10 ms sleeper in the same seconds."""
    def __init__(self): self.p = subprocess.Popen([sys.executable, os.path.join(HERE, "noise.py")], stdout=subprocess.PIPE, text=True)
    def stop(self):
        self.p.send_signal(signal.SIGTERM)
        return json.loads(self.p.communicate(timeout=10)[0])


# --------------------------------------------------------------------------- numbers, results
def pct(xs, p):
    xs = sorted(xs)
    return xs[min(len(xs) - 1, max(0, math.ceil(p / 100 * len(xs)) - 1))] if xs else float("nan")


def summary(xs, nd=2):
    xs = [x for x in xs if x is not None]
    if not xs: return {"n": 0}
    return {"n": len(xs), "min": round(min(xs), nd), "median": round(statistics.median(xs), nd), "max": round(max(xs), nd)}


def save(test, rec):
    """Append one record to results/TEST.jsonl."""
    rec = {"test": test, "when": time.strftime("%F %T"), "load1": os.getloadavg()[0], **rec}
    with open(os.path.join(RESULTS, test + ".jsonl"), "a") as f: f.write(json.dumps(rec) + "\n")
    print(json.dumps({k: v for k, v in rec.items() if k != "raw"}), flush=True)
    return rec
