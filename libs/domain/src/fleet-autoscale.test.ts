import { describe, expect, it } from 'vitest';
import { type AutoscalePlane, type AutoscaleRegion, decideAutoscale, roomFor } from './fleet-autoscale.ts';

const NOW = new Date('2026-01-01T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);
const plane = (id: string, room: number, more: Partial<AutoscalePlane> = {}): AutoscalePlane => ({ id, room, clusters: 1, ...more });
const decide = (change: Partial<AutoscaleRegion>) => decideAutoscale({ floor: 5, idleRetireSeconds: 60, largestPlan: 'enterprise', planes: [], hasManagement: true, ...change }, NOW);
const empty = (id: string, room: number, seconds: number): AutoscalePlane => plane(`dp-${id}`, room, { clusters: 0, whole: { id: `wc-${id}`, coming: false, emptySince: ago(seconds) } });

describe('the autoscale of a region', () => {
  it('asks for a cluster below the floor, and for one at a time', () => {
    expect(decide({ planes: [plane('a', 4)] })).toEqual({ action: 'ask', reason: 'there is room for 4 more of the plan enterprise, and the floor is 5' });
    expect(decide({ planes: [plane('a', 4), plane('b', 2, { whole: { id: 'wc-b', coming: true } })] })).toMatchObject({ action: 'wait', wholeClusterId: 'wc-b' });
    expect(decide({ planes: [plane('a', 5)] })).toMatchObject({ action: 'none' });
    expect(decide({ floor: 0 })).toMatchObject({ action: 'none' });
  });

  it('says why what is on its way does not come, and asks for no second one', () => {
    expect(decide({ planes: [plane('b', 9, { whole: { id: 'wc-b', coming: true, cause: 'no quota' } })] }).reason).toContain('wc-b is on its way: no quota');
  });

  it('asks nobody where nobody makes clusters', () => {
    expect(decide({ hasManagement: false })).toMatchObject({ action: 'none', reason: expect.stringContaining('samsa.io/role=management') });
  });

  it('lets go the one that has been empty longest, past its time, when the floor holds without it', () => {
    expect(decide({ planes: [plane('a', 5), empty('b', 9, 100), empty('c', 9, 200)] })).toMatchObject({ action: 'retire', wholeClusterId: 'wc-c' });
    expect(decide({ planes: [plane('a', 5), empty('b', 9, 59)] })).toMatchObject({ action: 'none' });
    expect(decide({ planes: [plane('a', 4), empty('b', 9, 100)] })).toMatchObject({ action: 'none', reason: expect.stringContaining('needed') });
    expect(decide({ planes: [plane('a', 5), { ...empty('b', 9, 100), clusters: 1 }] })).toMatchObject({ action: 'none' });
    expect(decide({ planes: [plane('a', 5), plane('b', 9, { clusters: 0 })] }), 'not ours').toMatchObject({ action: 'none' });
  });

  it('never asks and lets go in turn', () => {
    for (let others = 0; others < 12; others++) {
      for (let ours = 0; ours < 12; ours++) {
        const verdict = decide({ planes: [plane('a', others), empty('b', ours, 1_000)] });
        if (verdict.action === 'retire') expect(decide({ planes: [plane('a', others)] }).action).toBe('none');
      }
    }
  });

  it('counts room by what is scarcest, and takes the unbounded for a lot', () => {
    const held = { clusters: 1, brokers: 3, cpuMillis: 1_000, memoryBytes: 0, storageBytes: 0 };
    const needs = { clusters: 1, brokers: 3, cpuMillis: 1_500, memoryBytes: 10, storageBytes: 0 };
    expect(roomFor(held, { clusters: 10, brokers: null, cpuMillis: 5_000, memoryBytes: null, storageBytes: 0 }, needs)).toBe(2);
    expect(roomFor(held, { clusters: 0, brokers: null, cpuMillis: 5_000, memoryBytes: null, storageBytes: 0 }, needs)).toBe(0);
    expect(roomFor(held, { clusters: null, brokers: null, cpuMillis: null, memoryBytes: null, storageBytes: null }, needs)).toBe(1_000_000);
  });
});
