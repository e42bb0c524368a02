import { describe, expect, it } from 'vitest';
import { pauseIdOf, scopeOf, wordsOfScope } from './pause-scope.ts';

const ORGANIZATION = '5ca2a81d-025f-4cb9-9ac6-a19e3a152358';

describe('the id of a pause', () => {
  it.each([
    ['global', { kind: 'global' }, /whole installation/],
    ['region.AWS.us-east-1', { kind: 'region', cloud: 'AWS', region: 'us-east-1' }, /AWS us-east-1/],
    ['data-plane.dp-abcdefgh', { kind: 'data_plane', dataPlaneId: 'dp-abcdefgh' }, /data plane/],
    [`organization.${ORGANIZATION}`, { kind: 'organization', organizationId: ORGANIZATION }, /organization/],
  ])('%s says what it holds for', (id, scope, words) => {
    expect(scopeOf(id)).toEqual(scope);
    expect(pauseIdOf(scopeOf(id))).toBe(id);
    expect(wordsOfScope(scopeOf(id))).toMatch(words);
  });

  it.each(['', 'all', 'region', 'region.AWS', 'region.aws.us-east-1', 'region.AWS.us.east', 'data-plane.', 'data-plane.a.b', 'organization.me', 'global.'])(
    'is not "%s"', (id) => expect(() => scopeOf(id)).toThrow(/global, region\.CLOUD/),
  );
});
