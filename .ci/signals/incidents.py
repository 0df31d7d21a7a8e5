"""incidents.py RULES FOLDER [URL WORK]: plays incidents on the packaged service and waits for the alerts of a real Prometheus.

The service reads its database through a proxy of this script. With URL this is a real server, started in WORK/engine, with a workspace
whose caller's headers are in WORK/caller: its process is frozen, slowed, killed and started again, and an index is dropped. Without,
it is the embedded server of a demo workspace, and the proxy makes the trouble. The rules are those that are shipped, with their times
shortened. For each incident: the alert has to fire, a line of the log with the request's id has to name the cause, and neither may
contain anything of the caller's.
"""
import contextlib
import http.client
import json
import os
import pathlib
import random
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

RULES, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
JAR = "target/quarkus-app/quarkus-run.jar"
REAL = sys.argv[3:]
if REAL:
    import pymongo

    CALLER = dict(line.split(": ") for line in (pathlib.Path(REAL[1]) / "caller").read_text().splitlines())
    NAMES = ["administrator", "user.77"]
else:
    CALLER = {"X-User-Id": "rbAXPnMktTFbNpwtJ", "X-Auth-Token": "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"}
    NAMES = ["roxie", "john.m"]
PERSONAL = [*CALLER.values(), *NAMES]
DROPPED = "rollcall_status_active"
# Missing indexes are looked for each minute.
PATIENCE = 90
LOOPBACK = "127.0.0.1"


def free_port():
    """A port below those that the system gives to outgoing connections, which could take it before its server listens."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as taken, contextlib.suppress(OSError):
            taken.bind((LOOPBACK, port))
            return port


class Way:
    """The way from the service to its database, which can be slow, frozen or closed."""

    def __init__(self, port):
        self.target = port
        self.state = "open"
        self.commands = b""
        self.listening = socket.create_server((LOOPBACK, 0), backlog=200)
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            service, _ = self.listening.accept()
            threading.Thread(target=self.connect, args=(service,), daemon=True).start()

    def connect(self, service):
        with service, contextlib.suppress(OSError):
            if self.state == "closed":
                return
            with socket.create_connection((LOOPBACK, self.target)) as database:
                ends = {service: database, database: service}
                while self.state != "closed":
                    ready = [] if self.state == "frozen" else select.select(list(ends), [], [], 0.1)[0]
                    if self.state == "frozen":
                        time.sleep(0.05)
                    for end in ready:
                        if self.state == "slow" and end is database:
                            time.sleep(0.4)
                        data = end.recv(65536)
                        if not data:
                            return
                        if end is service:
                            self.commands = (self.commands + data)[-1_000_000:]
                        ends[end].sendall(data)


class Engine:
    """A real server, whose process is stopped for most of the time, all of it, or killed."""

    def __init__(self, folder):
        self.folder = folder
        self.standing = "open"
        threading.Thread(target=self.slow, daemon=True).start()

    @property
    def state(self):
        return self.standing

    @state.setter
    def state(self, state):
        before, self.standing = self.standing, state
        if state == "closed":
            self.signal(signal.SIGKILL)
        elif state == "frozen":
            self.signal(signal.SIGSTOP)
        elif before == "closed":
            with open(self.folder / "ferretdb.log", "a") as log:
                command = (self.folder / "ferretdb.command").read_text()
                started = subprocess.Popen(["sh", "-c", f"exec {command}"], stdout=log, stderr=log, start_new_session=True)
            (self.folder / "ferretdb.pid").write_text(str(started.pid))
        else:
            self.signal(signal.SIGCONT)

    def slow(self):
        while True:
            if self.standing == "slow":
                self.signal(signal.SIGSTOP)
                time.sleep(0.6)
                if self.standing in ("slow", "open"):
                    self.signal(signal.SIGCONT)
            time.sleep(0.05)

    def signal(self, number):
        os.kill(int((self.folder / "ferretdb.pid").read_text()), number)


def wait(what, condition):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
            found = condition()
            if found:
                return found
        time.sleep(0.2)
    raise SystemExit(f"FAILED: {what}, not within {PATIENCE} s")


def get(port, path, headers=None, timeout=15):
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=timeout)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Running:
    """A process of ours, with its log."""

    def __init__(self, name, command, **environment):
        self.log = FOLDER / f"{name}.log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **environment})

    def text(self):
        return self.log.read_text()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()


def rollcall(name, **environment):
    port, management = free_port(), free_port()
    inherited = {key: "" for key in os.environ if key.startswith("ROLLCALL_") or key == "MONGO_URL"}
    running = Running(name, ["java", "-XX:TieredStopAtLevel=1", "-jar", JAR], PORT=str(port), MANAGEMENT_PORT=str(management),
                      **{**inherited, **environment})
    running.port, running.management = port, management
    return running


def embedded_server(process):
    """The port of the process on the loopback interface that is no port of HTTP: the one that speaks MongoDB's protocol."""
    inodes = set()
    for entry in pathlib.Path(f"/proc/{process.process.pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            match = re.fullmatch(r"socket:\[(\d+)]", os.readlink(entry))
            if match:
                inodes.add(match.group(1))
    for table in ("tcp", "tcp6"):
        for line in pathlib.Path(f"/proc/{process.process.pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            port = int(fields[1].rsplit(":", 1)[1], 16)
            if fields[3] == "0A" and fields[9] in inodes and port not in (process.port, process.management):
                return port
    return None


def shortened(rules):
    """The same expressions, over seconds instead of minutes."""
    rules = re.sub(r"(\bfor:) \w+", r"\1 1s", rules)
    rules = re.sub(r"\[(?:5m|10m|1h)]", "[15s]", rules)
    return rules


def alerts(prometheus):
    answer = json.loads(get(prometheus, "/api/v1/alerts")[1])
    return [alert for alert in answer["data"]["alerts"] if alert["state"] == "firing"]


def fires(prometheus, name, cause=None):
    return next((alert for alert in alerts(prometheus)
                 if alert["labels"]["alertname"] == name and cause in (None, alert["labels"].get("cause"))), None)


def line(service, request, *words):
    """The one line of a request's refusal, which has to hold these words and nothing personal."""
    found = wait(f"a line of {request}", lambda: [text for text in service.text().splitlines() if f"Request {request}:" in text])
    assert len(found) == 1, found
    assert found[0].count(request) >= 2, f"the name of the request is in the line itself, too: {found[0]}"
    for word in words:
        assert word in found[0], (word, found[0])
    print("   ", found[0].split(")", 1)[1].strip(), flush=True)


def incident(name, play, prometheus, expected):
    wait(f"the end of all that could be taken for {name}", lambda: not any(fires(prometheus, *each) for each in expected))
    begun = time.monotonic()
    print(f"-- {name}", flush=True)
    play()
    for alert, cause in expected:
        found = wait(f"the alert {alert} {cause or ''}", lambda: fires(prometheus, alert, cause))
        print(f"    fires: {alert} {found['labels'].get('cause', '')} -> {found['annotations']['runbook_url']}", flush=True)
    print(f"    {time.monotonic() - begun:.0f} s", flush=True)


def well(service):
    wait("well again", lambda: get(service.port, "/api/v1/me", CALLER)[0] == 200)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    started = []
    try:
        if REAL:
            make_indexes()
            way = Way(urllib.parse.urlsplit(REAL[0]).port)
            trouble = Engine(pathlib.Path(REAL[1]) / "engine")
        else:
            demo = rollcall("demo")
            started.append(demo)
            wait("the demo's workspace", lambda: get(demo.management, "/q/health/ready")[0] == 200)
            trouble = way = Way(wait("the demo's database", lambda: embedded_server(demo)))
        service = rollcall("service", MONGO_URL=f"mongodb://{LOOPBACK}:{way.port}/rocketchat?directConnection=true", ROLLCALL_DEMO="false",
                           ROLLCALL_ACCESS_LOG="true", ROLLCALL_LIMITS_REQUESTS_OF_CALLER="2", ROLLCALL_RIGHTS_MAX_AGE="PT3S")
        started.append(service)
        rules = FOLDER / "rules.yaml"
        rules.write_text(shortened(RULES.read_text()))
        settings = FOLDER / "prometheus.yaml"
        settings.write_text(f"""global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: [{rules.resolve()}]
scrape_configs:
  - job_name: rollcall
    metrics_path: /q/metrics
    static_configs: [{{targets: ['{LOOPBACK}:{service.management}']}}]
""")
        port = free_port()
        started.append(Running("prometheus", ["prometheus", f"--config.file={settings}", f"--web.listen-address={LOOPBACK}:{port}",
                                              f"--storage.tsdb.path={(FOLDER / 'data').resolve()}", "--log.level=warn"]))
        wait("the service", lambda: get(service.management, "/q/health/ready")[0] == 200)
        wait("the first answer", lambda: get(service.port, "/api/v1/me", CALLER)[0] == 200)
        wait("a scrape", lambda: json.loads(get(port, "/api/v1/query?query=rollcall_rights_age_seconds")[1])["data"]["result"])
        play_all(service, way, trouble, port)
        for text in (service.text(), get(service.management, "/q/metrics")[1].decode(), json.dumps(alerts(port))):
            for personal in PERSONAL:
                assert personal not in text, f"{personal} is in a log line, a metric or an alert"
    finally:
        for process in reversed(started):
            process.stop()


def make_indexes():
    subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-jar", JAR, "indexes"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "ROLLCALL_INDEXES_MONGO_URL": REAL[0]})


def play_all(service, way, trouble, prometheus):
    def flood():
        """More requests at once than one caller may have; the way is frozen for a moment, so that they meet."""
        trouble.state = "frozen"
        threads = [threading.Thread(target=ask, args=(f"flood-{number}",)) for number in range(12)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        trouble.state = "open"
        for thread in threads:
            thread.join()
        refused = [name for name, status in answers.items() if status == 429]
        assert refused, answers
        line(service, refused[0], "is answered with 429", "ROLLCALL_LIMITS_REQUESTS_OF_CALLER")

    answers = {}

    def ask(name, path=f"/api/v1/users.info?username={NAMES[1]}"):
        with contextlib.suppress(OSError):
            answers[name] = get(service.port, path, {**CALLER, "X-Request-Id": name})[0]

    def broken():
        """A reader that closes after the first rows; the database brings the others late, so there are others."""
        trouble.state = "slow"
        reader = socket.create_connection((LOOPBACK, service.port))
        head = "".join(f"{name}: {value}\r\n" for name, value in {**CALLER, "Host": "x", "X-Request-Id": "broken-off"}.items())
        reader.sendall(f"GET /api/v1/users.list?count=0 HTTP/1.1\r\n{head}\r\n".encode())
        assert reader.recv(12) == b"HTTP/1.1 200"
        # With unread bytes this is a reset.
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        reader.close()
        line(service, "broken-off", "broke off after", "The reader went away")
        trouble.state = "open"

    def slow():
        trouble.state = "slow"

        def late():
            """The access log's line of a request that was late. A real server's process also runs in between, so one may be in time."""
            name = f"in-no-hurry-{len(answers)}"
            ask(name)
            assert answers[name] == 200, answers
            (line,) = wait("its line", lambda: [json.loads(text) for text in service.text().splitlines() if f'"requestId":"{name}"' in text])
            return line if line["durationMillis"] > 400 else None

        line = wait("a request that is late", late)
        print("   ", json.dumps(line), flush=True)
        comment = rb"\x02comment\0.{4}" + line["requestId"].encode() + rb"\0"
        assert re.search(comment, way.commands, re.DOTALL), "the command has the request's name as its comment"

    def without_index():
        """The embedded server keeps hardly any index. On a real one, one is dropped, and made anew as the runbook says."""
        print("-- an index is missing", flush=True)
        if REAL:
            wait("a first look", lambda: json.loads(get(prometheus, "/api/v1/query?query=rollcall_missing_index==0")[1])["data"]["result"])
            assert not of_index(), "the alert fires before the index is dropped"
            pymongo.MongoClient(REAL[0]).get_default_database().users.drop_index(DROPPED)
        wait("the log's line", lambda: f"The index {DROPPED} of users is missing, so this is slow" in service.text())
        found = wait("the alert RollcallIndexMissing", of_index)
        print(f"    fires: RollcallIndexMissing {DROPPED} -> {found[0]['annotations']['runbook_url']}", flush=True)
        if REAL:
            make_indexes()
            wait("the end of the alert", lambda: not of_index())
            print("    ends after the mode indexes", flush=True)

    def of_index():
        return [alert for alert in alerts(prometheus) if alert["labels"].get("index") == DROPPED]

    def frozen():
        trouble.state = "frozen"
        ask("in-the-cold")
        assert answers["in-the-cold"] == 503, answers
        line(service, "in-the-cold", "is answered with 503")

    def away():
        trouble.state = "closed"
        ask("far-away")
        assert answers["far-away"] == 503, answers
        line(service, "far-away", "is answered with 503")

    stale = ("RollcallRightsStale", "RollcallUnavailable")
    without_index()
    incident("one caller floods", flood, prometheus, [("RollcallCallersRefused", "caller")])
    well(service)
    incident("a list is broken off by its reader", broken, prometheus, [("RollcallListsBroken", "reader_gone")])
    incident("the database is slow", slow, prometheus, [("RollcallDatabaseSlow", None)])
    trouble.state = "open"
    well(service)
    incident("the database freezes", frozen, prometheus, [(alert, None) for alert in stale])
    trouble.state = "open"
    well(service)
    incident("the database is away", away, prometheus, [(alert, None) for alert in stale])
    trouble.state = "open"
    well(service)


if __name__ == "__main__":
    main()
