/**
 * Costs as FOCUS 1.2 has them: every mandatory column, and of the others those we know something for. Decimals are exact texts; a
 * column without a value is empty, which is FOCUS' null. A month's rows come to its invoice.
 */
import type { InvoiceLine } from '@samsa/domain/invoice';
import { decimalText } from '@samsa/domain/decimal';
import { type Micros, textOf } from '@samsa/domain/money';
import { METRICS } from '@samsa/domain/price-book';
import { type CostLine, monthBounds } from '@samsa/domain/rating';

const DAY_MS = 86_400_000;
const PROVIDER = 'Samsa';

export const FOCUS_COLUMNS = [
  'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingAccountType', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory',
  'ChargeClass', 'ChargeDescription', 'ChargeFrequency', 'ChargePeriodEnd', 'ChargePeriodStart', 'ConsumedQuantity', 'ConsumedUnit', 'ContractedCost',
  'ContractedUnitPrice', 'EffectiveCost', 'InvoiceId', 'InvoiceIssuerName', 'ListCost', 'ListUnitPrice', 'PricingCategory', 'PricingQuantity', 'PricingUnit',
  'ProviderName', 'PublisherName', 'RegionId', 'RegionName', 'ResourceId', 'ResourceName', 'ResourceType', 'ServiceCategory', 'ServiceName',
  'ServiceSubcategory', 'SkuId', 'SkuMeter', 'SkuPriceId', 'SubAccountId', 'SubAccountName', 'SubAccountType',
] as const;
export type FocusRow = Partial<Record<(typeof FOCUS_COLUMNS)[number], string>>;

export interface Billed {
  organizationId: string;
  organizationName: string;
  invoiceId: string;
  /** `YYYY-MM` */
  month: string;
  currency: string;
}

export const cellsOf = (row: FocusRow): string[] => FOCUS_COLUMNS.map((column) => row[column] ?? '');

const at = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

function head({ organizationId, organizationName, invoiceId, month, currency }: Billed, amount: Micros): FocusRow {
  const { fromMs, toMs } = monthBounds(month);
  const cost = textOf(amount);
  return {
    BilledCost: cost, ContractedCost: cost, EffectiveCost: cost, ListCost: cost,
    BillingAccountId: organizationId, BillingAccountName: organizationName, BillingAccountType: 'Organization', BillingCurrency: currency,
    BillingPeriodStart: at(fromMs), BillingPeriodEnd: at(toMs), InvoiceId: invoiceId,
    InvoiceIssuerName: PROVIDER, ProviderName: PROVIDER, PublisherName: PROVIDER,
  };
}

/** @param names of clusters and environments, by id */
export function usageRow(billed: Billed, line: CostLine, names: ReadonlyMap<string, string>): FocusRow {
  const { unit, perUnit, lineType, product } = METRICS[line.metric];
  const quantity = decimalText(line.quantity, perUnit);
  const price = textOf(line.unitMicros);
  const fromMs = Date.parse(line.day);
  const name = names.get(line.resourceId) ?? line.resourceId;
  return {
    ...head(billed, line.amount),
    ChargeCategory: 'Usage', ChargeFrequency: 'Usage-Based', ChargePeriodStart: at(fromMs), ChargePeriodEnd: at(fromMs + DAY_MS),
    ChargeDescription: `${lineType} of ${name} (${line.plan})`,
    ConsumedQuantity: quantity, ConsumedUnit: unit, PricingQuantity: quantity, PricingUnit: unit, PricingCategory: 'Standard', ListUnitPrice: price, ContractedUnitPrice: price,
    RegionId: line.region, RegionName: `${line.cloud} ${line.region}`, ResourceId: line.resourceId, ResourceName: name, ResourceType: 'Kafka cluster',
    ServiceCategory: 'Integration', ServiceName: product === 'CONNECT' ? 'Kafka Connect' : 'Apache Kafka', ServiceSubcategory: 'Messaging',
    SkuId: `${line.plan}/${line.metric}`, SkuMeter: line.metric, SkuPriceId: `${line.book.currency}-${line.book.version}/${line.plan}/${line.metric}/${line.tier}`,
    SubAccountId: line.environmentId, SubAccountName: names.get(line.environmentId) ?? line.environmentId, SubAccountType: 'Environment',
  };
}

const CATEGORIES: Record<string, string> = { support: 'Purchase', credit: 'Credit', promo: 'Credit', tax: 'Tax' };

/** What a month has beside usage: of the organization, on its first day to its last. */
export function otherRow(billed: Billed, line: Exclude<InvoiceLine, { kind: 'usage' }>): FocusRow {
  const row = head(billed, line.amount);
  const support = line.kind === 'support';
  return {
    ...row, ChargeCategory: CATEGORIES[line.kind] ?? 'Adjustment', ChargeFrequency: support ? 'Recurring' : 'One-Time', ChargeDescription: line.description,
    ChargePeriodStart: row.BillingPeriodStart, ChargePeriodEnd: row.BillingPeriodEnd,
    ...(support && { PricingQuantity: '1', PricingUnit: 'Month', PricingCategory: 'Standard' }),
    ServiceCategory: support ? 'Other' : 'Integration', ServiceName: support ? 'Support' : 'Apache Kafka', ServiceSubcategory: support ? 'Other (Other)' : 'Messaging',
  };
}
