import assert from "node:assert/strict";
import { test } from "node:test";

test("a regular caller sees Jane", async () => {
  const body = JSON.stringify({ states: ["a regular caller", "user test.jane exists"] });
  const headers = { "Content-Type": "application/json" };
  const made = await fetch(process.env.ROLLCALL_STUB_CONTROL, { method: "POST", headers, body });
  const { url, callers } = await made.json();
  const john = { "X-User-Id": callers["john.m"].userId, "X-Auth-Token": callers["john.m"].authToken };
  const answer = await fetch(`${url}/api/v1/users.info?username=test.jane`, { headers: john });
  assert.equal((await answer.json()).user.name, "Test Jane");
});
