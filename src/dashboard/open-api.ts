/** The document of the API (OpenAPI 3.1), made from the route table: a route that is not in it cannot be asked. */
import { z } from 'zod';
import type { Route } from './route.ts';
import { still } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const API = '/api/v1';

/** Serves the document of all routes. */
export function openApiRoute(routes: () => readonly Route[], version: string): Route {
  let text: string | undefined;
  return still({
    path: `${API}/openapi.json`,
    summary: 'This document.',
    send() {
      text ??= JSON.stringify(openApi(routes(), version));
      return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
    },
  });
}

/** OpenAPI 3.1.1: every view, act and file of the table with its parameters, answers and rights. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    if (route.kind === 'still') continue;
    const { path, method } = addressOf(route);
    const item = paths[path] ?? {};
    paths[path] = item;
    item[method] = operationOf(route, path);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'vigie',
      version,
      description:
        'What the pages show, as JSON. Programs bring a token (Authorization: Bearer vigie_…); a session’s cookie serves our own ' +
        'pages only. An unknown parameter is refused by its name.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made under /account or by vigie account token.' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-vigie' },
      },
      schemas: {
        Refused: {
          type: 'object',
          required: ['error'],
          additionalProperties: false,
          properties: {
            error: { type: 'string', description: 'Expected …, got …' },
            field: { type: 'string', description: 'The parameter or field at fault.' },
          },
        },
      },
      responses: Object.fromEntries(
        Object.entries(REFUSALS).map(([name, description]) => [
          name,
          { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } } },
        ]),
      ),
    },
  };
}

const REFUSALS = {
  Wrong: 'A parameter or field is unknown or wrong.',
  Unknown: 'No session or token.',
  Forbidden: 'The role is too small, or a change came from another site.',
  Absent: 'What was asked for is not there.',
  Busy: 'A pass has the embedded database, or the database does not answer; Retry-After says when to come again.',
} as const;

type Spoken = Exclude<Route, { kind: 'still' }>;

/** Under which the API has a route; `:name` becomes `{name}`. */
function addressOf(route: Spoken): { readonly path: string; readonly method: 'get' | 'post' } {
  const own = route.path === '/' ? '/overview' : route.path;
  const path = route.kind === 'download' ? route.path : `${API}${own}`;
  return { path: path.replace(/:(\w+)/g, '{$1}'), method: route.kind === 'act' ? 'post' : 'get' };
}

function operationOf(route: Spoken, path: string): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const schema = jsonSchema(route.kind === 'act' ? route.body : route.query, 'input');
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const required = new Set((schema.required ?? []) as readonly string[]);
  const parameters = fields
    .filter(([name]) => route.kind !== 'act' || inPath.includes(name))
    .map(([name, { description, ...shape }]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.has(name),
      ...(description !== undefined && { description }),
      schema: shape,
    }));
  const isOpen = route.allow === 'everybody';
  return {
    operationId: operationId(route, path),
    summary: route.summary,
    ...(isOpen ? {} : { description: `Needs the role ${route.allow} or a greater one.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.kind === 'act' && { requestBody: bodyOf(fields, required, inPath) }),
    responses: {
      '200': answerOf(route),
      '400': { $ref: '#/components/responses/Wrong' },
      ...(!isOpen && { '401': { $ref: '#/components/responses/Unknown' } }),
      ...((!isOpen || route.kind === 'act') && { '403': { $ref: '#/components/responses/Forbidden' } }),
      '404': { $ref: '#/components/responses/Absent' },
      '503': { $ref: '#/components/responses/Busy' },
    },
    security: isOpen ? [] : [{ token: [] }, { session: [] }],
  };
}

function bodyOf(
  fields: readonly (readonly [string, Json])[],
  required: ReadonlySet<string>,
  inPath: readonly string[],
): Json {
  const own = fields.filter(([name]) => !inPath.includes(name));
  const needed = own.flatMap(([name]) => (required.has(name) ? [name] : []));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(own),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
  return { required: needed.length > 0, content: { 'application/json': { schema } } };
}

function answerOf(route: Spoken): Json {
  if (route.kind === 'download')
    return { description: 'The file.', content: { [route.type]: { schema: { type: 'string' } } } };
  if (route.kind === 'act')
    return { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } };
  const rows = route.table && {
    'text/csv': { schema: { type: 'string' } },
    'application/jsonl': { schema: { type: 'string' } },
  };
  return {
    description: rows ? 'The answer; `as` gives its table as a file.' : 'The answer.',
    content: { 'application/json': { schema: jsonSchema(route.answer, 'output') }, ...rows },
  };
}

function operationId({ kind }: Spoken, path: string): string {
  const words = path
    .replace(API, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const verb = { view: 'look', act: 'do', download: 'get' }[kind];
  return [verb, ...words].map((word, at) => (at === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`)).join('');
}

/** What a schema of ours says in JSON Schema 2020-12, the dialect of OpenAPI 3.1; what it cannot say is left open. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}
