/** Budgets: what a month may come to, how near it is, and who is told at which share. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PiggyBank, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Money, RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states.tsx';
import { CostPage } from './tabs.tsx';

type Budget = Schema<'Budget'>;
const BUDGETS = ['get', '/samsa/v1/budgets'];
const MICROS = 1_000_000;
const NEW = 'new';
const FULL_PERCENT = 100;
const NEAR_PERCENT = 80;
const THRESHOLDS = '50, 80, 100';

export function Budgets() {
  const { edit } = useSearch({ from: '/shell/costs/budgets' });
  const navigate = useNavigate({ from: '/costs/budgets' });
  const [removed, setRemoved] = useState<Budget>();
  const why = useMay()('budget:write');
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/budgets', { params: { query: { page_size: 100 } } });
  const open = (id: string | undefined) => void navigate({ search: { edit: id } });
  const add = <Button look="primary" icon={<Plus aria-hidden className="size-4" />} why={why} onClick={() => open(NEW)}>New budget</Button>;
  const edited = data?.data.find(({ id }) => id === edit);
  return (
    <CostPage title="Budgets" actions={add}>
      {error ? <Card><ErrorState error={error} retry={() => void refetch()} /></Card> : !data ? <Card><Loading lines={5} /></Card> : data.data.length === 0 ? (
        <Card><EmptyState icon={<PiggyBank />} title="No budget yet" action={add}>Be told before a month costs more than it should.</EmptyState></Card>
      ) : <div className="grid gap-4 lg:grid-cols-2">{data.data.map((budget) => <One key={budget.id} budget={budget} why={why} edit={() => open(budget.id)} remove={() => setRemoved(budget)} />)}</div>}
      {edit !== undefined && (edit === NEW || edited) && <Edit key={edit} budget={edited} onClose={() => open(undefined)} />}
      {removed && <Remove budget={removed} onClose={() => setRemoved(undefined)} />}
    </CostPage>
  );
}

function One({ budget, why, edit, remove }: { budget: Budget; why: string | undefined; edit: () => void; remove: () => void }) {
  const { display_name, environment, cluster, amount_micros, currency, month, thresholds, emails, alerts } = budget;
  const percent = (micros: number) => (micros * FULL_PERCENT) / amount_micros;
  const actual = percent(month.actual_micros);
  return (
    <Card title={display_name} lead={cluster ?? environment ?? 'The whole organization'} actions={<><Button size="small" why={why} onClick={edit}>Change</Button><Button size="small" look="quiet" why={why} onClick={remove}>Delete</Button></>}>
      <div className="flex flex-col gap-3 text-sm">
        <p><span className="text-lg font-semibold"><Money micros={month.actual_micros} currency={currency} /></span> <span className="text-muted">of <Money micros={amount_micros} currency={currency} />, to come to <Money micros={month.projected_micros} currency={currency} /></span></p>
        <div role="meter" aria-label={`${display_name}, used`} aria-valuenow={Math.round(actual)} aria-valuemin={0} aria-valuemax={100} aria-valuetext={`${Math.round(actual)} %`} className="relative h-2 overflow-hidden rounded-full bg-hover">
          <div className="absolute inset-y-0 left-0 rounded-full bg-line-strong" style={{ width: `${Math.min(FULL_PERCENT, percent(month.projected_micros))}%` }} />
          <div className={classes('absolute inset-y-0 left-0 rounded-full', actual >= FULL_PERCENT ? 'bg-bad-fill' : actual >= NEAR_PERCENT ? 'bg-warn' : 'bg-accent-fill')} style={{ width: `${Math.min(FULL_PERCENT, actual)}%` }} />
        </div>
        <p className="text-xs text-muted">Told at {thresholds.map(({ measure, percent: at }) => `${at} %${measure === 'projected' ? ' projected' : ''}`).join(', ')}{emails.length > 0 ? `, to ${emails.join(', ')}` : ', by webhooks'}.</p>
        {alerts.slice(0, 3).map(({ at, measure, percent: share }) => <p key={`${at} ${measure} ${share}`} className="text-xs text-warn">{share} % {measure} was reached <RelativeTime at={at} />.</p>)}
      </div>
    </Card>
  );
}

function Edit({ budget, onClose }: { budget: Budget | undefined; onClose: () => void }) {
  const [name, setName] = useState(budget?.display_name ?? '');
  const [amount, setAmount] = useState(budget ? String(budget.amount_micros / MICROS) : '');
  const [percents, setPercents] = useState(budget?.thresholds.filter(({ measure }) => measure === 'actual').map(({ percent }) => percent).join(', ') || THRESHOLDS);
  const [emails, setEmails] = useState(budget?.emails.join(', ') ?? '');
  const [of, setOf] = useState(budget?.cluster ?? budget?.environment ?? '');
  const form = useId();
  const known = useQueryClient();
  const done = () => { void known.invalidateQueries({ queryKey: BUDGETS }); onClose(); };
  const create = api.useMutation('post', '/samsa/v1/budgets', { onSuccess: done });
  const change = api.useMutation('patch', '/samsa/v1/budgets/{id}', { onSuccess: done });
  const missing = !name.trim() ? 'Give it a name first' : Number(amount) > 0 ? undefined : 'Give an amount first';
  const list = (text: string) => text.split(',').map((one) => one.trim()).filter(Boolean);
  const save = () => {
    const kept = budget?.thresholds.filter(({ measure }) => measure === 'projected') ?? [{ measure: 'projected' as const, percent: FULL_PERCENT }];
    const body = { display_name: name.trim(), amount_micros: Math.round(Number(amount) * MICROS), thresholds: [...list(percents).map((percent) => ({ measure: 'actual' as const, percent: Number(percent) })), ...kept], emails: list(emails) };
    if (budget) return change.mutate({ params: { path: { id: budget.id } }, body });
    const place = of.trim().startsWith('lkc-') ? { cluster: of.trim() } : of.trim() ? { environment: of.trim() } : {};
    return create.mutate({ body: { ...body, ...place } as Schema<'BudgetCreate'> });
  };
  return (
    <Dialog open onClose={onClose} title={budget ? `Change ${budget.display_name}` : 'New budget'} footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending || change.isPending} why={missing}>Save</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) save(); }}>
        <Field label="Name">{(field) => <Input {...field} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field label="Amount a month" hint={budget?.currency ?? 'In the currency of the bill'}>{(field) => <Input {...field} inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />}</Field>
        {!budget && <Field label="Of" optional hint="An environment (env-…) or a cluster (lkc-…); the whole organization when left empty.">{(field) => <Input {...field} value={of} onChange={({ target }) => setOf(target.value)} />}</Field>}
        <Field label="Tell at" hint="Percent of the amount, as in 50, 80, 100">{(field) => <Input {...field} value={percents} onChange={({ target }) => setPercents(target.value)} />}</Field>
        <Field label="E-mail to" optional hint="Addresses, with commas between them">{(field) => <Input {...field} value={emails} onChange={({ target }) => setEmails(target.value)} />}</Field>
        <Refusal error={create.error ?? change.error} />
      </form>
    </Dialog>
  );
}

function Remove({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const known = useQueryClient();
  const remove = api.useMutation('delete', '/samsa/v1/budgets/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: BUDGETS }); toast.success(`${budget.display_name} is deleted.`); onClose(); } });
  return <Confirm open onClose={onClose} title={`Delete ${budget.display_name}?`} deed="Delete" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: budget.id } } })}>Nobody is told any more when the month comes near its amount.</Confirm>;
}
