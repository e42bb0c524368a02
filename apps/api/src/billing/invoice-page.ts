/**
 * An invoice to look at and to print: one page of HTML with nothing that runs and nothing that is fetched. Every text of it is
 * escaped where it is put in, since names come from tenants.
 */
import type { Invoice } from '@samsa/contract/billing';
import { micros, textOf } from '@samsa/domain/money';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);

/** Markup that is safe already; whatever else is put into a template is escaped. */
class Markup {
  constructor(readonly text: string) {}
}

function html(parts: TemplateStringsArray, ...values: (string | number | Markup | readonly Markup[])[]): Markup {
  const written = values.map((value) => (value instanceof Markup ? value.text : Array.isArray(value) ? value.map((one: Markup) => one.text).join('') : escaped(String(value))));
  return new Markup(String.raw({ raw: parts }, ...written));
}

const STYLE = new Markup(`
  :root { font: 14px/1.45 system-ui, sans-serif; color: #1c1c1c; background: #fff; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  header { display: flex; justify-content: space-between; align-items: start; margin-bottom: 2rem; }
  h1 { margin: 0; font-size: 1.5rem; } dl { margin: 0; display: grid; grid-template-columns: auto auto; gap: .1rem 1rem; } dd { margin: 0; text-align: right; }
  table { width: 100%; border-collapse: collapse; } th, td { padding: .35rem .5rem; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } tfoot td { font-weight: 600; border-bottom: none; }
  .draft { color: #a03000; font-weight: 600; } .small { color: #555; font-size: .85em; }
  @page { margin: 18mm; }
  @media print { body { max-width: none; margin: 0; padding: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`);

export interface Addressee {
  id: string;
  name: string;
}

/** @param names of clusters, by id */
export function invoicePage(invoice: Invoice, { id, name }: Addressee, names: ReadonlyMap<string, string>): string {
  const draft = invoice.state === 'draft' ? html`<p class="draft">Draft: this month is not closed, and the amounts still change.</p>` : html``;
  const closed = invoice.closed_at ? html`<dt>Closed</dt><dd>${invoice.closed_at.slice(0, 10)}</dd>` : html``;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Invoice ${invoice.month} ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<div><h1>Invoice</h1><p>${name}<br><span class="small">${id}</span></p></div>
<dl><dt>Number</dt><dd>${invoice.id}</dd><dt>Month</dt><dd>${invoice.month}</dd>${closed}<dt>Currency</dt><dd>${invoice.currency}</dd></dl>
</header>
${draft}
<table>
<thead><tr><th>#</th><th>What</th><th>Where</th><th class="number">Quantity</th><th class="number">Price</th><th class="number">Amount</th></tr></thead>
<tbody>${invoice.lines.map((line) => row(line, names))}</tbody>
<tfoot><tr><td colspan="5">Total</td><td class="number">${invoice.total} ${invoice.currency}</td></tr></tfoot>
</table>
</body>
</html>
`;
  return page.text;
}

function row(line: Invoice['lines'][number], names: ReadonlyMap<string, string>): Markup {
  const amount = textOf(micros(line.amount_micros));
  if (line.resource === undefined) return html`<tr><td>${line.line}</td><td colspan="4">${line.description}</td><td class="number">${amount}</td></tr>`;
  const what = html`${names.get(line.resource) ?? line.resource}<br><span class="small">${line.resource}, ${line.plan ?? ''}, ${line.metric ?? ''}${line.tier && line.tier > 1 ? `, tier ${line.tier}` : ''}</span>`;
  const quantity = line.quantity === undefined ? '' : `${line.quantity.toFixed(3)} ${line.unit ?? ''}`;
  const price = line.unit_price_micros === undefined ? '' : textOf(micros(line.unit_price_micros));
  return html`<tr><td>${line.line}</td><td>${what}</td><td>${line.region ?? ''}<br><span class="small">${line.environment ?? ''}</span></td><td class="number">${quantity}</td><td class="number">${price}</td><td class="number">${amount}</td></tr>`;
}
