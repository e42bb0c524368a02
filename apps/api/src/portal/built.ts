/**
 * The built portal as it lies in its folder, read once into memory (two megabytes): what `vite build` wrote, beside each text its
 * `.br` and `.gz`. A static file plug-in was rejected: it would ask the disk at every request and knows nothing of what is hashed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8', '.map': 'application/json',
};
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']] as const;
/** Its files carry the hash of their content in their names. */
const HASHED = '/assets/';
const PAGE = '/index.html';

export interface BuiltFile {
  type: string;
  etag: string;
  /** Never changes under this name. */
  immutable: boolean;
  plain: Buffer;
  /** The best first. */
  encoded: { encoding: string; bytes: Buffer }[];
}

export class BuiltPortal {
  private constructor(private readonly files: Map<string, BuiltFile>, readonly page: BuiltFile) {}

  /** @throws when there is no page in it: a build that failed half way. */
  static fromFolder(folder: string): BuiltPortal {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.parentPath.includes('/.vite')).map((entry) => join(entry.parentPath, entry.name));
    const bytes = new Map(paths.map((path) => [path.slice(folder.replace(/\/+$/, '').length), readFileSync(path)]));
    const files = new Map([...bytes].filter(([path]) => !/\.(br|gz)$/.test(path)).map(([path, plain]) => [path, fileOf(path, plain, bytes)]));
    const page = files.get(PAGE);
    if (!page) throw new Error(`SAMSA_PORTAL_DIR: there is no ${PAGE} in ${folder}; build the portal with "npm run build"`);
    return new BuiltPortal(files, page);
  }

  /** @param path as in `/assets/index-Bx.js` */
  file(path: string): BuiltFile | undefined {
    return this.files.get(path);
  }

  /** An address of a file: when there is none, it is no page either. */
  static isFile(path: string): boolean {
    return path.startsWith(HASHED) || extname(path) in TYPES;
  }
}

function fileOf(path: string, plain: Buffer, all: Map<string, Buffer>): BuiltFile {
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    immutable: path.startsWith(HASHED),
    plain,
    encoded: ENCODINGS.flatMap(([encoding, ending]) => {
      const bytes = all.get(path + ending);
      return bytes ? [{ encoding, bytes }] : [];
    }),
  };
}
