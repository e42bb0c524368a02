/** One page on which a cluster is chosen and wanted; every choice stands in the address, what it costs beside it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { api, queries } from '../../api.ts';
import { Fault } from '../../fault.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, Field, Input, Select, Switch } from '../../ui/field.tsx';
import { bytesText } from '../../ui/figures.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ErrorState, Loading, Refusal } from '../../ui/states.tsx';
import { AsCode } from './as-code.tsx';
import { Price } from './price.tsx';

export type Plan = Schema<'ListOfferedPlansAnswer'>['data'][number];
type Region = Schema<'ListRegionsAnswer'>['data'][number];
export type Wanted = Schema<'ClusterCreate'>;
type Search = ReturnType<typeof useChoice>['search'];

const ABOUT: Record<Plan['type'], string> = {
  Basic: 'To try and to develop. One broker.', Standard: 'For production. Three brokers.', Enterprise: 'For production that may not stop. Over zones.',
  Freight: 'For much data that may be late. Over zones.', Dedicated: 'Its own size, in CKU.',
};
const PAGE_SIZE = 100;

function useChoice() {
  const search = useSearch({ from: '/shell/clusters/new' });
  const navigate = useNavigate();
  const choose = (next: Partial<typeof search>) => void navigate({ to: '/clusters/new', search: { ...search, ...next }, replace: true });
  return { search, choose };
}

export function CreateCluster() {
  const { search, choose } = useChoice();
  const regions = api.useQuery('get', '/samsa/v1/regions');
  const plans = api.useQuery('get', '/samsa/v1/plans', { params: { query: {} } });
  const environments = api.useQuery('get', '/org/v2/environments', { params: { query: { page_size: PAGE_SIZE } } });
  const error = regions.error ?? plans.error ?? environments.error;
  const crumbs = [{ label: 'Clusters', link: { to: '/clusters' as const } }];
  if (error) return <Page title="Create a cluster" crumbs={crumbs}><Card><ErrorState error={error} /></Card></Page>;
  if (!regions.data || !plans.data || !environments.data) return <Page title="Create a cluster" crumbs={crumbs}><Card><Loading lines={14} /></Card></Page>;
  const wanted = wantedOf(search, regions.data.data, plans.data.data, environments.data.data[0]?.id ?? '');
  return (
    <Page title="Create a cluster" crumbs={crumbs}>
      <Form {...{ search, choose, wanted }} regions={regions.data.data} plans={plans.data.data} environments={environments.data.data} />
    </Page>
  );
}

/** What is not said yet is the first that can be had. */
function wantedOf(search: Search, regions: Region[], plans: Plan[], firstEnvironment: string): Wanted {
  const kind = search.kind ?? 'Basic';
  const plan = plans.find(({ type }) => type === kind);
  const takes = (region: Region) => region.kinds.some((each) => each.kind === kind && each.available);
  const place = regions.find(({ cloud, region }) => cloud === search.cloud && region === search.region) ?? regions.find(takes) ?? regions[0];
  const availability = search.availability && plan?.availabilities.includes(search.availability) ? search.availability : (plan?.availabilities[0] ?? 'SINGLE_ZONE');
  const config = plan?.cku ? { kind, cku: Math.min(plan.cku.most, Math.max(plan.cku.least, search.cku ?? plan.cku.least)) } : { kind };
  return {
    spec: {
      display_name: search.name ?? '', cloud: place?.cloud ?? 'AWS', region: place?.region ?? '', availability, config,
      environment: { id: search.environment ?? firstEnvironment }, ...(search.protect ? { deletion_protection: true } : {}),
    },
  };
}

interface FormProps {
  search: Search;
  choose: (next: Partial<Search>) => void;
  wanted: Wanted;
  regions: Region[];
  plans: Plan[];
  environments: Schema<'Environment'>[];
}

function Form({ search, choose, wanted, regions, plans, environments }: FormProps) {
  const navigate = useNavigate();
  const create = api.useMutation('post', '/cmk/v2/clusters');
  const why = useMay()('cluster:create', { environment: wanted.spec.environment.id });
  const named = { ...wanted, spec: { ...wanted.spec, display_name: wanted.spec.display_name || 'cluster' } };
  const plan = api.useQuery('post', '/samsa/v1/clusters:plan', { body: { intent: 'create', ...useDeferredValue(named) } }, { enabled: why === undefined, placeholderData: (before: Schema<'ClusterPlan'> | undefined) => before });
  const blocker = plan.data?.blockers[0];
  const fault = create.error ? Fault.of(create.error) : undefined;
  const submit = () => create.mutate({ params: { query: {} }, body: wanted }, {
    onSuccess: ({ id }) => {
      void queries.invalidateQueries();
      void navigate({ to: '/clusters/$cluster', params: { cluster: id } });
    },
  });
  const off = why ?? (wanted.spec.display_name.trim() === '' ? 'Give it a name first.' : blocker?.detail);
  return (
    <form className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]" onSubmit={(event) => { event.preventDefault(); if (!off) submit(); }}>
      <div className="flex min-w-0 flex-col gap-5">
        <Card>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" wrong={fault?.isOf('display_name') ? fault.message : undefined}>{(field) => <Input {...field} autoFocus required maxLength={64} placeholder="orders" value={search.name ?? ''} onChange={(event) => choose({ name: event.target.value || undefined })} />}</Field>
            <Field label="Environment">{(field) => <Select {...field} value={wanted.spec.environment.id} onChange={(event) => choose({ environment: event.target.value })}>{environments.map(({ id, display_name }) => <option key={id} value={id}>{display_name}</option>)}</Select>}</Field>
          </div>
        </Card>
        <Card><Kind {...{ wanted, plans, regions, choose }} /></Card>
        <Card><Place {...{ wanted, regions, plans, choose }} /></Card>
        <Card><Switch label="Protect it from deletion" hint="Nobody can delete it until this is taken off." checked={search.protect === true} onChange={(on) => choose({ protect: on || undefined })} /></Card>
      </div>
      <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-5">
        <Price plan={plan.data} error={plan.error} offered={plans.find(({ type }) => type === wanted.spec.config.kind)}>
          {fault && !fault.isOf('display_name') && <Refusal error={create.error} />}
          <Button type="submit" look="primary" busy={create.isPending} why={off} className="w-full">Create the cluster</Button>
        </Price>
        <AsCode wanted={wanted} />
      </div>
    </form>
  );
}

function Kind({ wanted, plans, regions, choose }: Pick<FormProps, 'wanted' | 'plans' | 'regions' | 'choose'>) {
  const { config } = wanted.spec;
  const plan = plans.find(({ type }) => type === config.kind);
  const choices = plans.map(({ type, storage_bytes_per_broker, replication }) => {
    const places = regions.map(({ kinds }) => kinds.find(({ kind }) => kind === type));
    const why = places.some((place) => place?.available) ? undefined : (places.find((place) => place?.reason)?.reason ?? 'No region offers it now.');
    return { value: type, label: type, hint: `${ABOUT[type]} ${bytesText(storage_bytes_per_broker)} a broker, ${replication === 1 ? 'one copy' : `${replication} copies`}.`, why };
  });
  return (
    <div className="flex flex-col gap-4">
      <Choices legend="Kind" value={config.kind} onChange={(kind) => choose({ kind, cku: undefined, availability: undefined })} choices={choices} />
      {plan?.cku && (
        <div className="max-w-40"><Field label="CKU" hint={`From ${plan.cku.least} to ${plan.cku.most}; each adds ${plan.brokers_per_cku === 1 ? 'a broker' : `${plan.brokers_per_cku} brokers`}.`}>
          {(field) => <Input {...field} type="number" min={plan.cku?.least} max={plan.cku?.most} value={config.cku ?? 1} onChange={(event) => choose({ cku: Number(event.target.value) || undefined })} />}
        </Field></div>
      )}
    </div>
  );
}

function Place({ wanted, regions, plans, choose }: Pick<FormProps, 'wanted' | 'regions' | 'plans' | 'choose'>) {
  const { cloud, region, availability, config } = wanted.spec;
  const plan = plans.find(({ type }) => type === config.kind);
  const choices = regions.map((place) => {
    const of = place.kinds.find(({ kind }) => kind === config.kind);
    return { value: `${place.cloud} ${place.region}`, label: place.region, hint: place.cloud, why: of?.available ? undefined : (of?.reason ?? place.reason ?? 'It does not offer this kind.') };
  });
  return (
    <div className="flex flex-col gap-4">
      <Choices
        legend="Cloud and region" columns="sm:grid-cols-3" value={`${cloud} ${region}`} choices={choices}
        onChange={(value) => choose({ cloud: value.split(' ')[0] as typeof cloud, region: value.split(' ')[1] })}
      />
      <Choices
        legend="Availability" value={availability === 'SINGLE_ZONE' ? 'SINGLE_ZONE' : 'MULTI_ZONE'} onChange={(value) => choose({ availability: value })}
        choices={[
          { value: 'SINGLE_ZONE', label: 'One zone', hint: 'Cheaper, and away when the zone is.', why: plan?.availabilities.includes('SINGLE_ZONE') ? undefined : `${config.kind} is always over several zones.` },
          { value: 'MULTI_ZONE', label: 'Several zones', hint: 'Stays when a zone is away.' },
        ]}
      />
    </div>
  );
}
