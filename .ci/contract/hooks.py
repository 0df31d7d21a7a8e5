"""What Schemathesis has to know beside openapi.yaml; each hook says why."""

import atexit
import collections
import json
import os
import random
from urllib.parse import urlencode, urlsplit

import schemathesis
import yaml
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

import dialect8

# The longest request line that the service takes; the contract describes 414 once, not under each operation.
LONGEST_REQUEST_LINE = 16 * 1024
ROOM_FOR_METHOD_AND_PATH = 64

# There is such a user, so a request by it is answered with 200.
KNOWN_KEY = ("userId", "5fRTXMt7DMJbpPJfh")
# Answers to an allowed request, though their status is 400.
ANSWERS = ("User not found.", "Invalid search query.")

# How many requests of each kind got which status: a check that judges nothing must not pass for one that is content.
TALLY = collections.Counter()

with open("openapi.yaml", encoding="utf-8") as file:
    CONTRACT = dialect8.Contract(yaml.safe_load(file))


@schemathesis.hook
def filter_case(context, case):
    """Leaves out requests that the HTTP decoder refuses before the contract applies."""
    query = urlencode(case.query or {}, doseq=True)
    return len(query) <= LONGEST_REQUEST_LINE - ROOM_FOR_METHOD_AND_PATH


@schemathesis.hook
def before_call(context, case, kwargs):
    """Keeps one look-up key for users.info: OpenAPI cannot say that exactly one is wanted, and nearly no case would be answered.

    Of cases that break the contract on purpose, one in four stays as it is.
    """
    if not case.path.endswith("/users.info") or case.method.upper() != "GET":
        return
    query = dict(case.query or {})
    negative = case.meta is not None and case.meta.generation.mode.is_negative
    if negative and random.Random(repr(query)).randrange(4) == 0:
        return
    keys = [key for key in dialect8.LOOKUP_KEYS if key in query]
    if not keys:
        query[KNOWN_KEY[0]] = KNOWN_KEY[1]
    for key in keys[1:]:
        del query[key]
    case.query = query


@schemathesis.check
def allowed_is_answered(ctx, response, case):
    """Dialect 8: what the contract allows is answered, for those who may ask."""
    if not _is_described(response):
        return
    fault, body = _judged(response, case)
    if fault:
        return
    TALLY[f"allowed {response.status_code}"] += 1
    if body.get("error") in ANSWERS:
        return
    positive_data_acceptance(ctx, response, case)
    expected = {200, 401} | ({403} if "email" in _query(response) else set())
    assert response.status_code in expected, f"Allowed, but {response.status_code}: {body.get('error')}"


@schemathesis.check
def forbidden_is_refused(ctx, response, case):
    """Dialect 8: what the contract forbids is a 4xx in the words of the error schema; unknown parameters, too."""
    if not _is_described(response):
        return
    fault, body = _judged(response, case)
    if not fault:
        return
    TALLY[f"forbidden {response.status_code}"] += 1
    negative_data_rejection(ctx, response, case)
    assert response.status_code in (400, 401, 403), f"Forbidden ({fault}), but {response.status_code}"
    assert body.get("success") is False and body.get("error"), f"Refused without saying why: {body}"
    assert body["error"] not in ANSWERS, f"Forbidden ({fault}), but looked up"


@atexit.register
def write_tally():
    if "TALLY" in os.environ:
        with open(os.environ["TALLY"], "w", encoding="utf-8") as tally:
            json.dump(TALLY, tally)


def _is_described(response):
    """Schemathesis also tries methods that the contract does not have; other checks judge those."""
    return response.request.method == "GET" and response.status_code != 431


def _judged(response, case):
    """Why the contract forbids the request as it was sent, if it does, and the answer's body."""
    return CONTRACT.fault(case.path, _query(response)), response.json()


def _query(response):
    return urlsplit(response.request.url).query
