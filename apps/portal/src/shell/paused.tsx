/**
 * Says on every page that work is paused: to those who run the fleet what and why; to a tenant whose own wishes wait, the reason
 * that stands with them. Nothing tells a tenant of a pause that keeps nothing of theirs waiting.
 */
import { Link } from '@tanstack/react-router';
import { CirclePause } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { useSession } from '../session.ts';

const LOOK_MS = 15_000;

export function Paused() {
  return useSession().fleet_admin ? <ForAdmins /> : <ForTenants />;
}

function Banner({ children }: { children: ReactNode }) {
  return <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm text-warn"><CirclePause aria-hidden className="size-4 shrink-0" /><span className="min-w-0">{children}</span></p>;
}

function ForAdmins() {
  const pauses = api.useQuery('get', '/fleet/v1/pauses', { params: { query: { page_size: 100 } } }, { refetchInterval: LOOK_MS }).data?.data ?? [];
  const [first] = pauses;
  if (!first) return <div role="status" />;
  const { scope: { kind, cloud, region, data_plane, organization }, reason } = first;
  const what = kind === 'global' ? 'Everything' : kind === 'region' ? `${cloud} ${region}` : (data_plane ?? `Organization ${organization?.slice(0, 8)}`);
  return <div role="status"><Banner>{pauses.length === 1 ? `${what} is paused: ${reason}` : `${pauses.length} scopes are paused.`} <Link to="/admin/pauses" className="font-medium underline">Look at it</Link></Banner></div>;
}

function ForTenants() {
  const waiting = api.useQuery('get', '/samsa/v1/operations', { params: { query: { state: 'paused', page_size: 1 } } }, { refetchInterval: LOOK_MS }).data?.data[0];
  return <div role="status">{waiting && <Banner>{waiting.cause ?? 'Work on your clusters is paused for now.'} What you asked for waits, and goes on by itself.</Banner>}</div>;
}
