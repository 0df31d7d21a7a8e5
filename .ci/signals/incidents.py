"""incidents.py RULES FOLDER: plays incidents on the packaged service and waits for the alerts of a real Prometheus.

The service reads the embedded server of a demo workspace through a proxy of this script, which can freeze the way to the database or
close it. The rules are those that are shipped, with their times shortened. For each incident: the alert has to fire, a line of the log
with the request's id has to name the cause, and neither may contain anything of the caller's.
"""
import contextlib
import http.client
import json
import os
import pathlib
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
CALLER = {"X-User-Id": "rbAXPnMktTFbNpwtJ", "X-Auth-Token": "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"}
PERSONAL = [*CALLER.values(), "roxie", "john.m"]
PATIENCE = 60
LOOPBACK = "127.0.0.1"


def free_port():
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        return taken.getsockname()[1]


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
        demo = rollcall("demo")
        started.append(demo)
        wait("the demo's workspace", lambda: get(demo.management, "/q/health/ready")[0] == 200)
        way = Way(wait("the demo's database", lambda: embedded_server(demo)))
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
        play_all(service, way, port)
        for text in (service.text(), get(service.management, "/q/metrics")[1].decode(), json.dumps(alerts(port))):
            for personal in PERSONAL:
                assert personal not in text, f"{personal} is in a log line, a metric or an alert"
    finally:
        for process in reversed(started):
            process.stop()


def play_all(service, way, prometheus):
    def flood():
        """More requests at once than one caller may have; the way is frozen for a moment, so that they meet."""
        way.state = "frozen"
        threads = [threading.Thread(target=ask, args=(f"flood-{number}",)) for number in range(12)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        way.state = "open"
        for thread in threads:
            thread.join()
        refused = [name for name, status in answers.items() if status == 429]
        assert refused, answers
        line(service, refused[0], "is answered with 429", "ROLLCALL_LIMITS_REQUESTS_OF_CALLER")

    answers = {}

    def ask(name, path="/api/v1/users.info?username=john.m"):
        with contextlib.suppress(OSError):
            answers[name] = get(service.port, path, {**CALLER, "X-Request-Id": name})[0]

    def broken():
        """A reader that closes after the first rows; the database brings the others late, so there are others."""
        way.state = "slow"
        reader = socket.create_connection((LOOPBACK, service.port))
        head = "".join(f"{name}: {value}\r\n" for name, value in {**CALLER, "Host": "x", "X-Request-Id": "broken-off"}.items())
        reader.sendall(f"GET /api/v1/users.list?count=0 HTTP/1.1\r\n{head}\r\n".encode())
        assert reader.recv(12) == b"HTTP/1.1 200"
        # With unread bytes this is a reset.
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        reader.close()
        line(service, "broken-off", "broke off after", "The reader went away")
        way.state = "open"

    def slow():
        way.state = "slow"
        ask("in-no-hurry")
        assert answers["in-no-hurry"] == 200, answers
        # The access log says that it was late, and the database was sent its name with the command.
        late = wait("its line", lambda: [json.loads(text) for text in service.text().splitlines() if '"requestId":"in-no-hurry"' in text])
        assert len(late) == 1 and late[0]["durationMillis"] > 400, late
        print("   ", json.dumps(late[0]), flush=True)
        assert re.search(rb"\x02comment\0.{4}in-no-hurry\0", way.commands, re.DOTALL), "the command has the request's name as its comment"

    def without_index():
        """The embedded server keeps hardly any index, so the report of them is there from the start."""
        print("-- an index is missing", flush=True)
        wait("the log's line", lambda: "is missing, so this is slow" in service.text())
        wait("the alert RollcallIndexMissing", lambda: fires(prometheus, "RollcallIndexMissing"))

    def frozen():
        way.state = "frozen"
        ask("in-the-cold")
        assert answers["in-the-cold"] == 503, answers
        line(service, "in-the-cold", "is answered with 503")

    def away():
        way.state = "closed"
        ask("far-away")
        assert answers["far-away"] == 503, answers
        line(service, "far-away", "is answered with 503")

    stale = ("RollcallRightsStale", "RollcallUnavailable")
    without_index()
    incident("one caller floods", flood, prometheus, [("RollcallCallersRefused", "caller")])
    well(service)
    incident("a list is broken off by its reader", broken, prometheus, [("RollcallListsBroken", "reader_gone")])
    incident("the database is slow", slow, prometheus, [("RollcallDatabaseSlow", None)])
    way.state = "open"
    well(service)
    incident("the database freezes", frozen, prometheus, [(alert, None) for alert in stale])
    way.state = "open"
    well(service)
    incident("the database is away", away, prometheus, [(alert, None) for alert in stale])
    way.state = "open"
    well(service)


if __name__ == "__main__":
    main()
