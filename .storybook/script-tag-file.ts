import type { Plugin } from 'vite';

const id = 'virtual:script-tag-file';

/**
 * Serves the script-tag file as a text, for pages that have the form in themselves. It is made anew from the sources, so
 * that it is never older than they are.
 */
export function scriptTagFile(root: string): Plugin {
  return {
    name: 'script-tag-file',
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load: async (asked) =>
      asked === `\0${id}` ? `export const text = ${JSON.stringify(await made(root))};` : undefined,
  };
}

async function made(root: string): Promise<string> {
  const { build } = await import('vite');
  const built = await build({ root, mode: 'classic', logLevel: 'warn', build: { write: false } });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [file] = files;
  if (files.length !== 1 || file?.type !== 'chunk') throw new Error('The script-tag file must be one file.');
  return file.code;
}
