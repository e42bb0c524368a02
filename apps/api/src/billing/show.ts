/** Cost lines and invoice lines as they are answered. */
import { createHash } from 'node:crypto';
import type { Cost } from '@samsa/contract/billing';
import { type InvoiceLine, unitsOf } from '@samsa/domain/invoice';
import { decimalOf, textOf } from '@samsa/domain/money';
import { METRICS } from '@samsa/domain/price-book';
import { type CostLine, dayOf } from '@samsa/domain/rating';

const DAY_MS = 86_400_000;
const ID_LETTERS = 12;

/** Sorts by day first, and names one line of all. */
export const costKey = (line: CostLine): string =>
  [line.day, line.resourceId, line.metric, line.plan, line.environmentId, String(line.book.version).padStart(6, '0'), line.tier].join(' ');

export function showCost(line: CostLine, displayName: string): Cost {
  const { unit, product, lineType } = METRICS[line.metric];
  const amount = decimalOf(line.amount);
  return {
    api_version: 'billing/v1', kind: 'Cost', id: `cost-${createHash('sha256').update(costKey(line)).digest('hex').slice(0, ID_LETTERS)}`,
    start_date: line.day, end_date: dayOf(Date.parse(line.day) + DAY_MS), granularity: 'DAILY', network_access_type: 'INTERNET',
    product, line_type: lineType, price: decimalOf(line.unitMicros), unit, quantity: unitsOf(line.metric, line.quantity),
    original_amount: amount, discount_amount: 0, amount,
    resource: { id: line.resourceId, display_name: displayName, environment: { id: line.environmentId } },
  };
}

export function showLine(line: InvoiceLine, number: number) {
  const { kind } = line;
  const head = { line: number, kind, amount_micros: Number(line.amount) };
  if (line.kind !== 'usage') return { ...head, description: line.description, reference: line.reference };
  const { unit } = METRICS[line.metric];
  const quantity = unitsOf(line.metric, line.quantity);
  return {
    ...head,
    description: `${line.resourceId} (${line.plan}): ${quantity.toFixed(3)} ${unit} at ${textOf(line.unitMicros)} ${line.book.currency}`,
    resource: line.resourceId, environment: line.environmentId, plan: line.plan, region: `${line.cloud} ${line.region}`, metric: line.metric,
    unit, quantity, unit_price_micros: Number(line.unitMicros), price_book: line.book.version, tier: line.tier,
  };
}
