/** How long the list is that `paged-walk.ts` walks: apart from the process, so that its test knows it too. */
export const LIST = { pages: 120, perPage: 20, pageMs: 12 } as const;
