import type { Step } from '@samsa/contract/operations';
import { expect, it } from 'vitest';
import { Stages } from './stages.ts';

const STAGES = ['namespace', 'objects', 'ready'] as const;
const open = (steps: Step[]) => ({ id: 'op-1', intent: 'create' as const, generation: 1, state: 'running' as const, steps });
const told = (steps: readonly Step[]) => steps.map(({ name, state }) => `${name} ${state}`);
const NAMED: Step = { name: 'namespace', state: 'done', started_at: '2026-01-01T00:00:00.000Z', ended_at: '2026-01-01T00:00:01.000Z' };
const WAITING: Step = { name: 'ready', state: 'running', started_at: '2026-01-01T00:00:02.000Z', cause: 'The brokers are starting.' };

it('tells how far a pass has come, and what it had nothing to do for', () => {
  const stages = new Stages<(typeof STAGES)[number]>();
  stages.enter('namespace');
  stages.enter('ready');
  expect(told(stages.conclude(open([]), { stages: STAGES, through: false, cause: 'The brokers are starting.' }).steps)).toEqual(['namespace done', 'objects skipped', 'ready running']);
});

it('leaves each step as it was when nothing was seen, with the cause of that', () => {
  const before: Step[] = [NAMED, { ...NAMED, name: 'objects' }, WAITING];
  const { steps, state } = new Stages<(typeof STAGES)[number]>().conclude(open(before), { stages: STAGES, through: false, cause: 'The data plane does not answer.' });
  expect(state).toBe('running');
  expect(steps).toEqual([...before.slice(0, 2), { ...WAITING, cause: 'The data plane does not answer.' }]);
});

it('stands at the first step when nothing was ever seen', () => {
  const { steps, percent } = new Stages<(typeof STAGES)[number]>().conclude(open([]), { stages: STAGES, through: false, cause: 'The data plane does not answer.' });
  expect(told(steps)).toEqual(['namespace running', 'objects planned', 'ready planned']);
  expect(percent).toBe(0);
});

it('is through when all is reached, and gives steps done again a beginning of their own', () => {
  const stages = new Stages<(typeof STAGES)[number]>();
  stages.enter('objects');
  stages.redo('objects');
  const { steps, state, cause } = stages.conclude(open([NAMED, { ...NAMED, name: 'objects' }, { ...NAMED, name: 'ready' }]), { stages: STAGES, through: true });
  expect({ state, cause, steps: told(steps) }).toEqual({ state: 'succeeded', cause: undefined, steps: ['namespace done', 'objects done', 'ready done'] });
  expect(steps[1]!.started_at).not.toBe(NAMED.started_at);
});
