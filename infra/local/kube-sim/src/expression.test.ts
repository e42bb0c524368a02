import { expect, test } from 'vitest';
import { compiledRule } from './expression.ts';

test('rules as Strimzi writes them hold and break where they should', () => {
  const rule = compiledRule('(has(self.type) && self.type != "topology-label") || self.topologyKey != ""');
  expect(rule?.({ type: 'topology-label', topologyKey: 'zone' })).toBe(true);
  expect(rule?.({ type: 'topology-label', topologyKey: '' })).toBe(false);
  expect(rule?.({ type: 'environment-variable' })).toBe(true);
  const both = compiledRule("self.type != 'tls' || (has(self.renewalDays) == has(self.validityDays))");
  expect(both?.({ type: 'tls', renewalDays: 1 })).toBe(false);
  expect(both?.({ type: 'tls', renewalDays: 1, validityDays: 2 })).toBe(true);
});

test('an absent field is an error with its name, unless the other side decides', () => {
  expect(compiledRule('self.a == 1')?.({})).toBe('no such key: a');
  expect(compiledRule('self.a == 1 || true')?.({})).toBe(true);
  expect(compiledRule('!has(self.a) || self.a > 2')?.({})).toBe(true);
});

test('sizes, numbers and nested fields', () => {
  expect(compiledRule('self.list.size() <= 2 && size(self.name) > 0')?.({ list: [1, 2], name: 'x' })).toBe(true);
  expect(compiledRule('self.a.b >= 1.5')?.({ a: { b: 1 } })).toBe(false);
});

test('a rule that needs more of the language is not compiled', () => {
  expect(compiledRule('self.items.all(i, i > 0)')).toBeUndefined();
  expect(compiledRule('self == oldSelf')).toBeUndefined();
  expect(compiledRule('self.a ==')).toBeUndefined();
});
