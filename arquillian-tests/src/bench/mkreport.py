#!/usr/bin/env python3
"""Turns $BL_RESULTS/*.jsonl into results/all.json and results/tables.md."""
import glob, json, os
from harness import RESULTS
recs = [json.loads(l) for f in sorted(glob.glob(RESULTS + "/*.jsonl")) for l in open(f) if l.strip() and '"smoke"' not in l]
with open(RESULTS + "/all.json", "w") as f: json.dump(recs, f)
out = []
def table(title, test, cols):
    rows = [r for r in recs if r["test"] == test]
    if not rows: return
    out.append(f"\n### {title}\n\n| " + " | ".join(c for c, _ in cols) + " |\n|" + "---|" * len(cols))
    for r in rows:
        cells = []
        for _, fn in cols:
            try: v = fn(r)
            except (KeyError, TypeError, IndexError): v = ""
            cells.append("" if v is None else str(v))
        out.append("| " + " | ".join(cells) + " |")
mm = lambda c: lambda r: f"{r[c]['median']} / {r[c]['max']}"
mmm = lambda c: lambda r: f"{r[c]['min']} / {r[c]['median']} / {r[c]['max']}"
def daemon(r):
    if r.get("a") == r.get("b") and "a" in r: return r["a"]
    return f"{r['a']} -> {r['b']}" if "a" in r else r["daemon"]
g = lambda k: lambda r: r[k]
table("Failover (ms: min / median / max)", "failover", [("daemon", daemon), ("VRRP", lambda r: f"v{r['version']} @{r['advert']:g}s"), ("scenario", g("scenario")), ("n", lambda r: r["takeover_ms"]["n"]),
      ("client outage", mmm("outage_ms")), ("event to b's 1st advert", mmm("takeover_ms")), ("theory", lambda r: "-".join(str(x) for x in sorted(set(r["theory_takeover_ms"])))),
      ("a's last advert to b's first", mmm("detect_ms")), ("theory", g("theory_detect_ms")), ("failback outage", mmm("failback_ms")), ("prober's own max stall", lambda r: r["max_send_gap_ms"]["max"]), ("load1", lambda r: round(r["load1"], 1))])
table("Advert timing, CPU, memory (one MASTER node; ms)", "jitter", [("daemon", daemon), ("instances", g("n")), ("advert_int s", g("advert")), ("adverts (expected)", lambda r: f"{r['adverts']} ({r['expected_adverts']})"),
      ("interval p50", lambda r: r["interval_ms"]["p50"]), ("p99", lambda r: r["interval_ms"]["p99"]), ("p99.9", lambda r: r["interval_ms"]["p99.9"]), ("max", lambda r: r["interval_ms"]["max"]),
      ("max abs deviation", lambda r: r["abs_dev_ms"]["max"]), ("control sleeper late p99/p99.9/max", lambda r: f"{r['control_late_ms']['p99']} / {r['control_late_ms']['p99.9']} / {r['control_late_ms']['max']}"), ("CPU %", g("cpu_pct")), ("RSS KiB", g("rss_kib")), ("PSS KiB", g("pss_kib")), ("backup CPU % / spurious adverts", lambda r: f"{r['backup_cpu_pct']} / {r['backup_adverts']}"), ("load1", lambda r: round(r["load1"], 1))])
table("Scale (one node, advert_int 1 s)", "scale", [("daemon", daemon), ("instances", g("n")), ("VIPs up", g("vips_seen")), ("first / last VIP s", lambda r: " / ".join(map(str, r["first_last_vip_s"]))), ("CPU %", g("cpu_pct")), ("RSS KiB", g("rss_kib")),
      ("reload: new VIP ms", lambda r: r["reload"]["vip_ms"]), ("log ms", lambda r: r["reload"]["log_ms"]), ("CPU s", lambda r: r["reload"]["cpu_s"]), ("max gap ms (before)", lambda r: f"{r['reload']['max_gap_ms']} ({r['reload']['max_gap_before_ms']})"),
      ("missed advert", lambda r: r["reload"]["missed"]), ("would fail over", lambda r: r["reload"]["would_fail_over"]), ("prio 0", lambda r: r["reload"]["prio0"]), ("VIPs removed", lambda r: r["reload"]["vips_removed"]), ("stop s", g("stop_s"))])
table("False failovers under CPU load", "stress", [("daemon", daemon), ("advert_int s", g("advert")), ("stress-ng", lambda r: r.get("stressor", "").format(k=r["stress_cpu"]) if r["stress_cpu"] else "none"), ("s", g("secs")), ("b became MASTER", g("b_master_transitions")), ("a lost VIP", g("a_vip_lost")), ("b adverts", g("b_adverts")),
      ("a adverts (expected)", lambda r: f"{r['a_adverts']} ({r['a_expected']})"), ("a gap p50/p99/p99.9/max ms", lambda r: " / ".join(str(v) for v in r["a_gap_ms"].values())), ("master_down ms", g("master_down_ms")), ("a gaps over it", g("a_gaps_over_master_down")), ("control sleeper late p99/p99.9/max", lambda r: f"{r['control_late_ms']['p99']} / {r['control_late_ms']['p99.9']} / {r['control_late_ms']['max']}")])
table("Config check", "parse", [("daemon", daemon), ("case", g("case")), ("KiB", lambda r: r["bytes"] // 1024), ("lines", g("lines")), ("rc", g("rc")), ("ms min / median / max", mmm("ms")), ("max RSS KiB", g("maxrss_kib")), ("output lines", g("out_lines"))])
table("Malformed packets", "fuzz", [("daemon", daemon), ("VRRP", lambda r: f"v{r['version']}"), ("batch", g("batch")), ("sent in s", lambda r: f"{r['sent']} in {r['secs']}"), ("own adverts meanwhile", g("a_adverts")), ("alive", g("alive")), ("same pids", g("same_pids")), ("VIP lost / added", lambda r: f"{r['vip_lost']} / {r['vip_added']}"), ("max own advert gap ms", g("max_gap_ms")), ("back to MASTER s", g("back_s")),
      ("CPU s", g("cpu_s")), ("RSS before, after KiB", g("rss_kib")), ("log lines", g("log_lines")), ("log KiB", g("log_kib"))])
table("Invalid packets against the MASTER's advert timer, and against the BACKUP's (hold-backup)", "suppress", [("daemon", daemon), ("VRRP", lambda r: f"v{r['version']} @{r['advert']:g}s"), ("mode", lambda r: "hold-backup" if r.get("hold_backup") else "to a only" if r["to_a_only"] else "multicast"), ("kind", g("kind")), ("pps", g("pps")), ("sent", g("sent")), ("a adverts (expected)", lambda r: "" if r.get("hold_backup") else f"{r['a_adverts']} ({r['a_expected']})"),
      ("a longest silence ms", lambda r: "" if r.get("hold_backup") else r["a_longest_silence_ms"]), ("b adverts", g("b_adverts")), ("b became MASTER", g("b_became_master")), ("b takeover ms", lambda r: r["b_takeover_ms"])])
text = "\n".join(out) + "\n"
with open(RESULTS + "/tables.md", "w") as f: f.write(text)
print(text)
