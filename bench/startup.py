"""Start and memory, each as a ratio to the bare project.

    python startup.py --cmd "python -m gunicorn … config.wsgi:application -b 127.0.0.1:{port}" --path /people/ --headers-file cookie.txt
    python startup.py --setup "askwell --version"            only a command against python -c "import django; django.setup()"

Measured: start of the command to the first 200 (app, bare); the --setup command against a bare django.setup(); memory of the whole
process tree after 200 requests (app, bare). {port} in --cmd becomes a free port; without --cmd the bare project is measured against itself.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

import common

SETUP = [
    sys.executable,
    "-c",
    "import sys; sys.path.insert(0, sys.argv[1]); import bare",
    str(common.HERE),
]  # bare.py calls django.setup()


def serve(command, path, headers, requests, env, cwd):
    """{first_s, memory} of one start to one stop."""
    port = common.free_port()
    if isinstance(command, str):
        command = command.replace("{port}", str(port))
    else:
        command = [part.replace("{port}", str(port)) for part in command]
    begin = time.perf_counter()
    process = common.start(command, env=env, cwd=cwd)
    try:
        common.wait_for(f"http://127.0.0.1:{port}{path}", process, headers, seconds=60, pause=0.001)
        first = time.perf_counter() - begin
        start = common.memory(process.pid)
        for _ in range(requests):  # a connection each, so that every worker gets some
            status = common.get("127.0.0.1", port, path, headers)[0]
            if status != 200:
                raise SystemExit(f"status {status} after the first 200")
        return {"first_s": first, "start": start, "after": common.memory(process.pid)}
    finally:
        common.stop(process)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--cmd", help="the app's server, with {port}; keep it in the foreground")
    p.add_argument("--cwd")
    p.add_argument("--path", default="/")
    p.add_argument("--headers-file")
    p.add_argument("--setup", help="a command of the app that sets up and ends")
    p.add_argument("--no-serve", action="store_true", help="only --setup")
    p.add_argument("--server", default="waitress", choices=["waitress", "gunicorn", "granian"])
    p.add_argument("--workers", type=int, default=2)
    p.add_argument("--threads", type=int, default=4)
    p.add_argument("--repeats", type=int, default=7)
    p.add_argument("--requests", type=int, default=200)
    options = p.parse_args()
    headers = {}
    if options.headers_file:
        for line in Path(options.headers_file).read_text().splitlines():
            name, _, value = line.partition(":")
            headers[name.strip()] = value.strip()

    cache = tempfile.mkdtemp()  # bytecode of both sides lives here, so that both are warm and nothing is left behind
    env = {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
    out = {"machine": common.machine(), "repeats": options.repeats, "ratio": {}}
    try:
        common.timed([sys.executable, str(common.HERE / "bare.py"), "init"], env=env)
        # 1. a command against django.setup(): the first pair only fills the bytecode cache
        setup = options.setup or SETUP
        a, b = [], []
        for i in range(options.repeats * 2 + 1):
            for side, command in ((a, setup), (b, SETUP)) if i % 2 else ((b, SETUP), (a, setup)):
                run = common.timed(command, env=env, cwd=options.cwd if command is not SETUP else None, poll=0.001)
                if run["rc"] != 0:
                    raise SystemExit(f"ended with {run['rc']}: {command}")
                if i:
                    side.append(run)
        out["setup"] = {
            "app_s": common.summary([r["wall_s"] for r in a], 4),
            "bare_s": common.summary([r["wall_s"] for r in b], 4),
            "app_cpu_s": common.summary([r["cpu_s"] for r in a], 4),
            "bare_cpu_s": common.summary([r["cpu_s"] for r in b], 4),
        }
        out["ratio"]["setup"] = common.ratio_of_runs([r["wall_s"] for r in a], [r["wall_s"] for r in b])
        out["ratio"]["setup_memory"] = common.ratio_of_runs([r["peak_kb"] for r in a], [r["peak_kb"] for r in b])
        # 2. and 3. a server
        if not options.no_serve:
            bare = common.server_command(options.server, "bare:application", "{port}", options.workers, options.threads)
            app = options.cmd or bare
            a, b = [], []
            for i in range(options.repeats + 1):
                pair = [
                    (a, app, options.path, headers, options.cwd if options.cmd else common.HERE),
                    (b, bare, "/", {}, common.HERE),
                ]
                for side, command, path, head, cwd in pair if i % 2 else pair[::-1]:
                    run = serve(command, path, head, options.requests if i else 5, env, cwd)
                    if i:
                        side.append(run)
            django_setup = common.median([out["setup"]["bare_s"]["p50"]])
            out["first_200"] = {
                "app_s": common.summary([r["first_s"] for r in a], 4),
                "bare_s": common.summary([r["first_s"] for r in b], 4),
            }
            out["ratio"]["first_200"] = common.ratio_of_runs([r["first_s"] for r in a], [r["first_s"] for r in b])
            out["ratio"]["first_200 / django.setup"] = round(common.median([r["first_s"] for r in a]) / django_setup, 3)
            out["memory"] = {}
            for key in ("pss_kb", "rss_kb", "uss_kb"):
                out["memory"][key] = {
                    "app": round(common.median([r["after"][key] for r in a])),
                    "bare": round(common.median([r["after"][key] for r in b])),
                }
                out["ratio"][f"memory {key[:3]}"] = common.ratio_of_runs(
                    [r["after"][key] for r in a], [r["after"][key] for r in b]
                )
            out["memory"]["processes"] = {"app": a[0]["after"]["processes"], "bare": b[0]["after"]["processes"]}
            out["memory"]["grown_by_200_requests_kb"] = {
                "app": round(common.median([r["after"]["uss_kb"] - r["start"]["uss_kb"] for r in a])),
                "bare": round(common.median([r["after"]["uss_kb"] - r["start"]["uss_kb"] for r in b])),
            }
    finally:
        shutil.rmtree(cache, ignore_errors=True)
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
