/**
 * The repository as the rules see it: its workspaces, their TypeScript files, and who imports what.
 *
 * Files are read with TypeScript's own scanner, not by pattern, so an import in a comment or a template is none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['libs', 'apps', 'infra', 'test'];
const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.vite']);

export interface Workspace {
  /** Folder from the root, such as `libs/store`. */
  dir: string;
  /** Name without `@samsa/`. */
  name: string;
  kind: 'lib' | 'app' | 'infra' | 'test';
  declared: Set<string>;
}

export interface SourceFile {
  /** From the root. */
  path: string;
  workspace: Workspace;
  text: string;
  imports: Import[];
}

export interface Import {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  /** The file it means, when it is one of ours. */
  file?: string;
  /** The workspace it means, when it is one of ours. */
  workspace?: Workspace;
  /** The npm package or `node:` module it means, when it is not. */
  thirdParty?: string;
}

let known: { workspaces: Workspace[]; files: SourceFile[] } | undefined;

export function house(): { workspaces: Workspace[]; files: SourceFile[] } {
  return (known ??= readHouse());
}

function readHouse() {
  const workspaces = SOURCES.flatMap((dir) => packageFolders(dir)).map(readWorkspace);
  const byName = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  const files = SOURCES.flatMap(typescriptFiles).flatMap((path) => {
    const workspace = workspaces.filter(({ dir }) => path.startsWith(`${dir}/`)).sort((a, b) => b.dir.length - a.dir.length)[0];
    if (!workspace) return [];
    const text = readFileSync(join(ROOT, path), 'utf8');
    return [{ path, workspace, text, imports: importsOf(path, text).map((found) => resolve(path, workspace, found, byName)) }];
  });
  return { workspaces, files };
}

function packageFolders(dir: string): string[] {
  const here = existsSync(join(ROOT, dir, 'package.json')) ? [dir] : [];
  const below = readdirSync(join(ROOT, dir), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name))
    .flatMap((entry) => packageFolders(`${dir}/${entry.name}`));
  return [...here, ...below];
}

function readWorkspace(dir: string): Workspace {
  const manifest = JSON.parse(readFileSync(join(ROOT, dir, 'package.json'), 'utf8')) as { name: string; dependencies?: object; devDependencies?: object };
  const top = dir.split('/')[0];
  const kind = top === 'libs' ? 'lib' : top === 'apps' ? 'app' : top === 'infra' ? 'infra' : 'test';
  const declared = new Set([...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})]);
  return { dir, name: manifest.name.replace('@samsa/', ''), kind, declared };
}

function typescriptFiles(dir: string): string[] {
  return readdirSync(join(ROOT, dir), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return typescriptFiles(path);
    return /^[^.].*\.tsx?$/.test(entry.name) && !/\.(d|gen|tmp)\.ts$/.test(entry.name) ? [path] : [];
  });
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function importsOf(path: string, text: string): { specifier: string; typeOnly: boolean }[] {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const typeOnly = ts.isImportDeclaration(node) ? onlyTypes(node.importClause) : node.isTypeOnly;
      found.push({ specifier: node.moduleSpecifier.text, typeOnly });
    }
    const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (argument && ts.isStringLiteral(argument)) found.push({ specifier: argument.text, typeOnly: false });
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((element) => element.isTypeOnly);
}

function resolve(path: string, workspace: Workspace, { specifier, typeOnly }: { specifier: string; typeOnly: boolean }, byName: Map<string, Workspace>): Import {
  if (specifier.startsWith('.')) {
    return { specifier, typeOnly, file: normalize(join(dirname(path), specifier)), workspace };
  }
  const [scope, name, ...rest] = specifier.split('/');
  const ours = scope === '@samsa' ? byName.get(name ?? '') : undefined;
  if (ours) {
    const source = ours.dir === 'test' ? '' : 'src/';
    return { specifier, typeOnly, workspace: ours, file: `${ours.dir}/${source}${rest.join('/')}.ts` };
  }
  return { specifier, typeOnly, thirdParty: specifier.startsWith('@') ? `${scope}/${name}` : scope };
}
