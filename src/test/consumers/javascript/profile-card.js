/** Reads what a card of one user shows. */
export async function profileCard(service, caller, username) {
  const query = new URLSearchParams({ username, includeUserRooms: 'true' });
  const response = await fetch(`${service}/api/v1/users.info?${query}`, { headers: headersOf(caller) });
  const body = await response.json();
  if (response.status === 400 && body.error === 'User not found.') return null;
  if (!response.ok) throw new Error(`${response.status} ${body.error ?? body.message}`);
  const { _id, name, status, active, emails = [], rooms = [] } = body.user;
  return { id: _id, name, status, active, emails: emails.map(({ address }) => address), rooms: rooms.map(({ name }) => name) };
}

/** Who the caller is. */
export async function whoAmI(service, caller) {
  const response = await fetch(`${service}/api/v1/me`, { headers: headersOf(caller) });
  const body = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${body.error ?? body.message}`);
  return { id: body._id, username: body.username, avatar: body.avatarUrl, address: body.email };
}

function headersOf({ userId, authToken, bearerToken }) {
  if (bearerToken) return { Authorization: `Bearer ${bearerToken}` };
  return { 'X-User-Id': userId, 'X-Auth-Token': authToken };
}
