// Opens the landing page and the page of who sees what as a person does: at the width of a phone and of a desk, light and dark, under axe,
// by keyboard, without requests to anywhere else; and finds the answers to ten questions in two steps each (docs/operating.md lists them).
// Arguments: the addresses of the service and of its management port, and a folder for the pictures.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const [service, management, pictures] = process.argv.slice(2);
const widths = { phone: { width: 375, height: 800 }, desk: { width: 1280, height: 900 } };
const open = (query) => `${management}/visibility${query}`;
const pages = {
    landing: `${service}/`,
    visibility: open('?dialect=documented'),
    differences: open('?dialect=both'),
    cell: open('?dialect=documented&operation=users.info&field=emails&caller=other'),
    permission: open('?permission=view-full-other-user-info'),
    answer: open('?as=john.m&user=test.jane'),
    refused: open('?field=nothing'),
};
const drawn = ['landing-desk', 'visibility-phone', 'cell-desk', 'answer-desk'];

// A question, the first step, the second, and what the page then says.
const cell = (operation, field, caller) => async (page) =>
    page.locator(`td a[href*="operation=${operation}&field=${field}&caller=${caller}#"]`).click();
const choose = (form, choices, button) => async (page) => {
    const chosen = page.getByRole('form', { name: form });
    for (const [label, value] of Object.entries(choices)) {
        const text = chosen.getByRole('textbox', { name: label });
        if (await text.count()) await text.fill(value);
        else await chosen.getByRole('combobox', { name: label }).selectOption(value);
    }
    await chosen.getByRole('button', { name: button }).click();
};
const opens = (permission) => choose('A permission', { Permission: permission }, 'Show what it opens');
const answer = (caller, user) => choose('An answer of the demo', { Caller: caller, 'User name': user }, 'Show the answer');
const questions = [
    ['Why does this caller not see the address of that user?', answer('john.m', 'test.jane'), /Not granted: only to .*view-full-other-user-info.*An address identifies a person/s],
    ['What would the permission view-full-other-user-info open?', opens('view-full-other-user-info'), /phone.*users\.info.*no.*yes/s],
    ['Which roles hold view-full-other-user-info now?', opens('view-full-other-user-info'), /Roles that hold it now\s+admin/],
    ['Why is the biography missing in a list?', cell('users.list', 'bio', 'other'), /Granted, but not shown unless asked for\. Ask for it with fields=\{"bio":1\}/],
    ['Who may see the rooms of others?', cell('users.info', 'rooms', 'other'), /Not granted\..*whoever holds view-other-user-channels/s],
    ['Does a list show me my own address?', cell('users.list', 'emails', 'self-by-chance'), /Not granted\..*A list hides even one's own\./s],
    ['Is my password hash in my own answer?', cell('users.info', 'services.password', 'self'), /Masked: .*A secret is not read\./s],
    ['What do the two dialects show differently?', choose('The table', { Dialect: 'both' }, 'Show the table'), /What the dialects show differently.*emails/s],
    ['What does an administrator see of that user?', answer('roxie', 'test.jane'), /\+1 555 0100/],
    ['Who may list users at all?', opens('view-d-room'), /To call users\.list at all\./],
];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
try {
    for (const colorScheme of ['light', 'dark']) {
        for (const [width, viewport] of Object.entries(widths)) await look(colorScheme, width, viewport);
    }
    await withPage({ javaScriptEnabled: true }, sendFromTheLandingPage);
    await withPage({ javaScriptEnabled: false }, readWithoutScript);
    await withPage({}, walkByKeyboard);
    await withPage({ javaScriptEnabled: false }, askTenQuestions);
} finally {
    await browser.close();
}

async function withPage(options, use) {
    const context = await browser.newContext({ viewport: widths.desk, ...options });
    try {
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        const problems = [];
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
            // A page that is refused has the status 400, which the browser reports.
            if (message.type() === 'error' && !message.text().includes('400 (Bad Request)')) problems.push(message.text());
        });
        page.on('request', (request) => {
            const { origin, protocol } = new URL(request.url());
            if (protocol !== 'data:' && ![service, management].includes(origin)) problems.push(`asks ${request.url()}`);
        });
        await use(page);
        assert.deepEqual(problems, [], 'The page reported errors or asked another site');
    } finally {
        await context.close();
    }
}

async function look(colorScheme, width, viewport) {
    const faults = [];
    // axe runs in the page, which allows no script but its own; the policy itself is checked by the other visits.
    await withPage({ colorScheme, viewport, bypassCSP: true }, async (page) => {
        for (const [name, address] of Object.entries(pages)) {
            await page.goto(address);
            await page.evaluate(axe);
            const { violations, passes } = await page.evaluate(() => axe.run(document));
            faults.push(...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html} ${nodes[0].failureSummary}`));
            assert.ok(passes.length > 10, `axe looked at ${name}`);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (overflow > 0) faults.push(`${name} is ${overflow} pixels too wide`);
            if (drawn.includes(`${name}-${width}`)) {
                await page.locator('main').evaluate((main) => main.scrollIntoView());
                await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png` });
            }
        }
        assert.deepEqual(faults, [], `${colorScheme}, ${width}`);
        console.log(`${colorScheme}, ${width}: ${Object.keys(pages).length} pages without a violation`);
    });
}

async function sendFromTheLandingPage(page) {
    await page.goto(pages.landing);
    const requests = page.locator('section');
    assert.equal(await requests.count(), 3);
    for (const request of await requests.all()) {
        await request.getByRole('button', { name: /^Send/ }).focus();
        await page.keyboard.press('Enter');
        const output = request.locator('output');
        await output.filter({ hasText: '"success": true' }).waitFor();
        assert.match(await output.innerText(), /^200\n/);
    }
    const links = await page.locator('main ul a').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
    console.log(`landing: three answers, ${links.length} links`);
}

async function readWithoutScript(page) {
    await page.goto(pages.landing);
    assert.equal(await page.getByRole('button').count(), 0, 'No button that does nothing');
    assert.equal(await page.getByText('curl -H').count(), 3);
}

// By Tab and Enter alone: past the forms to the first cell, and into it; what has the focus is seen to have it.
async function walkByKeyboard(page) {
    await page.goto(pages.visibility);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'To the answer');
    await page.keyboard.press('Enter');
    for (let pressed = 0; pressed < 20; pressed++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => ({
            cell: document.activeElement.matches('td a'),
            outline: getComputedStyle(document.activeElement).outlineStyle,
        }));
        assert.notEqual(focused.outline, 'none');
        if (focused.cell) {
            await page.keyboard.press('Enter');
            await page.locator('#cell').waitFor();
            console.log('visibility: a cell opened by keyboard alone');
            return;
        }
    }
    assert.fail('No cell was reached by keyboard');
}

async function askTenQuestions(page) {
    for (const [question, step, says] of questions) {
        await page.goto(open('?dialect=documented'));
        await step(page);
        assert.match(await page.locator('main').innerText(), says, question);
    }
    console.log(`${questions.length} questions answered in two steps each, without a script`);
}
