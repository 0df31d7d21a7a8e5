"""Holds the routes of a rendered overlay to the three paths and no other: by what they say, and by which of a table of request paths
each would take, after the words of Ingress and of the Gateway API about Exact and Prefix.

    paths.py all.yaml [SERVICE]

Nothing else may be sent to another Service than the one that is named (rollcall if none is).
"""
import sys

import yaml

PATHS = {"/api/v1/users.info", "/api/v1/users.list", "/api/v1/me"}
# What looks like one of them, and goes to Rocket.Chat as before.
OTHERS = [
    suffixed
    for path in sorted(PATHS)
    for suffixed in (
        path + "/", path + "/x", path + "x", path + ";x=1", path + "/;", path + "%2F", path + ".", path[:-1], path.upper(), "/" + path,
        path.replace("/v1", "/v1/."), path.replace("/v1/", "/v1//"), path.replace("/api", ""), path.replace("/v1", "/v2"), path + "\n",
        path.replace(".", "-") if "." in path else path + "-",
    )
] + ["/", "/api", "/api/v1", "/api/v1/", "/api/v1/users", "/api/v1/users.", "/api/v1/users.info.extra", "/livechat"]


def taken(kind, value, path):
    if kind == "Exact":
        return path == value
    if kind in ("Prefix", "PathPrefix"):
        return path == value or path.startswith(value.rstrip("/") + "/")
    # A pattern, or what the controller makes of it: nobody can say which paths it takes.
    raise SystemExit(f"a path of the kind {kind}")


def routes(document):
    """Kind, path and Service of each."""
    if document["kind"] == "Ingress":
        assert "defaultBackend" not in document["spec"], "an Ingress that takes every path"
        for rule in document["spec"]["rules"]:
            assert rule.get("host"), "an Ingress for every host"
            for path in rule["http"]["paths"]:
                yield path["pathType"], path["path"], path["backend"]["service"]["name"]
    if document["kind"] == "HTTPRoute":
        assert document["spec"].get("hostnames"), "an HTTPRoute for every host"
        for rule in document["spec"]["rules"]:
            # A rule without a match takes every path, and a match without a path, too.
            for match in rule.get("matches") or [{}]:
                path = match.get("path", {"type": "PathPrefix", "value": "/"})
                for backend in rule["backendRefs"]:
                    yield path.get("type", "PathPrefix"), path["value"], backend["name"]


def check(documents, service):
    found = [route for document in documents for route in routes(document)]
    if not found:
        return
    assert {name for _, _, name in found} == {service}, found
    assert {(kind, value) for kind, value, _ in found} == {("Exact", path) for path in PATHS}, found
    for path in sorted(PATHS):
        assert any(taken(kind, value, path) for kind, value, _ in found), f"{path} is not taken"
    for path in OTHERS:
        assert not any(taken(kind, value, path) for kind, value, _ in found), f"{path} is taken"


def refused(documents, service="rollcall"):
    try:
        check(documents, service)
    except (AssertionError, SystemExit):
        return True
    return False


def route(*matches, **rule):
    rule = {"matches": list(matches), "backendRefs": [{"name": "rollcall"}], **rule}
    return [{"kind": "HTTPRoute", "spec": {"hostnames": ["chat.example.com"], "rules": [rule]}}]


def path(kind, value):
    return {"path": {"type": kind, "value": value}}


# The check itself finds what it is for.
exact = [path("Exact", each) for each in sorted(PATHS)]
assert not refused(route(*exact))
assert refused(route(*exact[1:]))
assert refused(route(*exact), "rocketchat")
assert refused(route(*exact, path("Exact", "/api/v1/users.create")))
assert refused(route(*(path("PathPrefix", each) for each in sorted(PATHS))))
assert refused(route(path("PathPrefix", "/")))
assert refused(route(path("RegularExpression", "/api/v1/(users.info|users.list|me)")))
assert refused(route({}))
assert refused(route())

check(list(yaml.safe_load_all(open(sys.argv[1]))), sys.argv[2] if len(sys.argv) > 2 else "rollcall")
