/** The type of escaped text, apart so that charts and pages need not know of routes. */
import type { html } from 'hono/html';

/** Escaped text: everything that `html` is given is escaped, but for what is Html already. */
export type Html = ReturnType<typeof html>;
