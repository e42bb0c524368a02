import { describe, expect, it } from 'vitest';
import { isSettled, nextSteps } from './rolling.ts';
import type { ObservedNode, Phase } from './rolling.ts';

const NOW = 1_000;
const wanted = (...fingerprints: string[]) => fingerprints.map((fingerprint, id) => ({ id, fingerprint }));
const node = (id: number, phase: Phase, fingerprint?: string, retryAt = 0): ObservedNode => ({ id, phase, fingerprint, retryAt });

describe('what to start and stop in a cluster', () => {
  it('starts all nodes of a new cluster at once', () => {
    expect(nextSteps(wanted('a', 'a', 'a'), [], NOW)).toEqual({ start: [0, 1, 2], stop: [], again: undefined });
  });

  it('rolls one node at a time, and only while all others are ready', () => {
    expect(nextSteps(wanted('b', 'b'), [node(0, 'ready', 'a'), node(1, 'ready', 'a')], NOW).stop).toEqual([0]);
    expect(nextSteps(wanted('b', 'b'), [node(0, 'stopping', 'a'), node(1, 'ready', 'a')], NOW).stop).toEqual([]);
    expect(nextSteps(wanted('b', 'b'), [node(0, 'starting', 'b'), node(1, 'ready', 'a')], NOW).stop).toEqual([]);
    expect(nextSteps(wanted('b', 'b'), [node(0, 'ready', 'b'), node(1, 'ready', 'a')], NOW).stop).toEqual([1]);
  });

  it('stops a node that is still starting with settings that are obsolete', () => {
    expect(nextSteps(wanted('b'), [node(0, 'starting', 'a')], NOW).stop).toEqual([0]);
  });

  it('waits for the back-off of a node that fell, and says until when', () => {
    expect(nextSteps(wanted('a'), [node(0, 'down', undefined, NOW + 500)], NOW)).toEqual({ start: [], stop: [], again: NOW + 500 });
    expect(nextSteps(wanted('a'), [node(0, 'down', undefined, NOW)], NOW).start).toEqual([0]);
  });

  it('ends nodes that are no longer wanted', () => {
    expect(nextSteps(wanted('a'), [node(0, 'ready', 'a'), node(1, 'ready', 'a')], NOW).stop).toEqual([1]);
  });

  it('is settled when every wanted node is ready with its settings, and never does anything then', () => {
    const nodes = [node(0, 'ready', 'a'), node(1, 'ready', 'a')];
    expect(isSettled(wanted('a', 'a'), nodes)).toBe(true);
    expect(nextSteps(wanted('a', 'a'), nodes, NOW)).toEqual({ start: [], stop: [], again: undefined });
    expect(isSettled(wanted('a', 'b'), nodes)).toBe(false);
    expect(isSettled(wanted('a', 'a', 'a'), nodes)).toBe(false);
  });
});
