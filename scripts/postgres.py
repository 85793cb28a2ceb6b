"""Runs a command with a PostgreSQL of its own: python scripts/postgres.py COMMAND...

The server lives in a temporary folder, listens on a free port of 127.0.0.1, and goes away with the command. Its address
is given in ASKWELL_DATABASE_URL. Where PostgreSQL is missing and we are root on a system with apt, it is installed."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, of the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


def brought() -> Path:
    if (found := binaries()) is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update", "-qq"], ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "postgresql"]):
            subprocess.run(["apt-get", *command], check=False, stdout=subprocess.DEVNULL)
        found = binaries()
    if found is None:
        sys.exit(
            "PostgreSQL is not here and could not be installed. Install it (Debian, Ubuntu: apt install postgresql)."
        )
    return found


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def main(command: list[str]) -> int:
    bin_folder = brought()
    # initdb refuses to run as root.
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="askwell-postgres-") as name:
        folder = Path(name)
        password = secrets.token_urlsafe(16)
        secret = folder / "password"
        secret.write_text(password)
        if owner:
            account = pwd.getpwnam("postgres")
            for path in (folder, secret):
                os.chown(path, account.pw_uid, account.pw_gid)

        def server(program: str, *words: str) -> None:
            line = [str(bin_folder / program), "-D", str(folder / "data"), *words]
            done = subprocess.run(line, cwd=folder, capture_output=True, text=True, **owner)
            if done.returncode:
                sys.exit(f"{program} failed:\n{done.stdout}{done.stderr}")

        user = "askwell"
        server("initdb", "-A", "scram-sha-256", f"--pwfile={secret}", "-U", user, "--locale=C.UTF-8", "-E", "UTF8")
        port = free_port()
        # fsync off: these data are thrown away in a minute.
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        server("pg_ctl", "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            url = f"postgres://{user}:{password}@127.0.0.1:{port}/postgres"
            return subprocess.run(command, env={**os.environ, "ASKWELL_DATABASE_URL": url}).returncode
        finally:
            server("pg_ctl", "-m", "immediate", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
