/**
 * Costs and usage of any days, rated when they are asked for from the same rows as the invoices: nothing is kept that could lag.
 * Whole months are rated, because tiers count from their first; what was not asked for, or is not the caller's to see, is left out after.
 */
import { Injectable } from '@nestjs/common';
import type { getUsage, listCosts } from '@samsa/contract/billing';
import type { In } from '@samsa/contract/operation';
import { type Caller, reach } from '@samsa/domain/access';
import { unitsOf } from '@samsa/domain/invoice';
import { METRICS } from '@samsa/domain/price-book';
import { dayOf, monthBounds, monthOf } from '@samsa/domain/rating';
import { Problem } from '@samsa/domain/problem';
import { type BilledMonth, statementOf } from '@samsa/domain/statement';
import { usageRows, type UsageSum } from '@samsa/domain/usage-rows';
import { namesOf, readMonth, span } from '@samsa/store/billed-months';
import { Database } from '@samsa/store/database';
import { listing, PublicUrl } from '../http/answers.ts';
import { costKey, showCost } from './show.ts';

const DAY_MS = 86_400_000;
/** Days one question may ask for. */
const DAYS_MAX = 366;
/** Days of which hours may be asked for. */
const HOURLY_DAYS_MAX = 31;

type UsageQuery = In<typeof getUsage>['query'];

@Injectable()
export class CostsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { start_date, end_date, page_size, page_token }: In<typeof listCosts>['query']) {
    const after = page_token === undefined ? '' : placeOf(page_token);
    const { lines } = await this.between(caller, start_date, end_date);
    const rest = lines.map((line) => ({ line, key: costKey(line) })).filter(({ key }) => key > after).sort((one, other) => (one.key < other.key ? -1 : 1));
    const items = rest.slice(0, page_size);
    const next = rest.length > items.length ? Buffer.from(items.at(-1)!.key).toString('base64url') : undefined;
    const names = await namesOf(this.database, caller.organizationId, [...new Set(items.map(({ line }) => line.resourceId))]);
    const about = { version: 'billing/v1', kind: 'CostList', url: this.url, path: '/billing/v1/costs', query: { start_date, end_date, page_size } } as const;
    return listing(about, { items, next }, ({ line }) => showCost(line, names.get(line.resourceId) ?? line.resourceId));
  }

  async usage(caller: Caller, query: UsageQuery) {
    const { nowMs } = await span(this.database, caller.organizationId);
    const month = monthOf(nowMs);
    const { start_date = `${month}-01`, end_date = dayOf(nowMs + DAY_MS), by, granularity } = query;
    const fromMs = Date.parse(start_date);
    const toMs = Date.parse(end_date);
    if (granularity === 'hour' && toMs - fromMs > HOURLY_DAYS_MAX * DAY_MS) {
      throw new Problem({ status: 400, code: 'InvalidArgument', detail: `Hours are told of ${HOURLY_DAYS_MAX} days at most. Ask for fewer days, or by day.`, parameter: 'granularity' });
    }
    const current = await readMonth(this.database, caller.organizationId, month);
    const used = await this.between(caller, start_date, end_date);
    return {
      api_version: 'samsa/v1' as const, kind: 'Usage' as const, currency: current.currency, start_date, end_date,
      ...(reach(caller, 'billing:read') === 'everywhere' && { month: projected(current) }),
      data: usageRows(used, { by, granularity, fromMs, toMs, nowMs }).map((row) => showRow(row, by)),
    };
  }

  private async between(caller: Caller, startDate: string, endDate: string) {
    const places = reach(caller, 'billing:read');
    const months = monthsOf(startDate, endDate);
    const read = await Promise.all(months.map((month) => readMonth(this.database, caller.organizationId, month)));
    const mayBeSeen = (environmentId: string, clusterId: string): boolean =>
      places === 'everywhere' || places.environmentIds.includes(environmentId) || places.clusterIds.includes(clusterId);
    const visible = ({ environmentId, resourceId }: { environmentId: string; resourceId: string }): boolean => mayBeSeen(environmentId, resourceId);
    const within = (atMs: number): boolean => atMs >= Date.parse(startDate) && atMs < Date.parse(endDate);
    return {
      lines: read.flatMap((one) => statementOf(one).costs).filter((line) => line.day >= startDate && line.day < endDate && visible(line)),
      hours: read.flatMap((one) => one.hours).filter((hour) => within(hour.hourMs) && visible(hour)),
      intervals: lasting(read).filter(({ environmentId, clusterId }) => mayBeSeen(environmentId, clusterId)),
    };
  }
}

/** Each once, though it may last over several months. */
const lasting = (read: readonly BilledMonth[]) => [...new Map(read.flatMap((one) => one.intervals).map((one) => [one.id, one])).values()];

function showRow({ from, clusterId, environmentId, metric, quantity, amount, missingHours }: UsageSum, by: UsageQuery['by']) {
  return {
    from, metric, unit: METRICS[metric].unit, quantity: quantity === null ? null : unitsOf(metric, quantity), amount_micros: Number(amount),
    ...(missingHours > 0 && { missing_hours: missingHours }), ...(by === 'cluster' && { cluster: clusterId }), ...(by !== 'metric' && { environment: environmentId }),
  };
}

function projected(read: BilledMonth) {
  const byItsEnd = statementOf(read, monthBounds(read.month).toMs).invoice.total;
  return { month: read.month, amount_micros: Number(statementOf(read).invoice.total), projected_micros: Number(byItsEnd) };
}

/** @throws Problem 400 for days in the wrong order or too many */
export function monthsOf(startDate: string, endDate: string): string[] {
  const days = (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS;
  if (days < 1 || days > DAYS_MAX) {
    throw new Problem({ status: 400, code: 'InvalidArgument', detail: `end_date must lie after start_date, by ${DAYS_MAX} days at most: it is the first day not included.`, parameter: 'end_date' });
  }
  const months: string[] = [];
  for (let month = startDate.slice(0, 7); month <= dayOf(Date.parse(endDate) - 1).slice(0, 7); month = monthOf(monthBounds(month).toMs)) months.push(month);
  return months;
}

/** @throws Problem 400 for a token that is not ours */
function placeOf(token: string): string {
  const place = Buffer.from(token, 'base64url').toString('utf8');
  if (/^\d{4}-\d{2}-\d{2} /.test(place)) return place;
  throw new Problem({ status: 400, code: 'InvalidArgument', detail: 'page_token is not one this list has given. Start again without it.', parameter: 'page_token' });
}
