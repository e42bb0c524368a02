/** Where would it go? Asked of the placement that creates ask, for a cluster that nobody has asked for; nothing is changed. The question is the address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Select } from '../../../ui/field.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useDataPlanes } from '../data-planes.tsx';
import { CLOUDS } from '../choices.ts';
import { Verdict } from './verdict.tsx';

const KINDS = ['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated'] as const;
type Kind = (typeof KINDS)[number];
interface Question {
  organization: string;
  cloud: (typeof CLOUDS)[number];
  region: string;
  kind: Kind;
  availability: 'SINGLE_ZONE' | 'MULTI_ZONE';
  cku?: number;
}

export function PlacementPage() {
  const search = useSearch({ from: '/shell/admin/placement' });
  const navigate = useNavigate({ from: '/admin/placement' });
  const own = useSession().organization.id;
  const asked = search.region ? questionOf(search, own) : undefined;
  return (
    <Page title="Placement" lead="Where a cluster would go, and why not elsewhere. Nothing is changed by asking.">
      <Card title="The cluster"><Form key={JSON.stringify(search)} first={questionOf(search, own)} ask={(question) => void navigate({ search: question })} /></Card>
      {asked ? <Answer question={asked} /> : <Card><EmptyState icon={<Route />} title="Ask where a cluster would go">Every data plane answers: with its scores, or with the reason for which it is passed over.</EmptyState></Card>}
    </Page>
  );
}

function questionOf({ organization, cloud = 'AWS', region = '', kind = 'Basic', availability = 'SINGLE_ZONE', cku }: Partial<Omit<Question, 'kind'>> & { kind?: string }, own: string): Question {
  return { organization: organization ?? own, cloud, region, kind: KINDS.find((each) => each === kind) ?? 'Basic', availability, cku: kind === 'Dedicated' ? (cku ?? 1) : undefined };
}

function Form({ first, ask }: { first: Question; ask: (question: Question) => void }) {
  const [form, setForm] = useState(first);
  const { planes } = useDataPlanes();
  const set = (changes: Partial<Question>) => setForm((before) => ({ ...before, ...changes }));
  const regions = [...new Set(planes?.filter(({ cloud }) => cloud === form.cloud).map(({ region }) => region))].sort();
  return (
    <form
      className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3"
      onSubmit={(event) => { event.preventDefault(); if (form.region.trim()) ask({ ...form, region: form.region.trim(), cku: form.kind === 'Dedicated' ? (form.cku ?? 1) : undefined }); }}
    >
      <Field label="Organization" hint="Its id">{(field) => <Input {...field} className="font-mono text-xs" value={form.organization} onChange={({ target }) => set({ organization: target.value })} />}</Field>
      <Field label="Cloud">{(field) => <Select {...field} value={form.cloud} onChange={({ target }) => set({ cloud: target.value as Question['cloud'] })}>{CLOUDS.map((cloud) => <option key={cloud}>{cloud}</option>)}</Select>}</Field>
      <Field label="Region">
        {(field) => <><Input {...field} list={`${field.id}-list`} autoComplete="off" value={form.region} onChange={({ target }) => set({ region: target.value })} placeholder={regions[0] ?? 'us-east-1'} /><datalist id={`${field.id}-list`}>{regions.map((region) => <option key={region} value={region} />)}</datalist></>}
      </Field>
      <Field label="Kind">{(field) => <Select {...field} value={form.kind} onChange={({ target }) => set({ kind: target.value as Kind })}>{KINDS.map((kind) => <option key={kind}>{kind}</option>)}</Select>}</Field>
      <Field label="Availability">{(field) => <Select {...field} value={form.availability} onChange={({ target }) => set({ availability: target.value as Question['availability'] })}><option value="SINGLE_ZONE">Single zone</option><option value="MULTI_ZONE">Several zones</option></Select>}</Field>
      {form.kind === 'Dedicated' && <Field label="CKU">{(field) => <Input {...field} type="number" min={1} max={1_000} value={form.cku ?? 1} onChange={({ target }) => set({ cku: target.valueAsNumber || undefined })} />}</Field>}
      <div className="flex items-end sm:col-span-2 lg:col-span-3"><Button type="submit" look="primary" why={form.region.trim() ? undefined : 'Say a region first'}>Explain</Button></div>
    </form>
  );
}

function Answer({ question: { organization, cloud, region, kind, availability, cku } }: { question: Question }) {
  const body = { organization, spec: { display_name: 'asked', availability, cloud, region, config: { kind, cku } } };
  const { data, error, refetch } = api.useQuery('post', '/fleet/v1/placements:explain', { body });
  if (error) return <Card><ErrorState error={error} retry={() => void refetch()} /></Card>;
  return (
    <Card title="The verdict" actions={data && (data.placement.chosen && data.blockers.length === 0 ? <Badge tone="good" dot>It would be taken</Badge> : <Badge tone="bad" dot>It would be refused</Badge>)}>
      {data ? (
        <div className="flex flex-col gap-4">
          {data.blockers.length > 0 && <ul aria-label="Why it would be refused" className="flex flex-col gap-1 rounded-md border border-bad/30 bg-bad-soft px-3 py-2 text-sm">{data.blockers.map((blocker) => <li key={blocker}>{blocker}</li>)}</ul>}
          <Verdict placement={data.placement} />
        </div>
      ) : <Loading lines={6} />}
    </Card>
  );
}
