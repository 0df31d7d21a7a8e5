import json, os, unittest
from urllib.request import Request, urlopen


class JaneTest(unittest.TestCase):
    def test_a_regular_caller_sees_jane(self):
        order = json.dumps({"states": ["a regular caller", "user test.jane exists"]}).encode()
        made = Request(os.environ["ROLLCALL_STUB_CONTROL"], order, {"Content-Type": "application/json"})
        workspace = json.load(urlopen(made))
        john = workspace["callers"]["john.m"]
        call = Request(workspace["url"] + "/api/v1/users.info?username=test.jane")
        call.add_header("X-User-Id", john["userId"])
        call.add_header("X-Auth-Token", john["authToken"])
        self.assertEqual(json.load(urlopen(call))["user"]["name"], "Test Jane")
