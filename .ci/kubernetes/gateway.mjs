// Holds the HTTPRoutes of the rendered overlays, as JSON on the standard input, to the schema of the Gateway API, and then to its types,
// which know what the schema lets pass: a member that there is not.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { validate } from '@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1HTTPRoute';

const routes = JSON.parse(readFileSync(0, 'utf8'));
const withRule = (route, more) => ({ ...route, spec: { ...route.spec, rules: [{ ...route.spec.rules[0], ...more }] } });
const fail = (why) => {
  console.log(why);
  process.exit(1);
};

for (const route of routes) {
  if (!validate(route)) fail(JSON.stringify(validate.errors, null, 2));
  if (validate(withRule(route, { matches: [{ path: { type: 'Prefix', value: '/' } }] }))) fail('The schema lets a wrong kind of path pass');
}
writeFileSync(
  'routes.ts',
  [
    `import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';`,
    ...routes.map((route, number) => `export const route${number}: IHTTPRoute = ${JSON.stringify(route)};`),
    // If the types let this pass they prove nothing of the others.
    `// @ts-expect-error`,
    `export const wrong: IHTTPRoute = ${JSON.stringify(withRule(routes[0], { retries: 3 }))};`,
  ].join('\n'),
);
try {
  execFileSync('node_modules/.bin/tsc', ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'routes.ts'], { encoding: 'utf8' });
} catch (failed) {
  fail(failed.stdout);
}
console.log(`${routes.length} HTTPRoutes are as the Gateway API says`);
