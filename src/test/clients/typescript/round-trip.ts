// The generated TypeScript client reads each real answer into its models and writes it back without a loss.
import { deepStrictEqual, strictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
    Configuration, MeApi, MeToJSON, RefusalFromJSON, RefusalToJSON, ResponseError, UnauthenticatedErrorFromJSON,
    UnauthenticatedErrorToJSON, UserInfoResponseToJSON, UserListToJSON, UsersApi,
} from './client/index.js';

type Credentials = { id?: string; token?: string; bearer?: string };

const callers: Record<string, Credentials> = {
    roxie: { id: 'rbAXPnMktTFbNpwtJ', token: 'RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f' },
    'john.m': { id: 'Fdh2KgsB7dtwbYrNw', token: 'demo-regular-john.m-00000000000000000000001' },
    botkit: { id: 'Bm9YcfBCrwSTSGof7', token: 'demo-bot-botkit.user-0000000000000000000001' },
    bearer: { bearer: 'demo-bearer-john.m' },
    nobody: {},
};

const [url, requests] = process.argv.slice(2);

function configuration(caller: string, received: (text: string) => void): Configuration {
    const { id, token, bearer } = callers[caller];
    return new Configuration({
        basePath: url,
        ...(id && token ? { apiKey: (name: string) => (name === 'X-User-Id' ? id : token) } : {}),
        ...(bearer ? { accessToken: bearer } : {}),
        middleware: [{ post: async ({ response }) => received(await response.clone().text()) }],
    });
}

/** Calls one operation; the result is what the client's own serialiser makes of the model that it has read. */
async function call(operation: string, parameters: Record<string, string>, as: Configuration): Promise<[number, unknown]> {
    const { count, offset, ...texts } = parameters;
    try {
        switch (operation) {
            case 'getMe':
                return [200, MeToJSON(await new MeApi(as).getMe())];
            case 'getUserInfo':
                return [200, UserInfoResponseToJSON(await new UsersApi(as).getUserInfo(texts))];
            case 'listUsers':
                return [200, UserListToJSON(await new UsersApi(as).listUsers({
                    ...texts,
                    ...(count ? { count: Number(count) } : {}),
                    ...(offset ? { offset: Number(offset) } : {}),
                }))];
            default:
                throw new Error(`No such operation: ${operation}`);
        }
    } catch (refused) {
        if (!(refused instanceof ResponseError)) throw refused;
        const body = await refused.response.json();
        return refused.response.status === 401
            ? [401, UnauthenticatedErrorToJSON(UnauthenticatedErrorFromJSON(body))]
            : [refused.response.status, RefusalToJSON(RefusalFromJSON(body))];
    }
}

/** What JSON keeps of the model: members without a value are not sent. */
const sent = (model: unknown) => JSON.parse(JSON.stringify(model));

let passed = 0;
for (const line of readFileSync(requests, 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [caller, operation, status, ...given] = line.trim().split(/\s+/);
    const parameters = Object.fromEntries(given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
    let text = '';
    const [answered, model] = await call(operation, parameters, configuration(caller, (body) => { text = body; }));
    strictEqual(answered, Number(status), line);
    deepStrictEqual(sent(model), JSON.parse(text), line);
    passed++;
}
if (passed === 0) throw new Error('No request was read.');
console.log(`TypeScript client: ${passed} answers read and written back`);
