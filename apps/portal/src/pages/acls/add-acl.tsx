/** Adds one access control entry. */
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Refusal } from '../../ui/states.tsx';
import { readAcls } from './read-acls.ts';

const RESOURCES = { TOPIC: 'Topic', GROUP: 'Consumer group', TRANSACTIONAL_ID: 'Transactional id', CLUSTER: 'The cluster' } as const;
type Resource = keyof typeof RESOURCES;
const OPERATIONS = {
  TOPIC: ['READ', 'WRITE', 'DESCRIBE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'ALL'],
  GROUP: ['READ', 'DESCRIBE', 'DELETE', 'ALL'],
  TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE', 'ALL'],
  CLUSTER: ['CREATE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'IDEMPOTENT_WRITE'],
} as const;
type Operation = (typeof OPERATIONS)[Resource][number];
const CLUSTER_NAME = 'kafka-cluster';
const ACCOUNTS = 100;

export function AddAcl({ cluster, open, onClose }: { cluster: string; open: boolean; onClose: () => void }) {
  const form = useId();
  const accountsId = useId();
  const [who, setWho] = useState('');
  const [resource, setResource] = useState<Resource>('TOPIC');
  const [name, setName] = useState('');
  const [pattern, setPattern] = useState<'LITERAL' | 'PREFIXED'>('LITERAL');
  const [operation, setOperation] = useState<Operation>('READ');
  const [permission, setPermission] = useState<'ALLOW' | 'DENY'>('ALLOW');
  const accounts = api.useQuery('get', '/iam/v2/service-accounts', { params: { query: { page_size: ACCOUNTS } } }, { enabled: open });
  const add = api.useMutation('post', '/samsa/v1/clusters/{id}/acls', {
    onSuccess: async () => {
      toast.success('The entry is there, for every key of its principal.');
      onClose();
      await readAcls();
    },
  });
  const isCluster = resource === 'CLUSTER';
  const why = who === '' ? 'Say who first' : !isCluster && name === '' ? 'Say of what first' : undefined;
  const submit = () => add.mutate({
    params: { path: { id: cluster } },
    body: { entries: [{ principal: who.startsWith('User:') ? who : `User:${who}`, host: '*', permission, operation, resource_type: resource, resource_name: isCluster ? CLUSTER_NAME : name, pattern_type: isCluster ? 'LITERAL' : pattern }] },
  });
  return (
    <Sheet open={open} onClose={onClose} title="Add an ACL" footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={add.isPending} why={why}>Add the entry</Button></>}>
      <form id={form} className="flex flex-col gap-5" onSubmit={(event) => { event.preventDefault(); if (!why) submit(); }}>
        <Segments label="Allow or deny" value={permission} onChange={setPermission} segments={[{ value: 'ALLOW', label: 'Allow' }, { value: 'DENY', label: 'Deny' }]} />
        <Field label="Who" hint="A service account or user by its id, or * for every key of the cluster">
          {(field) => <><Input {...field} list={accountsId} autoComplete="off" spellCheck={false} placeholder="sa-1a2b3c4d" value={who} onChange={(event) => setWho(event.target.value)} /><datalist id={accountsId}>{accounts.data?.data.map(({ id, display_name }) => <option key={id} value={id}>{display_name}</option>)}<option value="*">Everybody</option></datalist></>}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Of what">{(field) => <Select {...field} value={resource} onChange={(event) => { const next = event.target.value as Resource; setResource(next); setOperation(OPERATIONS[next][0]); }}>{Object.entries(RESOURCES).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</Select>}</Field>
          <Field label="May">{(field) => <Select {...field} value={operation} onChange={(event) => setOperation(event.target.value as Operation)}>{OPERATIONS[resource].map((each) => <option key={each} value={each}>{each.replaceAll('_', ' ').toLowerCase()}</option>)}</Select>}</Field>
        </div>
        {!isCluster && (
          <Field label="Name" hint={pattern === 'PREFIXED' ? 'Whatever begins so' : 'Exactly this one, or * for all'}>
            {(field) => <div className="flex flex-wrap gap-2"><Input {...field} className="min-w-40 flex-1" spellCheck={false} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} /><Segments label="How the name is meant" value={pattern} onChange={setPattern} segments={[{ value: 'LITERAL', label: 'Exactly' }, { value: 'PREFIXED', label: 'Prefix' }]} /></div>}
          </Field>
        )}
        <Refusal error={add.error} />
      </form>
    </Sheet>
  );
}
