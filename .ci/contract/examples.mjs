// Asks a mock for each named example of a contract, with the request of the same name, and compares what it answers.
//
//   node examples.mjs openapi.yaml http://localhost:4010
import { readFileSync } from 'node:fs';
import { deepStrictEqual } from 'node:assert';
import yaml from 'js-yaml';

const [file, base] = process.argv.slice(2);
// The schema without dates: what looks like a time stays the text that it is in JSON.
const contract = yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA });

const resolved = (node) =>
  node.$ref ? resolved(node.$ref.slice(2).split('/').reduce((at, key) => at[key], contract)) : node;

const credentials = { 'X-User-Id': 'anybody', 'X-Auth-Token': 'anything' };

async function until(ready) {
  for (let left = 240; ; left--) {
    try {
      return await ready();
    } catch (notYet) {
      if (left === 0) throw notYet;
      await new Promise((wait) => setTimeout(wait, 250));
    }
  }
}

const query = (operation, name) => {
  const parameters = new URLSearchParams();
  for (const parameter of (operation.parameters ?? []).map(resolved)) {
    if (parameter.examples?.[name]) parameters.set(parameter.name, resolved(parameter.examples[name]).value);
  }
  return parameters.size ? `?${parameters}` : '';
};

async function check(path, operation, status, name, printed) {
  const answer = await fetch(base + path + query(operation, name), {
    headers: { ...credentials, Prefer: `code=${status}, example=${name}` },
  });
  deepStrictEqual(answer.status, Number(status));
  deepStrictEqual(answer.headers.get('content-type'), 'application/json');
  deepStrictEqual(await answer.json(), printed);
  for (const [header, described] of Object.entries(resolved(operation.responses[status]).headers)) {
    if (resolved(described).required) deepStrictEqual(answer.headers.has(header), true, `no ${header}`);
  }
}

await until(() => fetch(base));
let served = 0;
const failures = [];
for (const [path, { get: operation }] of Object.entries(contract.paths)) {
  for (const [status, response] of Object.entries(operation.responses)) {
    const examples = resolved(response).content['application/json'].examples;
    for (const [name, example] of Object.entries(examples)) {
      try {
        await check(path, operation, status, name, resolved(example).value);
        served++;
      } catch (failure) {
        failures.push(`${path} ${status} ${name}: ${failure.message}`);
      }
    }
  }
}
console.log(`The mock serves ${served} examples`);
for (const failure of failures) console.log(failure);
process.exit(failures.length || !served ? 1 : 0);
