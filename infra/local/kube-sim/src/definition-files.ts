/**
 * CustomResourceDefinitions from YAML files, preinstalled in every virtual cluster. Strimzi's are 800 KB of YAML, half a second of
 * parsing at each start; with a data folder they are kept there as JSON, under the hash of the files.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { definitionOf, type Definition } from './definition.ts';
import { isMap, type JsonMap } from './json.ts';

/** Every definition in a folder's `.yaml`, `.yml` and `.json` files. Throws when there is none or a file cannot be read. */
export function definitionsFrom(folder: string, keptIn?: string): Definition[] {
  const texts = readdirSync(folder).filter((file) => /\.(ya?ml|json)$/.test(file)).sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  const objects = keptIn === undefined ? parsed(texts) : parsedOnce(texts, keptIn);
  if (objects.length === 0) throw new Error(`--crds ${folder}: no CustomResourceDefinition in its .yaml, .yml or .json files; generate the Strimzi ones there first`);
  return objects.map(definitionOf);
}

function parsed(texts: readonly string[]): JsonMap[] {
  const objects: unknown[] = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS({ maxAliasCount: 0 }) as unknown));
  return objects.filter(isMap).filter((object) => object.kind === 'CustomResourceDefinition');
}

function parsedOnce(texts: readonly string[], folder: string): JsonMap[] {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  const file = join(folder, `definitions-${hash.digest('hex').slice(0, 16)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JsonMap[];
  const objects = parsed(texts);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(objects));
  renameSync(`${file}.part`, file);
  return objects;
}
