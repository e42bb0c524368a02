import { expect, test } from 'vitest';
import { type ClusterHistory, ranWithin, recount } from './usage-recount.ts';

const history = (partial: Partial<ClusterHistory>): ClusterHistory => ({ clusterId: 'lkc-1', operations: [], phases: [], goneMs: null, cku: null, ...partial });
const operation = (generation: number, intent: string, createdMs: number, endedMs: number | null, previousCku?: number | null) => ({ generation, intent, state: endedMs === null ? 'running' : 'succeeded', createdMs, endedMs, previousCku });

test('a cluster runs from when it is there until nobody wants it', () => {
  const ran = recount(history({ operations: [operation(1, 'create', 10, 30), operation(2, 'delete', 100, 150, null)], phases: [{ atMs: 30, phase: 'PROVISIONED' }], goneMs: 150 }), 1_000);
  expect(ranWithin(ran, 0, 1_000)).toBe(70n);
  expect(ranWithin(ran, 50, 60)).toBe(10n);
});

test('growth counts when it is there, shrinking from when it is wanted', () => {
  const operations = [operation(1, 'create', 0, 0), operation(2, 'update', 100, 200, 2), operation(3, 'update', 300, 400, 4)];
  expect(recount(history({ operations, phases: [{ atMs: 0, phase: 'PROVISIONED' }], cku: 1 }), 500).map(({ fromMs, cku }) => [fromMs, cku])).toEqual([[0, 2], [100, 2], [200, 4], [300, 1], [400, 1]]);
});

test('one that is suspended runs no more until it is there again, and one that was kept goes on', () => {
  const suspended = [operation(1, 'create', 0, 0), operation(2, 'suspend', 100, 120, null), operation(3, 'resume', 200, 250, null), operation(4, 'update', 300, null, null)];
  expect(ranWithin(recount(history({ operations: suspended, phases: [{ atMs: 0, phase: 'PROVISIONED' }] }), 400), 0, 400)).toBe(250n);
  const kept = [operation(1, 'create', 0, 0), operation(2, 'delete', 100, 110, null), operation(3, 'update', 110, 130, null)];
  expect(ranWithin(recount(history({ operations: kept, phases: [{ atMs: 0, phase: 'PROVISIONED' }] }), 200), 0, 200)).toBe(190n);
});

test('what never came to be, or has no history, ran at no time', () => {
  expect(recount(history({ operations: [operation(1, 'create', 0, null)], phases: [{ atMs: 5, phase: 'FAILED' }] }), 100)).toEqual([]);
  expect(recount(history({}), 100)).toEqual([]);
});
