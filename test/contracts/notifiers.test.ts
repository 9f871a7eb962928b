import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { notifiers } from '../../src/alerts/notifiers/index.ts';

const folder = new URL('../../src/alerts/notifiers', import.meta.url);

describe('the registry of notifiers', () => {
  it('lists every file of the folder once, by name and in alphabetical order', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect(notifiers.map((notifier) => `${notifier.name}.ts`)).toEqual(files.sort());
  });

  it.each(notifiers.map((notifier) => [notifier.name, notifier] as const))(
    '%s refuses unknown options and nothing at all',
    (_, notifier) => {
      expect(notifier.options.safeParse({}).success).toBe(false);
      expect(notifier.options.safeParse({ noSuchOption: 1 }).success).toBe(false);
      expect(notifier.options.safeParse(null).success).toBe(false);
    },
  );

  it.each(notifiers.map((notifier) => [notifier.name, notifier] as const))(
    '%s describes its options as JSON Schema',
    (_, notifier) => {
      const schema = z.toJSONSchema(notifier.options, { io: 'input' });
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    },
  );
});
