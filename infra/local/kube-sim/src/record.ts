/**
 * An object at rest: its JSON text and the few facts that selecting, watching and collecting need. Text costs a quarter of the
 * parsed object's memory and is sent as it is, so a GET, a list item and a watch event parse nothing.
 */
import { textOfObject, type KubeObject } from './object.ts';

export interface StoredRecord {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly version: number;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly owners: readonly string[] | undefined;
  readonly terminating: boolean;
  readonly text: string;
}

export function recordOf(object: KubeObject, version: number): StoredRecord {
  const { metadata } = object;
  metadata.resourceVersion = String(version);
  const { labels, ownerReferences } = metadata;
  return {
    namespace: metadata.namespace ?? '', name: metadata.name, uid: metadata.uid ?? '', version,
    labels: labels === undefined || Object.keys(labels).length === 0 ? undefined : labels,
    owners: ownerReferences === undefined || ownerReferences.length === 0 ? undefined : ownerReferences.map((owner) => owner.uid),
    terminating: metadata.deletionTimestamp !== undefined, text: textOfObject(object),
  };
}

export function objectOf(record: StoredRecord): KubeObject {
  return JSON.parse(record.text) as KubeObject;
}

/** The record's key inside its collection; sorts as the real server's storage does. */
export function keyOf(record: { namespace: string; name: string }): string {
  return `${record.namespace}/${record.name}`;
}

/** The text under another resourceVersion, as a DELETED event carries it. The head of the text holds no other such member. */
export function textAt(record: StoredRecord, version: number): string {
  return record.text.replace(`"resourceVersion":"${record.version}"`, `"resourceVersion":"${version}"`);
}

/** The text under another apiVersion of its kind. */
export function textAs(text: string, apiVersion: string): string {
  const head = `{"apiVersion":${JSON.stringify(apiVersion)},`;
  return text.startsWith(head) ? text : head + text.slice(text.indexOf(',') + 1);
}
