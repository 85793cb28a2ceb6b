"""The worked example, opened from a page: beside one's own data, in a process that ends with the one that began it."""

from __future__ import annotations

import re
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from tests.given import Running, given_running


def pressed(running: Running, cookie: str, path: str, **typed: str):
    """A form of its pages, as a browser sends it."""
    page = running.ask("GET", "/start/example", Cookie=cookie)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text).group(1)
    both = f"{cookie}; {page.getheader('Set-Cookie').partition(';')[0]}"
    body = urlencode({"csrfmiddlewaretoken": token, **typed})
    origin = running.address.rstrip("/")
    return running.ask("POST", path, body, Cookie=both, Origin=origin, Content_Type="application/x-www-form-urlencoded")


def came_in(link: str) -> tuple[str, int, str]:
    """The cookie, the port, and Today of the example."""
    port = urlsplit(link).port
    there = HTTPConnection("127.0.0.1", port, timeout=30)
    there.request("GET", urlsplit(link).path)
    answer = there.getresponse()
    answer.read()
    cookie = answer.getheader("Set-Cookie").partition(";")[0]
    there.request("GET", "/", headers={"Cookie": cookie})
    return cookie, port, there.getresponse().read().decode()


def stands_still(port: int) -> bool:
    """Nobody listens there any more, within ten seconds."""
    gone, until = threading.Event(), time.monotonic() + 10
    while time.monotonic() < until:
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            return True
        gone.wait(0.1)
    return False


def test_it_opens_beside_ones_own_leads_back_and_ends_with_it(tmp_path):
    with given_running(tmp_path) as own:
        cookie = own.enter()
        ready = pressed(own, cookie, "/demo/begin")
        assert ready.status == 200
        assert "no-store" in ready.getheader("Cache-Control")
        link = re.search(r'href="(http://127[^"]+/enter/[^"]+)"', ready.text).group(1)
        _, port, today = came_in(link)
        assert "Fri 16 Oct" in today
        assert f'href="{own.address}"' in today
        assert "What would you like to find out about?" in own.ask("GET", "/", Cookie=cookie).text

        again = pressed(own, cookie, "/demo/begin").text
        assert re.search(r'href="http://127.0.0.1:(\d+)/enter/', again).group(1) == str(port)
    assert stands_still(port)


def test_it_ends_too_where_the_one_that_began_it_is_killed(tmp_path):
    with given_running(tmp_path) as own:
        link = re.search(r'href="(http[^"]+/enter/[^"]+)"', pressed(own, own.enter(), "/demo/begin").text).group(1)
        own.process.kill()
        assert stands_still(urlsplit(link).port)


def test_where_it_cannot_be_begun_the_page_says_so(tmp_path):
    with given_running(tmp_path) as own:
        (tmp_path / "demo").write_text("a file where the folder should be")
        refused = pressed(own, own.enter(), "/demo/begin")
    assert refused.status == 503
    assert "The worked example could not be opened." in refused.text
    assert "askwell demo" in refused.text
    assert "Traceback" not in refused.text
