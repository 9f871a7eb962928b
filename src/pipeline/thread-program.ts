/** Where a thread's program is: beside the module that starts it, TypeScript in a checkout, compiled in a package. */

/** `thread-program.ts` next to `moduleUrl` → the file a worker starts from. */
export function threadProgram(file: `./${string}.ts`, moduleUrl: string): URL {
  const url = new URL(file, moduleUrl);
  if (moduleUrl.endsWith('.js')) url.pathname = url.pathname.replace(/\.ts$/, '.js');
  return url;
}
