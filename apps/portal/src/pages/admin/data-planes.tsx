/** The data planes as all admin pages know them: asked for once, page after page until all are there, and named by their display names. */
import type { Schema } from '../../schemas.ts';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import { UNKNOWN } from '../../ui/figures.tsx';

export type DataPlane = Schema<'DataPlane'>;
/** Beyond it the rest is not asked for: a page that names them all would help nobody. */
const MOST_PAGES = 30;
const LOOK_MS = 10_000;

export function useDataPlanes(query: { state?: DataPlane['state']; cloud?: DataPlane['cloud']; region?: string } = {}) {
  const found = api.useInfiniteQuery('get', '/fleet/v1/data-planes', { params: { query: { page_size: PAGE_SIZE, ...query } } }, { ...byToken, refetchInterval: LOOK_MS });
  const { hasNextPage, isFetching, fetchNextPage, data, error, refetch } = found;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && pages < MOST_PAGES) void fetchNextPage();
  }, [hasNextPage, isFetching, pages, fetchNextPage]);
  const planes = useMemo(() => itemsOf(data), [data]);
  return { planes, error, refetch: () => void refetch() };
}

export function DataPlaneLink({ id }: { id: string | undefined }) {
  const { planes } = useDataPlanes();
  if (!id) return <span className="text-muted">{UNKNOWN}</span>;
  const name = planes?.find((plane) => plane.id === id)?.display_name;
  return <Link to="/admin/fleet/$id" params={{ id }} className="truncate hover:underline">{name ?? id}</Link>;
}

export function ClusterLink({ id }: { id: string }) {
  return <Link to="/admin/clusters/$id" params={{ id }} className="font-mono text-[0.8125rem] hover:underline">{id}</Link>;
}

export function TenantLink({ id, name }: { id: string; name?: string }) {
  return <Link to="/admin/tenants/$id" params={{ id }} className={name ? 'truncate hover:underline' : 'truncate font-mono text-[0.8125rem] hover:underline'} title={id}>{name ?? id.slice(0, 8)}</Link>;
}
