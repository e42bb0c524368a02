import { expect, it } from 'vitest';
import { pageOfRows, type PageAsked } from './pages.ts';

const ROWS = [{ id: 'a', size: 3 }, { id: 'b', size: null }, { id: 'c', size: 1 }, { id: 'd', size: 3 }];
const walk = (asked: Omit<PageAsked, 'sort'>, rows = ROWS) => {
  const seen: string[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const page = pageOfRows(rows, { ...asked, sort: 'size', page_token: token }, ({ id, size }) => ({ value: size, id }));
    expect(page.total).toBe(rows.length);
    seen.push(...page.items.map(({ id }) => id));
    token = page.next;
  }
  return seen;
};

it('pages show every row once, in either order, with what is not known at the end', () => {
  expect(walk({ page_size: 1, order: 'asc' })).toEqual(['c', 'a', 'd', 'b']);
  expect(walk({ page_size: 3, order: 'desc' })).toEqual(['a', 'd', 'c', 'b']);
  expect(walk({ page_size: 9, order: 'asc' }, [])).toEqual([]);
});

it('a token of another order is refused', () => {
  const { next } = pageOfRows(ROWS, { page_size: 1, sort: 'size', order: 'asc' }, ({ id, size }) => ({ value: size, id }));
  expect(() => pageOfRows(ROWS, { page_size: 1, sort: 'size', order: 'desc', page_token: next }, ({ id, size }) => ({ value: size, id }))).toThrow(/page_token/);
  expect(() => pageOfRows(ROWS, { page_size: 1, sort: 'size', order: 'asc', page_token: 'x' }, ({ id, size }) => ({ value: size, id }))).toThrow(/page_token/);
});
