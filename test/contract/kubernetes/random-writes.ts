/** Random applies and patches of one object by several managers, drawn from a seed: what two servers must answer alike. */
import type { KubeObject, KubeRef } from '@samsa/kube/object';
import type { KubeConnection } from '@samsa/kube/connection';
import { KubeFault } from '@samsa/kube/fault';

export const GROUP = 'random.example.com';
export const THING = { apiVersion: `${GROUP}/v1`, kind: 'Thing' };

const text = { type: 'string' };
const number = { type: 'integer' };
const texts = { type: 'array', items: text, 'x-kubernetes-list-type': 'set' };
const item = { type: 'object', required: ['k'], properties: { k: text, v: { ...number, default: 3 }, w: texts } };
const spec = {
  type: 'object',
  properties: {
    plain: { ...text, default: 'x' }, other: text, nested: { type: 'object', properties: { p: number, q: { type: 'object', properties: { r: text } } } },
    keyed: { type: 'array', items: item, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] }, set: texts,
    free: { type: 'object', additionalProperties: text }, atomic: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { q: text } },
    numbers: { type: 'array', items: number }, nullable: { ...text, nullable: true },
  },
};

/** A kind with one field of each sort that ownership treats differently. */
export const DEFINITION: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `things.${GROUP}` },
  spec: {
    group: GROUP, scope: 'Namespaced', names: { kind: 'Thing', plural: 'things' },
    versions: [{
      name: 'v1', served: true, storage: true, subresources: { status: {} },
      schema: { openAPIV3Schema: { type: 'object', properties: { spec, status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } } } },
    }],
  },
};

export interface Write {
  how: 'apply' | 'patch';
  manager: string;
  force: boolean;
  subresource?: 'status';
  body: Record<string, unknown>;
}

/** `count` writes; the same seed gives the same ones. */
export function randomWrites(seed: number, count: number): Write[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, () => drawWrite(draw));
}

class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  next(): number {
    this.state = (this.state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return this.state / 0x7fffffff;
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  one<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }

  /** Some of them, in any order. */
  some<T>(from: readonly T[]): T[] {
    const kept = from.filter(() => this.chance(0.5)).map((value) => ({ value, rank: this.next() }));
    return kept.sort((left, right) => left.rank - right.rank).map(({ value }) => value);
  }
}

function drawSpec(draw: Draw): Record<string, unknown> {
  const value = () => draw.one(['1', '2']);
  const count = () => draw.one([1, 2]);
  const maybe = (part: number, name: string, make: () => unknown) => (draw.chance(part) ? { [name]: make() } : {});
  return {
    ...maybe(0.4, 'plain', value), ...maybe(0.3, 'other', value), ...maybe(0.3, 'numbers', () => draw.some([1, 2])),
    ...maybe(0.4, 'nested', () => ({ ...maybe(0.5, 'p', count), ...maybe(0.5, 'q', () => (draw.chance(0.5) ? {} : { r: value() })) })),
    ...maybe(0.6, 'keyed', () => draw.some(['a', 'b', 'c', 'd']).map((k) => ({ k, ...maybe(0.5, 'v', count), ...maybe(0.3, 'w', () => draw.some(['x', 'y', 'z'])) }))),
    ...maybe(0.5, 'set', () => draw.some(['p', 'q', 'r'])),
    ...maybe(0.5, 'free', () => Object.fromEntries(draw.some(['x', 'y', 'z']).map((key) => [key, value()]))),
    ...maybe(0.3, 'atomic', () => (draw.chance(0.3) ? {} : { q: value() })), ...maybe(0.2, 'nullable', () => draw.one([null, 'x'])),
  };
}

function drawWrite(draw: Draw): Write {
  const kind = draw.next();
  const force = draw.chance(0.6);
  if (kind < 0.65) {
    const labels = draw.chance(0.3) ? { labels: Object.fromEntries(draw.some(['a', 'b']).map((key) => [key, draw.one(['1', '2'])])) } : {};
    const finalizers = draw.chance(0.2) ? { finalizers: draw.some(['a.example/b', 'c.example/d']) } : {};
    return { how: 'apply', manager: draw.one(['A', 'B', 'C']), force, body: { metadata: { ...labels, ...finalizers }, spec: drawSpec(draw) } };
  }
  if (kind < 0.85) {
    const labels = draw.chance(0.3) ? { metadata: { labels: { [draw.one(['a', 'b', 'c'])]: draw.one([null, '1', '2']) } } } : {};
    const removed = draw.chance(0.3) ? { [draw.one(['keyed', 'set', 'free', 'nested', 'plain', 'atomic'])]: null } : {};
    return { how: 'patch', manager: draw.one(['U', 'V', 'A']), force, body: { ...labels, spec: { ...drawSpec(draw), ...removed } } };
  }
  const status = draw.one([{ a: '1' }, { a: { b: '1' }, c: [1] }, { a: { b: '2' } }, { d: 'x' }]);
  return { how: kind < 0.95 ? 'apply' : 'patch', manager: draw.one(['S', 'A']), force, subresource: 'status', body: { status } };
}

/** Does the write and answers what is comparable of its outcome: the object without its times and ids, or the refusal. */
export async function outcomeOf(connection: KubeConnection, thing: KubeRef, write: Write): Promise<unknown> {
  const metadata = { ...(write.body['metadata'] as object | undefined), name: thing.name, namespace: thing.namespace };
  const { manager: fieldManager, force, subresource } = write;
  const done = write.how === 'apply'
    ? connection.apply({ ...THING, ...write.body, metadata }, { fieldManager, force, subresource })
    : connection.mergePatch(thing, write.body, { fieldManager, subresource });
  return done.then(comparable, (error: unknown) => {
    if (!(error instanceof KubeFault)) throw error;
    return { refused: error.kind, status: error.status, fields: error.causes.map(({ field }) => field).sort() };
  });
}

function comparable(object: KubeObject): unknown {
  const { uid: _, resourceVersion: __, creationTimestamp: ___, namespace: ____, managedFields, ...metadata } = object.metadata;
  const owners = (managedFields ?? []).map(({ time: _____, ...entry }) => entry);
  const key = ({ manager, operation, subresource }: (typeof owners)[number]) => `${manager} ${operation} ${subresource ?? ''}`;
  return { ...object, metadata: { ...metadata, owners: owners.sort((left, right) => (key(left) < key(right) ? -1 : 1)) } };
}
