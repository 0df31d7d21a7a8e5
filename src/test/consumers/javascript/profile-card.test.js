import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatchersV3, Pact } from '@pact-foundation/pact';
import { profileCard, whoAmI } from './profile-card.js';

const { boolean, eachLike, like, regex, string } = MatchersV3;

// The demo's callers: their tokens are public.
const roxie = { userId: 'rbAXPnMktTFbNpwtJ', authToken: 'RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f' };
const john = { userId: 'Fdh2KgsB7dtwbYrNw', authToken: 'demo-regular-john.m-00000000000000000000001' };
const bearer = { bearerToken: 'demo-bearer-john.m' };

const json = { 'Content-Type': 'application/json' };
const pact = new Pact({
  consumer: 'profile-card',
  provider: 'rollcall',
  dir: process.env.PACT_DIR ?? 'pacts',
  logLevel: 'warn',
});

function interaction(states, description, path, caller, query, status, body, headers = json) {
  const prepared = pact.addInteraction();
  states.forEach((state) => prepared.given(state));
  return prepared
    .uponReceiving(description)
    .withRequest('GET', path, (request) => {
      if (query) request.query(query);
      request.headers(
        caller.bearerToken
          ? { Authorization: `Bearer ${caller.bearerToken}` }
          : { 'X-User-Id': caller.userId, 'X-Auth-Token': caller.authToken },
      );
    })
    .willRespondWith(status, (response) => response.headers(headers).jsonBody(body));
}

const card = (username) => ({ username, includeUserRooms: 'true' });
const info = '/api/v1/users.info';
const me = '/api/v1/me';

test('a card shows addresses and rooms to an administrator', () =>
  interaction(['an administrator', 'user test.john exists'], 'a request of an administrator for the card of test.john',
    info, roxie, card('test.john'), 200, {
      user: {
        _id: string('5fRTXMt7DMJbpPJfh'),
        name: string('Test John'),
        status: string('offline'),
        active: boolean(true),
        emails: eachLike({ address: regex('.+@.+', 'test.john@test.com'), verified: boolean(true) }),
        rooms: eachLike({ _id: string('64ac358a79f5c6e276cfe718'), name: string('general'), t: regex('[cdlpv]', 'c') }),
      },
      success: true,
    }).executeTest(async ({ url }) => {
    assert.deepEqual(await profileCard(url, roxie, 'test.john'), {
      id: '5fRTXMt7DMJbpPJfh',
      name: 'Test John',
      status: 'offline',
      active: true,
      emails: ['test.john@test.com'],
      rooms: ['general'],
    });
  }));

test('a card shows less to a regular caller', () =>
  interaction(['a regular caller', 'user test.jane exists'], 'a request of a regular caller for the card of test.jane',
    info, john, card('test.jane'), 200, {
      user: { _id: string('W7NHuX5ri2e3mu2Fc'), name: string('Test Jane'), status: string('away'), active: boolean(true) },
      success: true,
    }).executeTest(async ({ url }) => {
    const shown = await profileCard(url, john, 'test.jane');
    assert.equal(shown.name, 'Test Jane');
    assert.deepEqual(shown.emails, []);
  }));

test('there is no card of nobody', () =>
  interaction(['a regular caller', 'no such user'], 'a request for the card of nobody',
    info, john, card('nobodyHasThisId00'), 400, { success: false, error: 'User not found.' })
    .executeTest(async ({ url }) => assert.equal(await profileCard(url, john, 'nobodyHasThisId00'), null)));

test('a caller is told who they are', () =>
  interaction(['a bearer token'], 'a request of the holder of an OAuth token for their profile', me, bearer, undefined, 200, {
    _id: 'Fdh2KgsB7dtwbYrNw',
    username: 'john.m',
    email: regex('.+@.+', 'john@m.com'),
    avatarUrl: regex('.+/avatar/.+', 'http://localhost:3000/avatar/john.m'),
    success: true,
  }).executeTest(async ({ url }) => assert.equal((await whoAmI(url, bearer)).username, 'john.m')));

test('a revoked token is refused', () =>
  interaction(['a regular caller logged out'], 'a request with a revoked token', me, john, undefined, 401, {
    status: 'error',
    message: like('You must be logged in to do this.'),
  }).executeTest(({ url }) => assert.rejects(whoAmI(url, john), /^Error: 401 /)));

test('an unavailable directory says when to ask again', () =>
  interaction(['an administrator', 'database down'], 'a request while the database is down', me, roxie, undefined, 503,
    { success: false, error: string('Service unavailable') }, { ...json, 'Retry-After': regex('[1-9][0-9]*', '1') })
    .executeTest(({ url }) => assert.rejects(whoAmI(url, roxie), /^Error: 503 /)));
