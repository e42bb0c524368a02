/** Kubernetes manifests from files, as `kubectl apply -f` would take them: YAML with any number of documents, or JSON. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from './object.ts';

export interface ManifestSet {
  objects: KubeObject[];
  /** Of the objects' contents: the same files in another folder have the same one. */
  hash: string;
}

/** @param path a file, or a folder whose .yaml, .yml and .json files are taken by name. @throws Error that names the file and what is wrong with it */
export function readManifests(path: string): ManifestSet {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((file) => /\.(ya?ml|json)$/.test(file)).sort().map((file) => join(path, file)) : [path];
  const objects = files.flatMap(objectsIn);
  if (objects.length === 0) throw new Error(`${path}: no Kubernetes objects in it`);
  return { objects, hash: createHash('sha256').update(JSON.stringify(objects)).digest('hex').slice(0, 32) };
}

function objectsIn(file: string): KubeObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document, at) => {
    if (document.errors[0]) throw new Error(`${file}, document ${at + 1}: ${document.errors[0].message.split('\n')[0]}`);
    const object = document.toJS({ maxAliasCount: 0 }) as (KubeObject & { items?: KubeObject[] }) | null;
    if (object === null) return [];
    const all = object.kind?.endsWith('List') && object.items ? object.items : [object];
    for (const one of all) if (!one.apiVersion || !one.kind || !one.metadata?.name) throw new Error(`${file}, document ${at + 1}: an object needs apiVersion, kind and metadata.name`);
    return all;
  });
}
