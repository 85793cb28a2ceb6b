"""Two targets under load in alternating blocks; prints JSON with each side's times and the ratio A/B. Standard library only.

    python load.py --a http://127.0.0.1:8001/people/ --a-headers-file cookie.txt --b bare
    python load.py --a http://127.0.0.1:8001/people/ --b http://127.0.0.1:8002/people/ --connections 4 --requests 2000

"bare" (either side) starts bare.py for the run. Only loopback addresses are accepted. See README.md.
"""

import argparse
import asyncio
import contextlib
import gc
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import common

MAX_CONNECTIONS, MAX_REQUESTS, MAX_SECONDS = 64, 200_000, 600


class Wire(asyncio.Protocol):
    """One HTTP/1.1 connection, one request at a time."""

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.buffer, self.waiter, self.open, self.transport = bytearray(), None, False, None

    def connection_made(self, transport):
        self.transport, self.open = transport, True

    def connection_lost(self, exc):
        self.open = False
        self.settle(ended=True)

    def data_received(self, data):
        self.buffer += data
        self.settle()

    def settle(self, ended=False):
        if self.waiter is None or self.waiter.done():
            return
        try:
            answer = parse(self.buffer, ended)
        except (ValueError, IndexError) as error:
            self.waiter.set_exception(ConnectionError(f"bad answer: {error}"))
            return
        if answer is not None:
            self.waiter.set_result(answer)
        elif ended:
            self.waiter.set_exception(ConnectionResetError("closed before the answer was whole"))

    async def ask(self, payload, seconds):
        self.buffer.clear()
        self.waiter = self.loop.create_future()
        self.transport.write(payload)
        return await asyncio.wait_for(self.waiter, seconds)

    def close(self):
        if self.transport:
            self.transport.abort()


def parse(buffer, ended):
    """(status, body, bytes on the wire, keep open?) or None while incomplete."""
    head_end = buffer.find(b"\r\n\r\n")
    if head_end < 0:
        return None
    lines = bytes(buffer[:head_end]).split(b"\r\n")
    version, status = lines[0].split(b" ", 2)[:2]
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(b":")
        headers[name.strip().lower()] = value.strip()
    start = head_end + 4
    keep = version == b"HTTP/1.1" and headers.get(b"connection", b"").lower() != b"close"
    if status in (b"204", b"304"):
        return int(status), b"", start, keep
    if headers.get(b"transfer-encoding", b"").lower() == b"chunked":
        body, at = bytearray(), start
        while True:
            line_end = buffer.find(b"\r\n", at)
            if line_end < 0:
                return None
            size = int(bytes(buffer[at:line_end]).split(b";")[0], 16)
            if len(buffer) < line_end + 2 + size + 2:
                return None
            if size == 0:
                return int(status), bytes(body), line_end + 4, keep
            body += buffer[line_end + 2 : line_end + 2 + size]
            at = line_end + 2 + size + 2
    if b"content-length" in headers:
        length = int(headers[b"content-length"])
        return (
            (int(status), bytes(buffer[start : start + length]), start + length, keep)
            if len(buffer) >= start + length
            else None
        )
    return (int(status), bytes(buffer[start:]), len(buffer), False) if ended else None


class Target:
    def __init__(self, name, url, method, headers, body, paths, expect, contains, keep_alive):
        self.name, self.url = name, url
        self.host, self.port, self.path = common.loopback(url)
        self.method, self.headers, self.body = method, headers, body
        self.paths = itertools.cycle(paths or [self.path])
        self.expect, self.contains, self.keep_alive = expect, contains.encode() if contains else None, keep_alive
        self.counter = itertools.count(1)
        self.blocks, self.busy, self.bytes, self.errors, self.samples, self.reconnects = [], 0.0, 0, 0, [], 0
        self.ok = 0

    def payload(self):
        n = str(next(self.counter))
        fill = lambda text: text.replace("{n}", n)  # noqa: E731
        body = fill(self.body).encode() if self.body is not None else b""
        lines = [f"{self.method} {fill(next(self.paths))} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        lines += [f"{k}: {fill(v)}" for k, v in self.headers]
        if not self.keep_alive:
            lines.append("Connection: close")
        if body or self.method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    async def connect(self):
        loop = asyncio.get_running_loop()
        _, wire = await asyncio.wait_for(loop.create_connection(Wire, self.host, self.port), 10)
        return wire

    def wrong(self, status, body):
        if status not in self.expect:
            return f"status {status}"
        if self.contains and self.contains not in body:
            return "the expected text is missing"
        return None

    def note_error(self, what):
        self.errors += 1
        if len(self.samples) < 5 and what not in self.samples:
            self.samples.append(what)


async def worker(target, todo, deadline, timeout, times):
    """One connection: a request that is not counted, then requests from the shared list."""
    wire, first = None, True
    try:
        while first or (todo and time.monotonic() < deadline):
            if not first:
                todo.pop()
            payload = target.payload()
            if wire is None and target.keep_alive and first:
                wire = await target.connect()
            reused = wire is not None and wire.open
            begin = time.perf_counter()
            try:
                if not reused:
                    wire = await target.connect()
                    target.reconnects += 0 if first else 1
                try:
                    status, body, size, keep = await wire.ask(payload, timeout)
                except ConnectionResetError:
                    if not reused or target.method not in ("GET", "HEAD"):
                        raise
                    wire = (
                        await target.connect()
                    )  # a kept-alive connection that the server closed: every client tries again
                    target.reconnects += 1
                    status, body, size, keep = await wire.ask(payload, timeout)
            except (OSError, asyncio.TimeoutError) as error:
                if not first:
                    target.note_error(f"{type(error).__name__}: {error}")
                if wire:
                    wire.close()
                wire, first = None, False
                continue
            elapsed = (time.perf_counter() - begin) * 1000
            if not keep or not target.keep_alive:
                wire.close()
                wire = None
            if first:
                first = False
                continue
            problem = target.wrong(status, body)
            if problem:
                target.note_error(problem)
            else:
                times.append(elapsed)
                target.bytes += size
    finally:
        if wire:
            wire.close()


async def block(target, count, connections, deadline, timeout, record=True):
    times, todo = [], [None] * count
    before = (target.errors, target.bytes, target.reconnects)
    begin = time.perf_counter()
    await asyncio.gather(*(worker(target, todo, deadline, timeout, times) for _ in range(connections)))
    if record:
        target.busy += time.perf_counter() - begin
        target.blocks.append(times)
        target.ok += len(times)
    else:
        target.errors, target.bytes, target.reconnects = before
    return times


async def drive(a, b, options):
    deadline = time.monotonic() + options.max_seconds
    each = max(1, options.requests // options.rounds)
    for target in (a, b):
        await block(target, options.warmup, options.connections, deadline, options.timeout, record=False)
    gc.collect()
    gc.disable()
    for i in range(options.rounds):
        order = (a, b) if i % 2 == 0 else (b, a)  # A B B A: a steady drift of the machine cancels out
        for target in order:
            running = None
            if target is a and options.a_while:
                running = subprocess.Popen(
                    options.a_while,
                    shell=True,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
                await asyncio.sleep(options.a_while_delay)
            await block(target, each, options.connections, deadline, options.timeout)
            if running is not None:
                options.while_outlived.append(running.poll() is None)
                await asyncio.get_running_loop().run_in_executor(None, running.wait)
            await asyncio.sleep(0.01)
        if time.monotonic() >= deadline:
            break
    gc.enable()


def report(target):
    times = [t for blk in target.blocks for t in blk]
    mids = [common.median(blk) for blk in target.blocks if blk]
    mean = sum(mids) / len(mids) if mids else 0
    spread = (sum((m - mean) ** 2 for m in mids) / len(mids)) ** 0.5 / mean if mids and mean else None
    return {
        "url": target.url,
        "requests": len(times),
        "errors": target.errors,
        "error_samples": target.samples,
        "reconnects": target.reconnects,
        **{f"p{q}_ms": round(common.percentile(times, q), 3) if times else None for q in (50, 95, 99)},
        "per_second": round(len(times) / target.busy, 1) if target.busy else None,
        "bytes": target.bytes,
        "bytes_each": round(target.bytes / len(times)) if times else None,
        "block_spread": round(spread, 3) if spread is not None else None,
    }


def compare(a, b):
    pairs = [(x, y) for x, y in zip(a.blocks, b.blocks) if x and y]
    left, right = [x for x, _ in pairs], [y for _, y in pairs]
    result = {f"p{q}": common.ratio_of_quantiles(left, right, q) for q in (50, 95)}
    beside = [common.median(x) / common.median(y) for x, y in pairs]
    result["median_of_block_ratios"] = round(common.median(beside), 4) if beside else None
    rate_a, rate_b = report(a)["per_second"], report(b)["per_second"]
    result["per_second"] = round(rate_a / rate_b, 4) if rate_a and rate_b else None
    return result


def headers_of(options, side):
    lines = list(options.header) + list(getattr(options, f"{side}_header"))
    if name := getattr(options, f"{side}_headers_file"):
        lines += [line for line in Path(name).read_text().splitlines() if line.strip()]
    return [(k.strip(), v.strip()) for k, _, v in (line.partition(":") for line in lines)]


def text_or_file(value):
    return Path(value[1:]).read_text() if value and value.startswith("@") else value


def parser():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--connections", type=int, default=1)
    p.add_argument("--requests", type=int, default=1000, help="for each target, warm-up not counted")
    p.add_argument("--rounds", type=int, default=40, help="pairs of blocks; the interval is drawn over these")
    p.add_argument("--warmup", type=int, default=100)
    p.add_argument("--max-seconds", type=float, default=90)
    p.add_argument("--timeout", type=float, default=30)
    p.add_argument("--header", action="append", default=[], help="for both; 'Name: value'")
    p.add_argument("--no-keep-alive", action="store_true")
    p.add_argument("--server", default="waitress", choices=["waitress", "gunicorn", "granian"], help="for bare")
    p.add_argument("--workers", type=int, default=2, help="for bare")
    p.add_argument("--threads", type=int, default=4, help="for bare")
    p.add_argument(
        "--a-while", help="a shell command started with each A block and waited for after it (an import, say)"
    )
    p.add_argument("--a-while-delay", type=float, default=0.3)
    p.add_argument("--max-ratio", type=float, help="exit 1 when the low end of the p50 interval lies above this")
    for side in "ab":
        p.add_argument(f"--{side}", required=True, help="a loopback http URL, or 'bare', or 'bare/ping'")
        p.add_argument(f"--{side}-method", default="GET")
        p.add_argument(f"--{side}-header", action="append", default=[])
        p.add_argument(
            f"--{side}-headers-file", help="one header a line: keeps a session cookie out of the process list"
        )
        p.add_argument(
            f"--{side}-body", help="text or @file; {{n}} becomes a running number here, in the path and in headers"
        )
        p.add_argument(f"--{side}-paths", help="file with one path a line, taken in turn")
        p.add_argument(f"--{side}-expect", default="200", help="statuses that count as right, by comma")
        p.add_argument(
            f"--{side}-contains", help="text that must be in the body, so that a log-in page is not taken for the page"
        )
    return p


def main():
    options = parser().parse_args()
    if not (
        1 <= options.connections <= MAX_CONNECTIONS
        and 1 <= options.requests <= MAX_REQUESTS
        and 0 < options.max_seconds <= MAX_SECONDS
        and 2 <= options.rounds
    ):
        raise SystemExit(
            f"refused: at most {MAX_CONNECTIONS} connections, {MAX_REQUESTS} requests, {MAX_SECONDS} s; 2 rounds or more"
        )
    options.while_outlived = []
    for side in "ab":  # refuse before anything is started
        if not getattr(options, side).startswith("bare"):
            common.loopback(getattr(options, side))
    with contextlib.ExitStack() as stack:
        targets = []
        for side in "ab":
            url = getattr(options, side)
            if url.split("/")[0] == "bare":
                url = stack.enter_context(bare(options.server, options.workers, options.threads)) + url[5:]
            paths = getattr(options, f"{side}_paths")
            targets.append(
                Target(
                    side,
                    url,
                    getattr(options, f"{side}_method").upper(),
                    headers_of(options, side),
                    text_or_file(getattr(options, f"{side}_body")),
                    [line for line in Path(paths).read_text().splitlines() if line] if paths else None,
                    {int(x) for x in getattr(options, f"{side}_expect").split(",")},
                    getattr(options, f"{side}_contains"),
                    not options.no_keep_alive,
                )
            )
        a, b = targets
        before = common.machine()
        asyncio.run(drive(a, b, options))
    out = {
        "a": report(a),
        "b": report(b),
        "ratio": compare(a, b),
        "rounds": len(a.blocks),
        "connections": options.connections,
        "keep_alive": not options.no_keep_alive,
        "complete": len(a.blocks) == len(b.blocks) == options.rounds,
        "machine": before,
    }
    if options.a_while:
        out["a_while_outlived_the_block"] = f"{sum(options.while_outlived)}/{len(options.while_outlived)}"
    wrong = [t.name for t in (a, b) if t.errors > 0.01 * max(1, t.ok + t.errors) or not t.ok]
    out["valid"] = not wrong and bool(out["ratio"]["p50"])
    print(json.dumps(out, indent=1))
    if not out["valid"]:
        sys.exit(2)
    if options.max_ratio and out["ratio"]["p50"]["low"] > options.max_ratio:
        sys.exit(1)


@contextlib.contextmanager
def bare(server="gunicorn", workers=2, threads=4):
    """Start bare.py, give its address with a slash at the end, and end it."""
    subprocess.run([sys.executable, str(common.HERE / "bare.py"), "init"], check=True, stdout=subprocess.DEVNULL)
    port = common.free_port()
    process = common.start(
        common.server_command(server, "bare:application", port, workers, threads),
        cwd=common.HERE,
        env={"PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", "1")},
    )
    try:
        common.wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        common.stop(process)


if __name__ == "__main__":
    main()
