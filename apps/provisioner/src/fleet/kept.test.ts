import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pack, type PlaneKept, unpack } from './kept.ts';

const kept: PlaneKept = {
  watches: { Kafka: { resourceVersion: '42', objects: [{ namespace: 'samsa-lkc-1', name: 'lkc-1', uid: 'u', resourceVersion: '41', labels: { 'samsa.io/cluster': 'lkc-1' } }] } },
  seen: { 'lkc-1': { namespace: 'active', pools: new Map([['nodes', { replicas: 1 }]]), users: new Set(['samsa-admin']) } },
};

describe('observations laid down', () => {
  it('are read as they were, maps and sets too', () => {
    expect(unpack(pack(kept))).toEqual(kept);
  });

  it('are not there when they are damaged or of another form', () => {
    expect(unpack(pack(kept).subarray(0, 20))).toBeUndefined();
    expect(unpack(Buffer.from('nothing of ours'))).toBeUndefined();
    expect(unpack(deflateRawSync(JSON.stringify({ form: 0, ...kept })))).toBeUndefined();
  });
});
