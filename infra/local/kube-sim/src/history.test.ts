import { expect, test } from 'vitest';
import { History, Window, type Change } from './history.ts';

function change(version: number, name: string, bytes = 10, previous?: Change): Change {
  const record = { namespace: '', name, uid: name, version, labels: undefined, owners: undefined, terminating: false, text: 'x'.repeat(bytes) };
  return { type: previous === undefined ? 'ADDED' : 'MODIFIED', version, kindId: 'things', record, previous: previous?.record };
}

test('a window keeps its last changes, and its floor says from where it can be watched', () => {
  const history = new History({ changesPerCluster: 3, bytesInAll: 1_000 });
  const window = new Window();
  for (let version = 1; version <= 5; version += 1) history.append(window, change(version, `o${version}`));
  expect(window.changes.map(({ version }) => version)).toEqual([3, 4, 5]);
  expect(window.floor).toBe(2);
  expect(window.since(3).map(({ version }) => version)).toEqual([4, 5]);
});

test('all windows together stay within their bytes; the oldest change of all goes first', () => {
  const history = new History({ changesPerCluster: 100, bytesInAll: 50 });
  const [first, second] = [new Window(), new Window()];
  for (let version = 1; version <= 4; version += 1) history.append(first, change(version, 'a'));
  for (let version = 1; version <= 3; version += 1) history.append(second, change(version, 'b'));
  expect(first.changes.map(({ version }) => version)).toEqual([3, 4]);
  expect(second.changes).toHaveLength(3);
});

test('a busy cluster among quiet ones takes from itself, however long it is busy', () => {
  const history = new History({ changesPerCluster: 10, bytesInAll: 1_000 });
  const [busy, quiet] = [new Window(), new Window()];
  history.append(quiet, change(1, 'q'));
  for (let version = 1; version <= 200_000; version += 1) history.append(busy, change(version, 'b'));
  for (let version = 2; version <= 60; version += 1) history.append(quiet, change(version, 'q'));
  expect(busy.changes).toHaveLength(10);
  expect(quiet.changes.at(-1)?.version).toBe(60);
  const kept = [...busy.changes, ...quiet.changes].reduce((sum, { record }) => sum + record.text.length, 0);
  expect(kept).toBeLessThanOrEqual(1_000);
});

test('the past of a kind is told by what each changed object was before', () => {
  const history = new History();
  const window = new Window();
  const first = change(1, 'a');
  history.append(window, first);
  const second = change(2, 'a', 10, first);
  history.append(window, second);
  history.append(window, change(3, 'b'));
  expect([...window.undo('things', 1)]).toEqual([['/a', first.record], ['/b', undefined]]);
  expect(window.undo('other', 0).size).toBe(0);
});

test('a forgotten history is too old from its beginning', () => {
  const history = new History();
  const window = new Window();
  history.append(window, change(1, 'a'));
  history.forget(window, 7);
  expect(window.changes).toEqual([]);
  expect(window.floor).toBe(7);
});
