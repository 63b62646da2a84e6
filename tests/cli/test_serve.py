import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from mittari.demo.folder import DemoFolder
from tests.cli.conftest import Run

MITTARI = Path(sys.executable).parent / "mittari"


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def answer(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            answer(port, "/health")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer within 30 seconds")


def test_a_demo_is_served_and_ends_when_told_to(own_demo: DemoFolder) -> None:
    port = free_port()
    command = [str(MITTARI), "serve", "--demo", str(own_demo.root), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            wait_for(port)
            assert answer(port, "/health")[0] == 200
            status, page = answer(port, "/")
            assert (status, "mittari" in page) == (200, True)
        finally:
            server.terminate()
        said = server.communicate(timeout=30)[0]
    assert server.returncode == 0
    assert f"http://127.0.0.1:{port}/l/" in said
    assert "GET /" not in said


def test_without_a_demo_there_is_nothing_to_serve(run: Run, tmp_path: Path) -> None:
    ran = run("serve", "--demo", tmp_path)
    assert ran.status == 2
    assert f"build one with: mittari demo {tmp_path}" in ran.err
