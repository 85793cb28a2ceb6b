"""What every script here shares: loopback only, statistics, processes and their memory. Standard library only."""

import contextlib
import http.client
import ipaddress
import os
import platform
import random
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
RESAMPLES = 1000


# ---- addresses -------------------------------------------------------------------------------------------------


def loopback(url):
    """(host, port, path) of a plain http URL on this machine; anything else is refused, without a DNS look-up."""
    parts = urlsplit(url)
    if parts.scheme != "http":
        raise SystemExit(f"refused: {url!r} is not plain http")
    if parts.username or parts.password:
        raise SystemExit("refused: no user or password in a URL")
    host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise SystemExit(f"refused: {host!r} is not a loopback address") from None
    if not address.is_loopback:
        raise SystemExit(f"refused: {host} is not a loopback address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return str(address), parts.port or 80, path


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


# ---- statistics ------------------------------------------------------------------------------------------------


def percentile(values, q):
    """Linear interpolation between closest ranks (numpy's default)."""
    xs = sorted(values)
    if not xs:
        return None
    position = (len(xs) - 1) * q / 100
    low = int(position)
    high = min(low + 1, len(xs) - 1)
    return xs[low] + (xs[high] - xs[low]) * (position - low)


def median(values):
    return percentile(values, 50)


def _weighted_quantile(ordered, weights, q):
    """ordered = [(value, block)]; a block drawn k times counts k times."""
    total = sum(weights[block] for _, block in ordered)
    need, seen = total * q / 100, 0
    for value, block in ordered:
        seen += weights[block]
        if seen >= need and seen:
            return value
    return ordered[-1][0]


def ratio_of_quantiles(blocks_a, blocks_b, q=50, resamples=RESAMPLES, seed=1):
    """Quantile q of all A over quantile q of all B, and a 95 % interval.

    blocks_a[i] and blocks_b[i] were measured next to each other. The bootstrap draws whole PAIRS OF BLOCKS, not single
    requests: neighbouring requests share the machine's mood, so drawing them singly gives an interval that is far too narrow.
    """
    n = len(blocks_a)
    if n != len(blocks_b) or n < 2:
        return None
    a = sorted((v, i) for i, block in enumerate(blocks_a) for v in block)
    b = sorted((v, i) for i, block in enumerate(blocks_b) for v in block)
    if not a or not b:
        return None
    ones = [1] * n
    point = _weighted_quantile(a, ones, q) / _weighted_quantile(b, ones, q)
    work = len(a) + len(b)
    resamples = max(200, min(resamples, 6_000_000 // work))
    dice, ratios = random.Random(seed), []
    for _ in range(resamples):
        weights = [0] * n
        for _ in range(n):
            weights[dice.randrange(n)] += 1
        ratios.append(_weighted_quantile(a, weights, q) / _weighted_quantile(b, weights, q))
    # Few blocks make a percentile interval too narrow; widen it about the point by the usual sqrt(n/(n-1)) and t/z factor.
    factor = (n / (n - 1)) ** 0.5 * _t975(n - 1) / 1.96
    low, high = percentile(ratios, 2.5), percentile(ratios, 97.5)
    low, high = point * (low / point) ** factor, point * (high / point) ** factor
    return {
        "ratio": round(point, 4),
        "low": round(min(low, point), 4),
        "high": round(max(high, point), 4),
        "pairs": n,
        "resamples": resamples,
    }


def _t975(df):
    table = {
        1: 12.706,
        2: 4.303,
        3: 3.182,
        4: 2.776,
        5: 2.571,
        6: 2.447,
        7: 2.365,
        8: 2.306,
        9: 2.262,
        10: 2.228,
        12: 2.179,
        15: 2.131,
        20: 2.086,
        30: 2.042,
        60: 2.0,
    }
    return table[max(k for k in table if k <= df)]


def ratio_of_runs(a, b, **kwargs):
    """The same for one number a run: a[i] and b[i] were measured one after the other."""
    return ratio_of_quantiles([[x] for x in a], [[x] for x in b], **kwargs)


def ratio_of_nets(a, a_start, b, b_start, a_size=1, b_size=1, resamples=2000, seed=1):
    """(median a - median a_start) / a_size over the same of b. None where the start hides the work: then take more rows."""
    dice = random.Random(seed)

    def net(runs, start, draw):
        return median(draw(runs)) - median(draw(start))

    def draw(xs):
        return [xs[dice.randrange(len(xs))] for _ in xs]

    ratios, lost = [], 0
    for _ in range(resamples):
        x, y = net(a, a_start, draw), net(b, b_start, draw)
        if x > 0 and y > 0:
            ratios.append(x / a_size / (y / b_size))
        else:
            lost += 1
    x, y = net(a, a_start, list), net(b, b_start, list)
    if lost > resamples // 40 or x <= 0 or y <= 0:
        return None
    return {
        "ratio": round(x / a_size / (y / b_size), 4),
        "low": round(percentile(ratios, 2.5), 4),
        "high": round(percentile(ratios, 97.5), 4),
        "runs": len(a),
    }


def summary(values, digits=3):
    if not values:
        return {"n": 0}
    return {
        "n": len(values),
        "min": round(min(values), digits),
        "p50": round(median(values), digits),
        "max": round(max(values), digits),
    }


def machine():
    governor = Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_1min": round(os.getloadavg()[0], 2),
        "governor": governor.read_text().strip() if governor.exists() else None,
    }


# ---- processes -------------------------------------------------------------------------------------------------


def server_command(server, target, port, workers=2, threads=4, python=None):
    """One form for the bare project and for the app, so that only the application differs."""
    python = python or sys.executable
    if server == "gunicorn":
        return [
            python,
            "-m",
            "gunicorn",
            "-w",
            str(workers),
            "-k",
            "gthread",
            "--threads",
            str(threads),
            "--keep-alive",
            "30",
            "--log-level",
            "warning",
            "-b",
            f"127.0.0.1:{port}",
            target,
        ]
    if server == "granian":
        return [
            python,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--workers",
            str(workers),
            "--blocking-threads",
            str(threads),
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--no-access-log",
            "--log-level",
            "warning",
            target,
        ]
    if server == "waitress":  # Askwell's own
        return [python, "-m", "waitress", f"--listen=127.0.0.1:{port}", f"--threads={threads}", target]
    raise SystemExit(f"unknown server {server!r}: waitress, gunicorn or granian")


def start(command, env=None, cwd=None, quiet=True):
    """Start in a process group of its own, so that stop() ends that group and nothing else."""
    argv = shlex.split(command) if isinstance(command, str) else list(command)
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.Popen(
        argv,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=sink,
        stderr=sink,
        start_new_session=True,
    )


def stop(process, grace=5):
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            continue
        break
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def get(host, port, path, headers=None, timeout=10):
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()
    finally:
        connection.close()


def wait_for(url, process=None, headers=None, seconds=60, pause=0.002):
    """Seconds until the URL answers 200."""
    host, port, path = loopback(url)
    begin, last = time.perf_counter(), "no answer"
    while time.perf_counter() - begin < seconds:
        if process is not None and process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode} before {url} answered")
        try:
            last = get(host, port, path, headers)[0]
            if last == 200:
                return time.perf_counter() - begin
        except OSError:
            pass
        time.sleep(pause)
    raise SystemExit(f"{url} gave no 200 in {seconds} s (last: {last})")


def tree(pid):
    """pid and its descendants."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                parent = int(Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()[1])
                children.setdefault(parent, []).append(int(entry))
    found, queue = [], [pid]
    while queue:
        current = queue.pop()
        found.append(current)
        queue += children.get(current, [])
    return found


def memory(pid):
    """KiB of the whole tree. PSS counts a page shared by k processes as 1/k in each, so the sum is what the machine really
    gives; the sum of RSS counts a forked worker's shared pages again for every worker."""
    total = {"processes": 0, "rss_kb": 0, "pss_kb": 0, "uss_kb": 0}
    for member in tree(pid):
        with contextlib.suppress(OSError):
            fields = {}
            for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()[1:]:
                key, _, rest = line.partition(":")
                fields[key] = int(rest.split()[0])
            total["processes"] += 1
            total["rss_kb"] += fields["Rss"]
            total["pss_kb"] += fields["Pss"]
            total["uss_kb"] += fields["Private_Clean"] + fields["Private_Dirty"]
    return total


def timed(command, env=None, cwd=None, poll=0.005, seconds=600):
    """Run to the end: wall and CPU seconds, peak memory of the tree.

    Peak = VmHWM read from /proc while it runs. ru_maxrss is no use here: on Linux it keeps the parent's size across exec.
    """
    argv = shlex.split(command) if isinstance(command, str) else list(command)
    begin = time.perf_counter()
    process = subprocess.Popen(
        argv,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    peaks, ticks = {}, 0
    members = [process.pid]
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        if time.perf_counter() - begin > seconds:
            os.killpg(process.pid, signal.SIGKILL)
        if ticks % 20 == 0:
            members = tree(process.pid)
        ticks += 1
        for member in members:
            with contextlib.suppress(OSError, ValueError, IndexError):
                text = Path(f"/proc/{member}/status").read_text()
                peaks[member] = max(peaks.get(member, 0), int(text.split("VmHWM:")[1].split()[0]))
        time.sleep(poll)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "wall_s": wall,
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "peak_kb": sum(peaks.values()),
        "rc": process.returncode,
    }
