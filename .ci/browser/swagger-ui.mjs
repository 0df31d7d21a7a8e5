// Uses Swagger UI as a person does: authorises with a demo token, calls each operation, and reads status and body.
// Arguments: the service's address, and a file for the screenshot (of the first operation).
import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.cwd()}/`)('playwright-core');

const [url, screenshot] = process.argv.slice(2);
const credentials = { 'X-User-Id': 'rbAXPnMktTFbNpwtJ', 'X-Auth-Token': 'RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f' };
const calls = [
    { operation: 'Me-getMe', parameters: {}, member: (body) => body.username, is: 'roxie' },
    { operation: 'Users-listUsers', parameters: { count: '3' }, member: (body) => body.count, is: 3 },
    { operation: 'Users-getUserInfo', parameters: { username: 'botkit.user' }, member: (body) => body.user.type, is: 'bot' },
];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    page.setDefaultTimeout(60_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });

    await page.goto(`${url}/q/swagger-ui/`);
    await authorise(page);
    for (const call of calls) await run(page, call);
    await page.locator(`#operations-${calls[0].operation}`).evaluate((block) => block.scrollIntoView());
    await page.screenshot({ path: screenshot });
    assert.deepEqual(problems, [], 'The page reported errors');
} finally {
    await browser.close();
}

async function authorise(page) {
    await page.locator('.auth-wrapper > .authorize').click();
    const dialogue = page.locator('.modal-ux');
    for (const [header, value] of Object.entries(credentials)) {
        const scheme = dialogue.locator('.auth-container').filter({ hasText: `Name: ${header}` });
        await scheme.locator('input').fill(value);
        await scheme.getByRole('button', { name: 'Apply credentials' }).click();
    }
    await dialogue.locator('.close-modal').click();
}

async function run(page, { operation, parameters, member, is }) {
    const block = page.locator(`#operations-${operation}`);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.try-out__btn').click();
    // The page offers an example for each parameter; these requests send only their own.
    for (const row of await block.locator('tr[data-param-name]').all()) {
        await row.locator('input').fill(parameters[await row.getAttribute('data-param-name')] ?? '');
    }
    await block.locator('button.execute').click();
    const answer = block.locator('.live-responses-table .response').first();
    const status = (await answer.locator('.response-col_status').innerText()).trim();
    assert.equal(status.split(/\s/)[0], '200', `${operation} was answered ${status}`);
    const body = JSON.parse(await answer.locator('.highlight-code code, .highlight-code pre').first().innerText());
    assert.equal(member(body), is, operation);
    console.log(`${operation}: 200, and the body is shown`);
}
