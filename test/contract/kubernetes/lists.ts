/** Lists: pages, selectors, versions, expired tokens. */
import type { KubeObject } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { config, CONFIG, eventually, faultOf, SECRET, topic, TOPIC } from './world.ts';
import type { Given } from './world.ts';

const names = (items: KubeObject[]): string[] => items.map((item) => item.metadata.name);

async function makeTopics(given: Given, count: number): Promise<string> {
  const namespace = await given().namespace();
  const wanted = Array.from({ length: count }, (_, at) => topic(namespace, `t-${String(at).padStart(2, '0')}`));
  await Promise.all(wanted.map((one) => given().connection.create(one)));
  return namespace;
}

export function listsOf(given: Given): void {
  describe('lists', () => {
    test('a list in small pages is whole, in order of names and without repetition', async () => {
      const namespace = await makeTopics(given, 25);
      const { items, resourceVersion } = await given().connection.list(TOPIC, { namespace, limit: 10 });
      expect(names(items)).toEqual(Array.from({ length: 25 }, (_, at) => `t-${String(at).padStart(2, '0')}`));
      expect(Number(resourceVersion)).toBeGreaterThan(0);
    });

    test('later pages show the list as it was at the first', async () => {
      const namespace = await makeTopics(given, 6);
      const seen: string[] = [];
      const versions = new Set<string>();
      for await (const page of given().connection.pages(TOPIC, { namespace, limit: 2 })) {
        if (page.first) await given().connection.create(topic(namespace, 't-99'));
        seen.push(...names(page.items));
        versions.add(page.resourceVersion);
      }
      expect(seen).toEqual(['t-00', 't-01', 't-02', 't-03', 't-04', 't-05']);
      expect(versions.size).toBe(1);
    });

    test('when the server forgot the token in the middle, the list is started again once and is whole', async () => {
      const namespace = await makeTopics(given, 6);
      const firsts: number[] = [];
      let items: KubeObject[] = [];
      for await (const page of given().connection.pages(TOPIC, { namespace, limit: 2 })) {
        firsts.push(Number(page.first));
        items = page.first ? page.items : items.concat(page.items);
        if (firsts.length > 1) continue;
        await given().connection.create(topic(namespace, 't-99'));
        await given().server.forgetHistory();
      }
      expect(firsts).toEqual([1, 1, 0, 0, 0].slice(0, firsts.length));
      expect(firsts.length).toBeGreaterThan(3);
      expect(names(items)).toEqual(['t-00', 't-01', 't-02', 't-03', 't-04', 't-05', 't-99']);
    });

    test('a list over all namespaces holds those of each, and items name their kind', async () => {
      const [one, other] = [await given().namespace(), await given().namespace()];
      await given().connection.create(config(one, 'a', {}, { 'contract/all': one }));
      await given().connection.create(config(other, 'b', {}, { 'contract/all': one }));
      const { items } = await given().connection.list(CONFIG, { labelSelector: `contract/all=${one}` });
      expect(items.map((item) => item.metadata.namespace ?? '').sort()).toEqual([one, other].sort());
      expect(items.every((item) => item.kind === 'ConfigMap' && item.apiVersion === 'v1')).toBe(true);
    });

    test.each([
      ['tier=gold', ['a', 'b']],
      ['tier==gold,zone=1', ['a']],
      ['tier!=gold', ['c', 'd']],
      ['tier in (gold,silver)', ['a', 'b', 'c']],
      ['tier notin (gold)', ['c', 'd']],
      ['zone', ['a', 'b']],
      ['!tier', ['d']],
      ['tier,!zone', ['c']],
    ])('the selector "%s" chooses %j', async (labelSelector, expected) => {
      const namespace = await given().namespace();
      const labels: Record<string, Record<string, string>> = { a: { tier: 'gold', zone: '1' }, b: { tier: 'gold', zone: '2' }, c: { tier: 'silver' }, d: {} };
      await Promise.all(Object.entries(labels).map(([name, one]) => given().connection.create(config(namespace, name, {}, one))));
      expect(names((await given().connection.list(CONFIG, { namespace, labelSelector })).items)).toEqual(expected);
    });

    test('a field selector by name chooses one', async () => {
      const namespace = await makeTopics(given, 3);
      expect(names((await given().connection.list(TOPIC, { namespace, fieldSelector: 'metadata.name=t-01' })).items)).toEqual(['t-01']);
    });

    test('a selector that is none is refused as invalid', async () => {
      expect(await faultOf(given().connection.list(CONFIG, { labelSelector: 'a in (' }))).toMatchObject({ kind: 'invalid', status: 400 });
    });

    test('what is written is in the next list', async () => {
      const namespace = await given().namespace();
      for (let at = 0; at < 5; at++) {
        await given().connection.create({ ...SECRET, metadata: { name: `s-${at}`, namespace } });
        const { items } = await given().connection.list(SECRET, { namespace });
        expect(items).toHaveLength(at + 1);
      }
      await eventually('empty after deletes', async () => {
        await Promise.all(names((await given().connection.list(SECRET, { namespace })).items).map((name) => given().connection.delete({ ...SECRET, namespace, name })));
        return (await given().connection.list(SECRET, { namespace })).items.length === 0;
      });
    });
  });
}
