"""Sends requests to a Service until a file appears, and fails if one of them is lost.

Usage: load.py HOST[:PORT] HEADERS-FILE STOP-FILE [WORKERS [429]]      8 workers, at most 90 seconds and 30,000 requests

Half of the workers open a connection for each request. The others keep theirs, as an Ingress does; where such a connection is found
closed before a byte of the answer came, the request is sent once more on a new one, as HTTP allows for GET. Those are counted.
"""
import collections
import http.client
import os
import sys
import threading
import time

host, headers_file, stop_file = sys.argv[1:4]
size = int(sys.argv[4]) if len(sys.argv) > 4 else 8
headers = dict(line.strip().split(": ", 1) for line in open(headers_file))
paths = ["/api/v1/me", "/api/v1/users.info?username=user.7", "/api/v1/users.list?count=50"]
end = time.monotonic() + 90
counts = collections.Counter()
lock = threading.Lock()
STALE = (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError)


def count(what):
    with lock:
        counts[what] += 1
        return sum(counts.values())


def fetch(connection, path, keep):
    connection.request("GET", path, headers=headers if keep else {**headers, "Connection": "close"})
    response = connection.getresponse()
    body = response.read()
    whole = response.status != 200 or body.endswith(b'"success":true}')
    return response.status if whole else "cut off"


def worker(keep):
    connection, requests = None, 0
    while not os.path.exists(stop_file) and time.monotonic() < end:
        path = paths[requests % len(paths)]
        requests += 1
        used = connection is not None
        connection = connection or http.client.HTTPConnection(host, timeout=10)
        try:
            try:
                outcome = fetch(connection, path, keep)
            except STALE:
                if not used:
                    raise
                count("sent again on a new connection")
                connection.close()
                connection = http.client.HTTPConnection(host, timeout=10)
                outcome = fetch(connection, path, keep)
        except OSError as failure:
            outcome = f"{type(failure).__name__} {failure} ({'kept' if keep else 'new'} connection)"
        if count(outcome) > 30_000:
            return
        if not keep or outcome != 200:
            connection.close()
            connection = None
        time.sleep(0.02)


workers = [threading.Thread(target=worker, args=(number % 2 == 1,)) for number in range(size)]
for thread in workers:
    thread.start()
for thread in workers:
    thread.join()
print(f"requests: {dict(counts)}")
# All workers are one caller. With the last argument so many may get a 429, as a caller is who has too much running at once.
answered = {200, "sent again on a new connection", *map(int, sys.argv[5:])}
lost = {what: number for what, number in counts.items() if what not in answered}
if lost or counts[200] < 100:
    sys.exit(f"lost: {lost}, answered: {counts[200]}")
