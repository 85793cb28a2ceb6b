"""`askwell run` and `askwell open`, as real processes on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.given import ASKWELL, askwell, given_running, own_env


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def given_recorder(folder: Path) -> tuple[str, Path]:
    """A BROWSER that writes down what it is asked to open."""
    said = folder / "opened"
    os.mkfifo(said)
    program = folder / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen({str(said)!r}, 'w').write(sys.argv[1])\n")
    program.chmod(0o755)
    return f"{program} %s", said


def test_from_nothing_to_a_page_behind_a_one_time_link(data):
    with given_running(data) as running:
        assert running.ask("GET", "/").status == 403
        cookie = running.enter()
        assert running.ask("GET", "/", Cookie=cookie).status == 200
        assert running.ask("GET", urlsplit(running.link).path).status == 403
        assert running.ask("GET", "/", Cookie=cookie, Host="evil.example").status == 400
        assert running.ask("GET", "/", Cookie=cookie, Host=f"localhost:{running.port}").status == 200
    assert data.stat().st_mode & 0o777 == 0o700
    private = [path.name for path in data.iterdir() if path.is_file() and path.stat().st_mode & 0o077]
    assert private == []


def test_only_this_computer_can_reach_it(data):
    with given_running(data) as running:
        listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
        of_port = [line.split()[1] for line in listening.splitlines() if f":{running.port:04X} 00000000" in line]
        assert of_port == [f"0100007F:{running.port:04X}"]


def test_the_style_sheet_comes_compressed_under_a_lasting_name(data):
    with given_running(data) as running:
        page = running.ask("GET", "/none").text
        path = page.partition('href="/static/plain.')[2].partition('"')[0]
        answer = running.ask("GET", f"/static/plain.{path}")
        assert (answer.status, "immutable" in answer.getheader("Cache-Control")) == (200, True)


def test_the_browser_gets_one_link_and_the_terminal_another(data, tmp_path):
    browser, opened = given_recorder(tmp_path)
    env = own_env(data, BROWSER=browser)
    with subprocess.Popen([ASKWELL, "run", "--json"], env=env, stdout=subprocess.PIPE, text=True) as process:
        printed = json.loads(process.stdout.readline())["link"]
        given = opened.read_text()
        try:
            assert given.startswith("http://127.0.0.1:")
            assert given != printed
            again = askwell(data, "open", "--no-browser", "--json")
            assert json.loads(again.stdout)["link"] not in {given, printed}
        finally:
            process.terminate()
    assert process.returncode == 0


def test_a_second_start_opens_the_running_one(data):
    with given_running(data) as running:
        second = json.loads(askwell(data, "run", "--no-browser", "--json").stdout)
        assert second["address"] == running.address
        cookie = running.enter(second["link"])
        assert running.ask("GET", "/", Cookie=cookie).status == 200
        assert running.enter()  # the first link still works


def test_a_command_that_ends_at_once_opens_the_browser_too(data, tmp_path):
    opened, program = tmp_path / "opened", tmp_path / "browser"
    program.write_text(f"#!/bin/sh\necho \"$1\" >> '{opened}'\n")
    program.chmod(0o755)
    with given_running(data):
        askwell(data, "open", BROWSER=f"{program} %s")
        askwell(data, "run", BROWSER=f"{program} %s")
    links = opened.read_text().split()
    assert len(set(links)) == 2
    assert all("/enter/" in link for link in links)


def test_two_starts_at_once_become_one(data):
    starts = [
        subprocess.Popen(
            [ASKWELL, "run", "--no-browser", "--json"], env=own_env(data), stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    try:
        said = [json.loads(start.stdout.readline()) for start in starts]
        assert len({answer["address"] for answer in said}) == 1
        assert len({answer["link"] for answer in said}) == 3
    finally:
        for start in starts:
            start.terminate()
            start.communicate(timeout=30)


def given_remembered_port(data: Path) -> int:
    """A data folder last used on a port that no other test run will be given meanwhile."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    data.mkdir(exist_ok=True)
    (data / "run.json").write_text(json.dumps({"port": port, "pid": 0}))
    return port


def test_the_port_is_remembered_and_given_up_when_taken(data):
    port = given_remembered_port(data)
    with given_running(data) as first:
        assert first.port == port
    with given_running(data) as second:
        assert second.port == port
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        with given_running(data) as third:
            assert third.port != port


def test_a_chosen_port_that_is_taken_says_so(data):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = askwell(data, "run", "--no-browser", "--json", code=1, ASKWELL_PORT=port)
    assert json.loads(said.stderr)["error"]["code"] == "port_taken"
    assert port in said.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "８０"])
def test_a_port_that_is_none_says_so(data, port):
    said = askwell(data, "run", "--no-browser", code=1, ASKWELL_PORT=port)
    assert "number from 1 to 65535" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.fault
def test_after_a_crash_it_starts_again(data):
    with given_running(data) as running:
        running.process.kill()
        running.process.wait()
    with given_running(data) as running:
        assert running.ask("GET", "/", Cookie=running.enter()).status == 200


def test_another_program_on_the_remembered_port_is_not_taken_for_askwell(data):
    port = given_remembered_port(data)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        thread = threading.Thread(target=_says_yes_to_one, args=[other])
        thread.start()
        said = askwell(data, "open", "--no-browser", "--json", code=1)
        thread.join()
    assert json.loads(said.stderr)["error"]["code"] == "not_running"


def _says_yes_to_one(other: socket.socket) -> None:
    connection, _ = other.accept()
    connection.recv(1000)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    connection.close()


def test_open_without_a_running_one_says_how_to_start(data):
    said = askwell(data, "open", code=1)
    assert said.stderr == "Askwell is not running.\nStart it with: askwell run\n"


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_request_in_flight_is_finished_before_the_end(data, name):
    with given_running(data) as running:
        body = b"x" * 200_000
        with socket.create_connection(("127.0.0.1", running.port)) as browser:
            head = f"POST /health HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nContent-Length: {len(body)}\r\n\r\n"
            browser.sendall(head.encode() + body[:1000])
            assert running.ask("GET", "/health").status == 200  # the server has taken the first part in
            running.process.send_signal(name)
            with pytest.raises(subprocess.TimeoutExpired):
                running.process.wait(timeout=1)
            browser.sendall(body[1000:])
            answer = b"".join(iter(lambda: browser.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 403")  # no form's token: the whole body was read, and answered
        assert running.process.wait(timeout=10) == 0


def test_links_never_reach_the_log(data):
    with given_running(data) as running:
        token = urlsplit(running.link).path
        running.ask("GET", token, Host="evil.example")
        running.enter()
        running.ask("GET", token)
        running.ask("POST", token)
        running.ask("GET", f"{token}/more")
    written = (data / "askwell.log").read_text()
    assert "/enter/…" in written
    assert token.removeprefix("/enter/") not in written


def test_the_worker_shows_life(data):
    with given_running(data):
        seen = threading.Event()
        query = "from askwell.queries.beat import last; print(last())"
        env = own_env(data, DJANGO_SETTINGS_MODULE="askwell.config.settings")
        for _ in range(50):
            code = f"import django; django.setup(); {query}"
            done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
            if done.stdout.strip() != "None":
                return
            seen.wait(0.1)
        pytest.fail("no beat after 5 seconds")
