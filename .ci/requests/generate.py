"""Writes the requests of the contract's examples as files for people: one for editors (.http) and a collection for Bruno, for each
dialect.

    generate.py openapi.yaml FOLDER

An example that needs a provider state is left out, since the demo workspace as it is does not answer so. One with an invalid
percent-encoding is in the collection alone: editors refuse to send it.
"""
import pathlib
import re
import sys
import urllib.parse

import yaml

ADDRESS = "http://localhost:3000"
# The callers of the demo workspace.
CALLERS = {
    "roxie": ("rbAXPnMktTFbNpwtJ", "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"),
    "example": ("aobEdbYhXfu5hkeqG", "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq"),
    "john.m": ("Fdh2KgsB7dtwbYrNw", "demo-regular-john.m-00000000000000000000001"),
    "botkit.user": ("Bm9YcfBCrwSTSGof7", "demo-bot-botkit.user-0000000000000000000001"),
}
INVALID = re.compile("%(?![0-9A-Fa-f]{2})")
DIALECTS = {"documented": "the demo as it is", "8": "a demo that was started with ROLLCALL_COMPATIBILITY=8"}


def resolved(contract, node):
    while "$ref" in node:
        target = contract
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        node = target
    return node


def query(contract, operation, name, example):
    if "x-query" in example:
        return example["x-query"]
    parameters = [resolved(contract, parameter) for parameter in operation.get("parameters", [])]
    return urllib.parse.urlencode(
        [
            (parameter["name"], str(resolved(contract, parameter["examples"][name])["value"]))
            for parameter in parameters
            if name in parameter.get("examples", {})
        ]
    )


def requests(contract, dialect):
    """Each example of the dialect that needs no state: one request."""
    for path, item in contract["paths"].items():
        operation = item["get"]
        for status, response in operation["responses"].items():
            examples = resolved(contract, response)["content"]["application/json"]["examples"]
            for name, example in examples.items():
                example = resolved(contract, example)
                if "x-state" in example or example.get("x-dialect", dialect) != dialect:
                    continue
                asked = query(contract, operation, name, example)
                headers = {}
                if "x-origin" in example:
                    headers["Origin"] = example["x-origin"]
                if "x-caller" in example:
                    headers["X-User-Id"] = f"{{{{{variable(example['x-caller'])}-id}}}}"
                    headers["X-Auth-Token"] = f"{{{{{variable(example['x-caller'])}-token}}}}"
                yield {
                    "name": f"{path.rsplit('/', 1)[1]} {status} {name}",
                    "summary": example["summary"],
                    "status": status,
                    "method": example.get("x-method", "GET"),
                    "url": f"{{{{url}}}}{path}" + (f"?{asked}" if asked else ""),
                    "headers": headers,
                }


def variable(caller):
    return caller.replace(".", "-")


def variables():
    values = {"url": ADDRESS}
    for caller, (user, token) in CALLERS.items():
        values[f"{variable(caller)}-id"] = user
        values[f"{variable(caller)}-token"] = token
    return values


def http_file(dialect, made):
    lines = [f"# The contract's examples, to be sent to {DIALECTS[dialect]}. Each title ends in the status of the answer."]
    lines += ["# Made by .ci/requests/generate.py; do not edit.", ""]
    lines += [f"@{name} = {value}" for name, value in variables().items()]
    for request in made:
        if INVALID.search(request["url"]):
            continue
        lines += ["", f"### {request['summary']}: {request['status']}", f"{request['method']} {request['url']}"]
        lines += [f"{name}: {value}" for name, value in request["headers"].items()]
    return "\n".join(lines) + "\n"


def block(name, members):
    return f"{name} {{\n" + "".join(f"  {key}: {value}\n" for key, value in members.items()) + "}\n"


def bru_file(number, request):
    parts = [
        block("meta", {"name": request["name"], "type": "http", "seq": number}),
        block(request["method"].lower(), {"url": request["url"], "body": "none", "auth": "none"}),
    ]
    if request["headers"]:
        parts.append(block("headers", request["headers"]))
    parts.append(block("assert", {"res.status": f"eq {request['status']}"}))
    # The address is sent as the contract prints it, an invalid encoding included.
    parts.append(block("settings", {"encodeUrl": "false"}))
    parts.append(f"docs {{\n  {request['summary']}\n}}\n")
    return "\n".join(parts)


def main(contract_file, folder):
    # The loader of plain texts: what looks like a time stays text, as in JSON.
    contract = yaml.load(pathlib.Path(contract_file).read_text(), yaml.BaseLoader)
    folder = pathlib.Path(folder)
    bruno = folder / "bruno"
    for place in [bruno / "environments"] + [bruno / f"dialect-{dialect}" for dialect in DIALECTS]:
        place.mkdir(parents=True, exist_ok=True)
    (bruno / "bruno.json").write_text('{"version": "1", "name": "Rollcall", "type": "collection"}\n')
    (bruno / "environments" / "demo.bru").write_text(block("vars", variables()))
    for dialect in DIALECTS:
        made = list(requests(contract, dialect))
        (folder / f"dialect-{dialect}.http").write_text(http_file(dialect, made))
        for number, request in enumerate(made, 1):
            (bruno / f"dialect-{dialect}" / f"{request['name'].replace(' ', '-')}.bru").write_text(bru_file(number, request))


main(*sys.argv[1:])
