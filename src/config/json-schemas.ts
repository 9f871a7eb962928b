/** JSON Schemas of the configuration files, for editors: completion and red lines while typing. */
import { z } from 'zod';
import { alertsFile } from './alerts-file.ts';
import type { Plugins } from './plugins.ts';
import { sourcesFile } from './sources-file.ts';
import { teamsFile } from './teams-file.ts';
import { touchpointsFile } from './touchpoints-file.ts';
import { vigieFile } from './vigie-file.ts';

type Json = { [key: string]: unknown };

/** File name (`sources.schema.json`) → text of the schema (draft 2020-12), with the plug-ins' options by kind. */
export function jsonSchemas(plugins: Plugins): ReadonlyMap<string, string> {
  const sources = schemaOf(sourcesFile);
  const teams = schemaOf(teamsFile);
  withOptions(at(sources, 'properties', 'sources', 'items'), 'kind', plugins.kinds);
  withOptions(
    at(teams, 'properties', 'teams', 'items', 'properties', 'receivers', 'items'),
    'notifier',
    plugins.notifiers,
  );
  const files = {
    sources,
    touchpoints: schemaOf(touchpointsFile),
    teams,
    alerts: schemaOf(alertsFile),
    vigie: schemaOf(vigieFile),
  };
  return new Map(
    Object.entries(files).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify({ title: `vigie: ${name}.yaml`, ...schema }, null, 2)}\n`,
    ]),
  );
}

function schemaOf(schema: z.ZodType): Json {
  return orVariable(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json) as Json;
}

/** Lets an entry name only registered plug-ins, and checks its options by that name. */
function withOptions(entry: Json, nameKey: string, schemas: ReadonlyMap<string, z.ZodType>): void {
  at(entry, 'properties')[nameKey] = { enum: [...schemas.keys()] };
  entry.allOf = [...schemas].map(([name, schema]) => {
    const { $schema: _, required, ...options } = schemaOf(schema);
    // Settings that all receivers of a kind share stand in vigie.yaml, so an editor cannot know what is missing here.
    const asked = nameKey === 'kind' ? { required } : {};
    const condition = { properties: { [nameKey]: { const: name } } };
    const consequence = { properties: { options: { ...options, ...asked } } };
    return Object.fromEntries([
      ['if', condition],
      ['then', consequence],
    ]);
  });
}

/** Wherever a number, a yes/no or a text of a certain form stands, `${VARIABLE}` may stand as well. */
function orVariable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(orVariable);
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as Json;
  const free = schema.type === 'string' && !('pattern' in schema || 'enum' in schema || 'format' in schema);
  const leaf =
    ['string', 'number', 'integer', 'boolean'].includes(String(schema.type)) && !free && !('const' in schema);
  if (!leaf)
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [key, key === 'default' ? value : orVariable(value)]),
    );
  const { description, default: fallback, ...rule } = schema;
  return {
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    anyOf: [rule, { type: 'string', pattern: '\\$\\{[A-Za-z_]' }],
  };
}

function at(schema: Json, ...path: string[]): Json {
  return path.reduce((node, key) => node[key] as Json, schema);
}
