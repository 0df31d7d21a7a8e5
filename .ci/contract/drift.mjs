// Compares openapi.yaml with Rocket.Chat's own types. Arguments: the contract, and the folder of the two packages.
import { deepStrictEqual, ok } from 'node:assert';
import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';

const [contractFile, packages] = process.argv.slice(2);
const contract = yaml.load(readFileSync(contractFile, 'utf8'), { schema: yaml.JSON_SCHEMA });

/** Members that upstream adds when it answers, outside its type of a user, or that only old versions have. */
const added = {
    UserInfo: ['rooms', 'statusLivechat'],
    ListedUser: ['nameInsensitive', 'statusLivechat'],
    Me: ['success'],
};

const read = (file) => readFileSync(`${packages}/${file}`, 'utf8');

/** The schema that a file of rest-typings compiles: a literal between `= ` and the line that closes it. */
function schema(file) {
    const literal = /Schema = (\{[\s\S]*?\n\});/.exec(read(`rest-typings/dist/v1/users/${file}.js`));
    ok(literal, `${file} has no schema any more`);
    return new Function(`return ${literal[1]}`)();
}

const parametersOf = (path) => Object.fromEntries(
    contract.paths[path].get.parameters.filter((parameter) => parameter.in === 'query')
        .map(({ name, schema: { type } }) => [name, type === 'integer' ? 'number' : type]));

function upstreamParameters({ anyOf, properties }) {
    const all = (anyOf ?? [{ properties }]).flatMap((alternative) => Object.entries(alternative.properties));
    return Object.fromEntries(all.map(([name, { type }]) => [name, type]));
}

for (const [path, file] of [['/api/v1/users.info', 'UsersInfoParamsGet'], ['/api/v1/users.list', 'UsersListParamsGET']]) {
    deepStrictEqual(parametersOf(path), upstreamParameters(schema(file)), `The parameters of ${path}`);
    console.log(`${path}: the same parameters`);
}

/** The members of a type of core-typings, which stand one to a line; that of me continues with a subset of a user's. */
function membersOf(type) {
    const found = new RegExp(`interface ${type} [^]*?\\n\\}|type ${type} = [^]*?\\n\\};`).exec(read(`core-typings/dist/${type}.d.ts`));
    ok(found, `The type ${type} is not where it was`);
    return [...found[0].matchAll(/^ {4}(\w+)\??:/gm)].map((member) => member[1]);
}

const ofEveryRecord = ['_id', '_updatedAt'];
for (const [name, others] of Object.entries(added)) {
    const known = new Set([...ofEveryRecord, ...membersOf('IUser'), ...(name === 'Me' ? membersOf('IMeApiUser') : [])]);
    const members = Object.keys(contract.components.schemas[name].properties);
    deepStrictEqual(members.filter((member) => !known.has(member)).sort(), [...others].sort(), `${name}: members unknown upstream`);
    console.log(`${name}: ${members.length} members, known upstream but for ${others.join(', ')}`);
}
