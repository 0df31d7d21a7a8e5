"""Attacks on the connections of the service, each of which once ended it for good. Bounded in time, number and size."""

import http.client
import os
import resource
import socket
import subprocess
import sys
import threading
import time

import http2

PORT = int(sys.argv[1])
MANAGEMENT = PORT + 1
EXECUTABLE = sys.argv[2] if len(sys.argv) > 2 else None
CALLER = {"X-User-Id": "rbAXPnMktTFbNpwtJ", "X-Auth-Token": "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"}
REQUEST = b"GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n"
# Headers of 31 KB, nearly as many as a request may have.
LARGE = {f"x-{number}": "v" * 3900 for number in range(8)}


class Service:
    """The service as a process, whose log is read when something fails."""

    def __init__(self, name, arguments, handles=None, **settings):
        command = [EXECUTABLE] if EXECUTABLE else ["java"]
        command += arguments
        if not EXECUTABLE:
            command += ["-jar", "target/quarkus-app/quarkus-run.jar"]
        kept = {key: value for key, value in os.environ.items() if key != "MONGO_URL"}
        self.log = f"target/attack/{name}.log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, preexec_fn=lambda: bound(handles),
                env={**kept, "PORT": str(PORT), "MANAGEMENT_PORT": str(MANAGEMENT), **settings})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def await_ready(self, seconds=60):
        """Whether it is ready by then; no, if it has ended."""
        return wait(seconds, lambda: self.process.poll() is not None or status(MANAGEMENT, "/q/health/ready") == 200) \
            and self.process.poll() is None

    def check(self, condition, words):
        if not condition:
            with open(self.log) as log:
                print(log.read()[-4000:])
            sys.exit(f"{self.log}: {words}")

    def check_live(self):
        self.check(status(MANAGEMENT, "/q/health/live") == 200, "/q/health/live was not answered")


def bound(handles):
    if handles:
        resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles))


def wait(seconds, condition):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.25)
    return False


def status(port, path, seconds=5):
    """The status of the answer; nothing, if none came in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request("GET", path, headers=CALLER)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def resident(service):
    with open(f"/proc/{service.process.pid}/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024


def flood(deadline, refused):
    """Sends requests and takes no answer, on one connection after another, until the time is over."""
    while time.monotonic() < deadline:
        try:
            with socket.socket() as talk:
                # Little room for answers here, so that they soon lie in the service.
                talk.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                talk.settimeout(1)
                talk.connect(("127.0.0.1", PORT))
                while time.monotonic() < deadline:
                    try:
                        talk.sendall(REQUEST * 400)
                    except socket.timeout:
                        pass
        except OSError:
            refused.append(time.monotonic())


def attacked(deadline, attack, arguments, probe):
    """Attacks in four threads until the time is over, and probes meanwhile."""
    threads = [threading.Thread(target=attack, args=(deadline, *arguments)) for _ in range(4)]
    for thread in threads:
        thread.start()
    while time.monotonic() < deadline:
        probe()
        time.sleep(0.5)
    for thread in threads:
        thread.join()


def pipelining():
    """Requests without end whose answers nobody takes."""
    with Service("pipelining", ["-Xmx256m"], ROLLCALL_LIMITS_STALLED_READER="PT4S") as service:
        service.check(service.await_ready(), "not ready")
        before = resident(service)
        refused = []
        times = []

        def probe():
            for port, path in ((MANAGEMENT, "/q/health/live"), (MANAGEMENT, "/q/health/ready"), (PORT, "/api/v1/me")):
                begun = time.monotonic()
                service.check(status(port, path) == 200, f"{path} was not answered")
                times.append(time.monotonic() - begun)

        attacked(time.monotonic() + 15, flood, [refused], probe)
        service.check(refused, "no connection was closed though none takes its answers")
        grown = resident(service) - before
        service.check(grown < 200, f"the process grew by {grown} MiB")
        print(f"pipelining: {len(refused)} connections closed, the slowest answer to others {max(times):.2f} s, {grown} MiB more")


def large_answers():
    """Requests of few bytes for large answers that nobody takes: one read from the connection has hundreds of them."""
    for port, path in ((PORT, "/openapi.yaml"), (MANAGEMENT, "/visibility")):
        with Service(f"large-answers{path.replace('/', '-')}", ["-Xmx64m"], handles=4096) as service:
            service.check(service.await_ready(), "not ready")
            opened = []
            for _ in range(200):
                talk = socket.socket()
                talk.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                talk.settimeout(1)
                opened.append(talk)
                try:
                    talk.connect(("127.0.0.1", port))
                    talk.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 400)
                except OSError:
                    pass
            service.check(not wait(15, lambda: service.process.poll() is not None), f"ended because nobody takes {path}")
            service.check_live()
            print(f"large answers: {resident(service)} MiB while nobody takes {path}")
            for talk in opened:
                talk.close()


def halves():
    """More halves of requests than the process has file handles."""
    with Service("halves", ["-Xmx256m"], handles=1024) as service:
        service.check(service.await_ready(), "not ready")
        opened = []
        for _ in range(1100):
            talk = socket.create_connection(("127.0.0.1", PORT), timeout=5)
            opened.append(talk)
            try:
                talk.sendall(b"GET /api/v1/me HTTP/1.1\r\nHo")
            except OSError:
                pass
        for path in ("/q/health/live", "/q/health/ready"):
            service.check(status(MANAGEMENT, path) == 200, f"{path} was not answered")
        handles = len(os.listdir(f"/proc/{service.process.pid}/fd"))
        service.check(handles < 900, f"{handles} of 1024 handles are taken")
        service.check(wait(40, lambda: status(PORT, "/api/v1/me") == 200), "not served again after the time of a request")
        for talk in opened:
            talk.close()
        print(f"halves: {handles} of 1024 handles taken, probes answered, served again while the halves stay open")


def reset_at_once(deadline, refused):
    """Requests that are taken back in the same breath, on one connection after another, until the time is over."""
    block = http2.head("/api/v1/users.list?count=100", CALLER)
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", PORT), timeout=1) as talk:
                talk.sendall(http2.PREFACE)
                stream = 1
                while time.monotonic() < deadline:
                    pairs = (http2.request(number, block) + http2.reset(number) for number in range(stream, stream + 40, 2))
                    talk.sendall(b"".join(pairs))
                    stream += 40
        except OSError:
            refused.append(time.monotonic())


def resets():
    """CVE-2023-44487: streams that are opened and reset without end."""
    with Service("resets", ["-Xmx256m"]) as service:
        service.check(service.await_ready(), "not ready")
        before = resident(service)
        refused = []
        attacked(time.monotonic() + 10, reset_at_once, [refused], service.check_live)
        service.check(wait(40, lambda: status(PORT, "/api/v1/me") == 200), "not served again after the attack")
        service.check(refused, "no connection was closed though it reset all that it asked")
        grown = resident(service) - before
        service.check(grown < 200, f"the process grew by {grown} MiB")
        print(f"resets: {len(refused)} connections closed, live all the time, {grown} MiB more")


def open_streams():
    """As many streams as connections may have, each with a large head and without an end."""
    block = http2.head("/api/v1/me", LARGE, post=True)
    streams = b"".join(http2.request(1 + 2 * number, block, ends=False) for number in range(32))
    with Service("open-streams", ["-Xmx256m"], handles=4096) as service:
        service.check(service.await_ready(), "not ready")
        opened = []
        for _ in range(900):
            talk = socket.create_connection(("127.0.0.1", PORT), timeout=10)
            opened.append(talk)
            try:
                talk.sendall(http2.PREFACE + streams)
            except OSError:
                pass
        service.check_live()
        service.check(wait(40, lambda: status(PORT, "/api/v1/me") == 200), "not served while the streams stay open")
        service.check(service.process.poll() is None, "the process has ended")
        print(f"open streams: {resident(service)} MiB with {len(opened)} connections of 32 open streams")
        for talk in opened:
            talk.close()


def open_shut(deadline, port, streams, opened):
    """Connections whose windows are shut, until there are enough or the time is over."""
    while time.monotonic() < deadline and len(opened) < 900:
        try:
            talk = socket.create_connection(("127.0.0.1", port), timeout=3)
            opened.append(talk)
            talk.sendall(http2.PREFACE_OF_SHUT_WINDOWS + streams)
        except OSError:
            pass


def shut_windows():
    """Requests with large heads or large answers, which are kept because the windows for the answers are shut."""
    shut("heads", PORT, http2.head("/api/v1/me", {"X-User-Id": "x", "X-Auth-Token": "y", **LARGE}))
    shut("contract", PORT, http2.head("/openapi.yaml", {}))
    shut("page", MANAGEMENT, http2.head("/visibility", {}))


def shut(name, port, block):
    streams = b"".join(http2.request(1 + 2 * number, block) for number in range(32))
    with Service(f"shut-windows-{name}", ["-Xmx256m"], handles=4096) as service:
        service.check(service.await_ready(), "not ready")
        opened = []
        attacked(time.monotonic() + 12, open_shut, [port, streams, opened], service.check_live if port == PORT else lambda: None)
        service.check(wait(40, lambda: status(PORT, "/api/v1/me") == 200), "not served while the windows are shut")
        print(f"shut windows, {name}: {resident(service)} MiB with {len(opened)} connections of 32 requests")
        for talk in opened:
            talk.close()


def little_memory():
    """Too little memory for what is asked: it serves or it ends, with a line and a code."""
    for megabytes in ((8, 16) if EXECUTABLE else (16, 32)):
        with Service(f"memory-{megabytes}", [f"-Xmx{megabytes}m"]) as service:
            if service.await_ready(30):
                threads = [threading.Thread(target=status, args=(PORT, "/api/v1/users.list?count=0", 20)) for _ in range(30)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            ended = service.process.poll()
            if ended is None:
                served = wait(10, lambda: status(PORT, "/api/v1/me") == 200 and status(MANAGEMENT, "/q/health/live") == 200)
                ended = service.process.poll()
                service.check(served or ended is not None, f"neither serves nor ends with {megabytes} MiB")
            if ended is not None:
                service.check(ended != 0 and os.path.getsize(service.log) > 0, f"ended with {ended} and without a word")
            print(f"{megabytes} MiB: {'serves' if ended is None else f'ended with {ended}'}")


for attack in (pipelining, large_answers, halves, resets, open_streams, shut_windows, little_memory):
    begun = time.monotonic()
    attack()
    print(f"{attack.__name__} took {time.monotonic() - begun:.0f} s")
