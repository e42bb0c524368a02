/** Lists that come in pages: the token of the next one stands in `metadata.next`, and nothing else of it is looked at. */
import { hashKey } from '@tanstack/react-query';

export const PAGE_SIZE = 100;

interface Page<Item> {
  metadata: { next?: string };
  data: Item[];
}

/** For `api.useInfiniteQuery`, where a page is asked for by `page_token`. */
export const byToken = {
  pageParamName: 'page_token',
  /** Kept apart from the same list asked for as one page, whose key is the same: one is not made like the other. */
  queryKeyHashFn: (key: readonly unknown[]): string => `pages ${hashKey(key)}`,
  /** Not undefined: `openapi-react-query` would make a 0 of it. */
  initialPageParam: '',
  getNextPageParam: ({ metadata: { next } }: { metadata: { next?: string } }): string | undefined => (next ? (new URL(next, location.origin).searchParams.get('page_token') ?? undefined) : undefined),
};

/** The items of all pages there are so far; undefined before the first. */
export function itemsOf<Item>(answer: { pages: Page<Item>[] } | undefined): Item[] | undefined {
  return answer?.pages.flatMap(({ data }) => data);
}
