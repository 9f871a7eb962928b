import { expect, test } from 'vitest';
import { openApi } from '../../src/dashboard/open-api.ts';
import { ROUTES } from '../../src/dashboard/routes.ts';

interface Json {
  readonly [name: string]: Json;
}

const document = JSON.parse(JSON.stringify(openApi(ROUTES, '1.2.3')));
const operations: [string, string, Json][] = Object.entries(document.paths as Json).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]): [string, string, Json] => [path, method, operation]),
);

/** Names that OpenAPI 3.1.1 allows for each kind of object (section 4.8), and those it asks for. */
const OBJECTS = {
  document: [
    ['openapi', 'info', 'paths'],
    [
      'openapi',
      'info',
      'jsonSchemaDialect',
      'servers',
      'paths',
      'webhooks',
      'components',
      'security',
      'tags',
      'externalDocs',
    ],
  ],
  info: [
    ['title', 'version'],
    ['title', 'summary', 'description', 'termsOfService', 'contact', 'license', 'version'],
  ],
  operation: [
    ['responses'],
    [
      'tags',
      'summary',
      'description',
      'externalDocs',
      'operationId',
      'parameters',
      'requestBody',
      'responses',
      'callbacks',
      'deprecated',
      'security',
      'servers',
    ],
  ],
  parameter: [
    ['name', 'in', 'schema'],
    [
      'name',
      'in',
      'description',
      'required',
      'deprecated',
      'allowEmptyValue',
      'style',
      'explode',
      'allowReserved',
      'schema',
      'example',
      'examples',
      'content',
    ],
  ],
  body: [['content'], ['description', 'content', 'required']],
  response: [['description'], ['description', 'headers', 'content', 'links']],
} as const;

function holds(value: object, kind: keyof typeof OBJECTS, where: string): void {
  const [needed, allowed] = OBJECTS[kind];
  for (const name of needed) expect(Object.keys(value), where).toContain(name);
  for (const name of Object.keys(value)) expect(allowed as readonly string[], `${where}.${name}`).toContain(name);
}

test('the document has the shape that OpenAPI 3.1 asks for', () => {
  holds(document, 'document', 'document');
  holds(document.info, 'info', 'info');
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  const ids = new Set<unknown>();
  for (const [path, method, operation] of operations) {
    const where = `${method} ${path}`;
    expect(path, where).toMatch(/^\/[\w/.{}-]*$/);
    expect(['get', 'post'], where).toContain(method);
    holds(operation, 'operation', where);
    expect(ids.has(operation.operationId), where).toBe(false);
    ids.add(operation.operationId);
    const parameters = Object.values(operation.parameters ?? {}) as Json[];
    for (const parameter of parameters) {
      holds(parameter, 'parameter', where);
      if (String(parameter.in) === 'path') expect(parameter.required, where).toBe(true);
    }
    const named = parameters.filter((one) => String(one.in) === 'path').map(({ name }) => String(name));
    expect(named.sort(), where).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    if (operation.requestBody) holds(operation.requestBody as Json, 'body', where);
    for (const [status, response] of Object.entries(operation.responses as Json)) {
      expect(status, where).toMatch(/^[1-5]\d\d$/);
      if (!('$ref' in response)) holds(response, 'response', `${where} ${status}`);
    }
  }
});

test('every reference leads somewhere, and every way in is described', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
  expect(references.length).toBeGreaterThan(5);
  for (const reference of references) {
    expect(reference).toMatch(/^#\/components\//);
    const found = reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((here, name) => here?.[name], document);
    expect(found, reference).toBeDefined();
  }
  for (const [path, method, { security }] of operations)
    for (const way of Object.values(security as Json).flatMap((one) => Object.keys(one)))
      expect(Object.keys(document.components.securitySchemes), `${method} ${path}`).toContain(way);
});

test('every route but those that are sent as they are is in it, with the role it asks for', () => {
  const spoken = ROUTES.filter(({ kind }) => kind !== 'still');
  expect(operations).toHaveLength(spoken.length);
  const [, , accounts] = operations.find(([path, method]) => path === '/api/v1/accounts' && method === 'get')!;
  expect(accounts.description).toContain('admin');
  const [, , token] = operations.find(([path]) => path === '/api/v1/account/tokens')!;
  expect(token.requestBody!.content!['application/json']!.schema).toMatchObject({
    required: ['name', 'role', 'days'],
    additionalProperties: false,
    properties: { role: { enum: ['viewer', 'team', 'manager', 'admin'] } },
  });
});
