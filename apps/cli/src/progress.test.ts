import { describe, expect, it } from 'vitest';
import type { Operation } from './follow.ts';
import { durationOf, news, picture, Progress } from './progress.ts';

const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const NOW = 10_000;
const operation = (more: Partial<Operation> = {}): Operation => ({
  api_version: 'samsa/v1', kind: 'Operation', id: 'op-1', intent: 'create', resource: { kind: 'Cluster', id: 'lkc-1' }, generation: 1, state: 'running', percent: 33,
  requested_by: 'u-1', created_at: at(0), cancelable: true, eta: at(12),
  steps: [
    { name: 'namespace', state: 'done', started_at: at(1), ended_at: at(1.0125) },
    { name: 'ready', state: 'running', started_at: at(2), usual_seconds: 9, cause: 'The brokers are starting.' },
    { name: 'canary', state: 'planned' },
  ],
  ...more,
} as Operation);

describe('an operation one waits for', () => {
  it('is a picture of its steps', () => {
    expect(picture(operation(), NOW)).toEqual([
      'create lkc-1: running 33 %, about 2.0 s left',
      '  ✓ namespace        12 ms',
      '  ● ready            8.0 s  usually 9.0 s  The brokers are starting.',
      '  · canary',
    ]);
  });

  it('is told once for each change where nothing can be drawn', () => {
    expect(news(undefined, operation(), NOW)).toHaveLength(3);
    expect(news(operation(), operation(), NOW)).toEqual([]);
    const steps = operation().steps.map((step) => (step.name === 'ready' ? { ...step, state: 'done' as const, ended_at: at(9) } : step));
    expect(news(operation(), operation({ steps }), NOW)).toEqual(['  ✓ ready            7.0 s']);
    expect(news(operation(), operation({ state: 'paused', cause: 'Paused: we move.' }), NOW)).toEqual(['create lkc-1: paused 33 %: Paused: we move.']);
  });

  it('is drawn over itself on a terminal, and never wider than it', () => {
    const written: string[] = [];
    const out = { isTTY: true, columns: 30, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
    const progress = new Progress(out);
    progress.show(operation());
    progress.show(operation());
    progress.end();
    const [back, clear] = ['\u001B[4A', '\u001B[2K'];
    expect(written[0]).not.toContain(back);
    expect(written[1]?.startsWith(back)).toBe(true);
    expect(written.join('').split('\n').every((line) => line.replaceAll(back, '').replaceAll(clear, '').length < 30)).toBe(true);
  });

  it('says how long things took as people do', () => {
    expect([0.4, 999, 1_000, 59_900, 61_000].map(durationOf)).toEqual(['0 ms', '999 ms', '1.0 s', '59.9 s', '1 min 1 s']);
  });
});
