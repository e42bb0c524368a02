/** Writes what is generated from the contract: openapi.json, and the client's types. `--check` only says whether they are current. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { typesOf } from '@samsa/client/generate';
import { document } from './docs/document.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const openapi = `${JSON.stringify(document, null, 2)}\n`;
const files: [string, string][] = [
  [at('../openapi.json'), openapi],
  [at('../../../libs/client/src/paths.gen.ts'), await typesOf(openapi)],
];
const stale: string[] = [];
for (const [path, text] of files) {
  const stands = await readFile(path, 'utf8').catch(() => '');
  if (stands === text) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) await writeFile(path, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`Not current: ${stale.join(', ')}. Run npm run generate.\n`);
  process.exit(1);
}
