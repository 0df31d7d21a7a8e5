"""A broker that knows the two sample pacts: serves them for verification and notes the results that are published.

It stands in for a real broker, which no registry has, and speaks as much of its language as the verifier uses.
"""

import http.server
import json
import pathlib
import sys

PACTS = {
    path.stem: json.loads(path.read_text())
    for path in pathlib.Path("src/test/pacts").glob("*.json")
}
LOG = pathlib.Path(sys.argv[1])
TOKEN = sys.argv[2]


class Broker(http.server.BaseHTTPRequestHandler):
    """One request of the verifier."""

    def do_GET(self):
        name = self.path.rsplit("/", 1)[-1]
        if self.path == "/":
            links = {"pb:provider-pacts-for-verification": "/pacts/{provider}/for-verification"}
        elif name in PACTS:
            links = {
                "self": self.path,
                "pb:provider": "/pacticipants/rollcall",
                "pb:publish-verification-results": f"/results/{name}",
            }
        else:
            links = {"self": self.path, "pb:branch-version": "/branches/{branch}/versions/{version}"}
        self.answer(PACTS.get(name, {}) | self.links(links))

    def do_POST(self):
        asked = self.noted()
        if self.path.endswith("/for-verification"):
            pacts = [
                self.links({"self": f"/pacts/{name}"})
                | {"shortDescription": name, "verificationProperties": {"pending": False, "notices": []}}
                for name in PACTS
            ]
            self.answer({"_embedded": {"pacts": pacts}})
        else:
            self.answer(asked, 201)

    def do_PUT(self):
        self.answer(self.noted(), 201)

    def noted(self):
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode() or "{}"
        allowed = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        with LOG.open("a") as log:
            log.write(json.dumps({"path": self.path, "allowed": allowed, "body": json.loads(text)}) + "\n")
        return json.loads(text)

    def links(self, paths):
        base = f"http://localhost:{self.server.server_port}"
        return {"_links": {name: {"href": base + path, "title": name, "name": name, "templated": "{" in path}
                           for name, path in paths.items()}}

    def answer(self, body, status=200):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/hal+json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("localhost", 0), Broker)
print(server.server_port, flush=True)
server.serve_forever()
