/** Takes secrets out of what others say: a receiver may repeat a password, a token in its address or a whole request. */
import type { Secret } from '../domain/secret.ts';

/** A part of an address that is this long may be a token. */
const TOKEN_LENGTH = 8;

/** What is shorter stands in any text by chance. */
const SHORTEST = 4;

/** `text` with every secret gone, however it was written: as it is, in base64, in an address or within JSON. */
export function withoutSecrets(text: string, secrets: readonly (Secret | undefined)[]): string {
  const forms = secrets.flatMap((secret) => (secret ? formsOf(secret.reveal()) : []));
  // The longest first: one may be part of another.
  const ordered = forms.filter((form) => form.length >= SHORTEST).sort((a, b) => b.length - a.length);
  return ordered.reduce((clean, form) => clean.replaceAll(form, '[secret]'), text);
}

function formsOf(value: string): readonly string[] {
  const parts = [value, ...addressParts(value), value.replace(/^whsec_/, '')].filter((part) => part !== '');
  return [...new Set(parts)].flatMap((part) => [
    part,
    Buffer.from(part).toString('base64'),
    Buffer.from(part).toString('base64url'),
    encodeURIComponent(part),
    JSON.stringify(part).slice(1, -1),
  ]);
}

/** What in an address may be a token: its path, its query, and each longer piece of them. */
function addressParts(value: string): readonly string[] {
  if (!URL.canParse(value)) return [];
  const { pathname, search, searchParams } = new URL(value);
  const pieces = [...pathname.split('/'), ...searchParams.values()].filter((piece) => piece.length >= TOKEN_LENGTH);
  return [pathname + search, pathname, search, ...pieces].filter((piece) => piece.length >= TOKEN_LENGTH);
}
