import { describe, expect, it } from 'vitest';
import { notReady, pausedStatus, ready, timed, creatingStatus, refusedStatus } from './status.ts';
import { STRIMZI_API } from './strimzi.ts';
import type { Kafka, KafkaStatus } from './strimzi.ts';

const EARLIER = '2026-01-01T00:00:00.000Z';
const NOW = new Date('2026-06-01T00:00:00.000Z');

function kafka(status?: KafkaStatus): Kafka {
  return { apiVersion: STRIMZI_API, kind: 'Kafka', metadata: { name: 'demo', generation: 3 }, spec: { kafka: { listeners: [] } }, status };
}

describe('the status of a Kafka', () => {
  it('keeps the time of a condition that stays the same, and only of that', () => {
    const before = [{ ...ready(), lastTransitionTime: EARLIER }];
    expect(timed([ready()], before, NOW)[0]?.lastTransitionTime).toBe(EARLIER);
    expect(timed([notReady({ reason: 'A', message: 'b' })], before, NOW)[0]?.lastTransitionTime).toBe(NOW.toISOString());
    const trouble = [{ ...notReady({ reason: 'A', message: 'b' }), lastTransitionTime: EARLIER }];
    expect(timed([notReady({ reason: 'A', message: 'c' })], trouble, NOW)[0]?.lastTransitionTime).toBe(NOW.toISOString());
  });

  it('is Creating with observedGeneration 0 at first, which nobody can take for the truth', () => {
    const status = creatingStatus(kafka(), NOW);
    expect(status.observedGeneration).toBe(0);
    expect(status.conditions).toMatchObject([{ type: 'NotReady', status: 'True', reason: 'Creating' }]);
  });

  it('says of a refused generation that it was seen, and keeps what is known of the running cluster', () => {
    const status = refusedStatus(kafka({ clusterId: 'x', observedGeneration: 2 }), { reason: 'InvalidResourceException', message: 'no' }, NOW);
    expect(status).toMatchObject({ clusterId: 'x', observedGeneration: 3, conditions: [{ type: 'NotReady', reason: 'InvalidResourceException' }] });
  });

  it('stays at the last generation acted on while paused', () => {
    const status = pausedStatus(kafka({ observedGeneration: 2, conditions: [ready()] }), NOW);
    expect(status.observedGeneration).toBe(2);
    expect(status.conditions?.map(({ type }) => type)).toEqual(['ReconciliationPaused']);
  });
});
