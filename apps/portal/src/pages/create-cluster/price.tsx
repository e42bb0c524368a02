/** What the wanted cluster costs by running, what its use costs besides, and why it cannot be had. */
import type { ReactNode } from 'react';
import type { Schema } from '../../schemas.ts';
import { moneyText } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { Refusal, Skeleton } from '../../ui/states.tsx';
import type { Plan } from './create-cluster.tsx';

const MONTH_HOURS = 730;
const USE: Record<string, string> = { NETWORK_IN: 'Data in', NETWORK_OUT: 'Data out', STORAGE: 'Stored', PARTITION_HOUR: 'Partitions', TASK_HOUR: 'Connector tasks' };
const DIGITS = 6;

export function Price({ plan, error, offered, children }: { plan: Schema<'ClusterPlan'> | undefined; error: unknown; offered: Plan | undefined; children: ReactNode }) {
  const month = plan?.price.difference_micros;
  return (
    <Card title="Price">
      <div className="flex flex-col gap-4">
        <div aria-live="polite" className="min-h-12">
          {plan === undefined && !error ? <Skeleton className="h-8 w-32" /> : (
            <>
              <p className="text-2xl font-semibold tracking-tight tabular-nums">{month === null || month === undefined ? '–' : moneyText(month)}<span className="ml-1 text-sm font-normal text-muted">a month</span></p>
              <p className="text-sm text-muted">{month === null || month === undefined ? (plan?.price.unknown_because ?? '') : `${moneyText(month / MONTH_HOURS, 'USD', 4)} an hour while it runs`}</p>
            </>
          )}
        </div>
        <ul className="flex flex-col gap-1 text-xs text-muted">
          {offered?.prices.filter(({ metric }) => USE[metric]).map(({ metric, unit, free, tiers }) => (
            <li key={metric} className="flex justify-between gap-3"><span>{USE[metric]}{free ? `, ${free} free` : ''}</span><span className="tabular-nums">{trimmed(tiers[0]?.price_micros ?? 0)} a {unit}</span></li>
          ))}
        </ul>
        {plan?.blockers.map(({ detail }) => <p key={detail} role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">{detail}</p>)}
        <Refusal error={error} />
        {children}
      </div>
    </Card>
  );
}

const trimmed = (micros: number): string => moneyText(micros, 'USD', DIGITS).replace(/0+$/, '').replace(/\.$/, '');
