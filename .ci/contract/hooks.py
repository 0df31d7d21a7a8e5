"""What Schemathesis has to know beside openapi.yaml; each hook says why."""

from urllib.parse import urlencode

import schemathesis

# The longest request line that the service takes; the contract describes 414 once, not under each operation.
LONGEST_REQUEST_LINE = 16 * 1024
ROOM_FOR_METHOD_AND_PATH = 64


@schemathesis.hook
def filter_case(context, case):
    """Leaves out requests that the HTTP decoder refuses before the contract applies."""
    query = urlencode(case.query or {}, doseq=True)
    return len(query) <= LONGEST_REQUEST_LINE - ROOM_FOR_METHOD_AND_PATH
