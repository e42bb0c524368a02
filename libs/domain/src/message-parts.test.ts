import { describe, expect, it } from 'vitest';
import { bytesOf, matcherOf, parsePath, showPart } from './message-parts.ts';

const MAX = 1_000;

describe('a part of a record', () => {
  it('is shown as what it is', () => {
    expect(showPart(null, MAX)).toMatchObject({ encoding: 'null' });
    expect(showPart(Buffer.from('order 7'), MAX)).toMatchObject({ encoding: 'text', data: 'order 7', size_bytes: 7 });
    expect(showPart(Buffer.from('{"id":12345678901234567890}'), MAX)).toMatchObject({ encoding: 'json', data: '{"id":12345678901234567890}' });
    expect(showPart(Buffer.from('{not'), MAX)).toMatchObject({ encoding: 'text' });
    expect(showPart(Buffer.from([0xff, 0xfe]), MAX)).toMatchObject({ encoding: 'base64', data: '//4=' });
    expect(showPart(Buffer.from([0, 0, 0, 0, 9, 1, 2, 3]), MAX)).toMatchObject({ encoding: 'base64', schema_id: 9 });
  });

  it('is cut between characters', () => {
    expect(showPart(Buffer.from('ä€x'), 4)).toMatchObject({ encoding: 'text', data: 'ä', size_bytes: 6, truncated: true });
  });

  it('is read as it is said to be, or refused with its field', () => {
    expect(bytesOf({ encoding: 'base64', data: '//4=' }, 'key')).toEqual(Buffer.from([0xff, 0xfe]));
    expect(bytesOf(undefined, 'value')).toBeNull();
    expect(() => bytesOf({ encoding: 'json', data: '{' }, 'value')).toThrow(/value\.data: this is not JSON/);
    expect(() => bytesOf({ encoding: 'base64', data: '%' }, 'key')).toThrow(/key\.data/);
  });
});

describe('a filter', () => {
  const record = { key: Buffer.from('Order-7'), value: Buffer.from('{"order":{"items":[{"id":3}],"paid":true}}'), headers: [['Trace', Buffer.from('abc')]] as const };
  const matches = (filter: Parameters<typeof matcherOf>[0]) => matcherOf(filter)?.(record);

  it('finds texts in either case, and values by their path', () => {
    expect(matches({ key_contains: 'order' })).toBe(true);
    expect(matches({ key_contains: 'order', value_contains: 'nothing' })).toBe(false);
    expect(matches({ header_contains: 'trace' })).toBe(true);
    expect(matches({ header_contains: 'ABC' })).toBe(true);
    expect(matches({ json: { path: '$.order.items[0].id', equals: 3 } })).toBe(true);
    expect(matches({ json: { path: 'order.paid', equals: 'true' } })).toBe(false);
    expect(matches({ json: { path: '$.constructor', equals: null } })).toBe(false);
    expect(matcherOf({})).toBeUndefined();
  });

  it('says where a path cannot be read', () => {
    expect(parsePath(`$['a b'][2].c`)).toEqual(['a b', 2, 'c']);
    expect(() => parsePath('$.a[')).toThrow(/cannot be read at "\["/);
  });
});
