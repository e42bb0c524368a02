/** Takes a Kubernetes cluster into the fleet: a kubeconfig is pasted or dropped, goes in and never comes out again. */
import type { Schema } from '../../../schemas.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../api.ts';
import { Fault } from '../../../fault.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Choices, Field, Input, Select, TextArea } from '../../../ui/field.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { CLOUDS } from '../choices.ts';

type Wanted = Schema<'DataPlaneCreate'>;
type Listener = NonNullable<Wanted['listener']>['type'];
interface Form {
  display_name: string;
  cloud: Wanted['cloud'];
  region: string;
  credentials: NonNullable<Wanted['credentials']>;
  kubeconfig: string;
  listener: Listener;
  labels: string;
  exclusive_to: string;
}
const EMPTY: Form = { display_name: '', cloud: 'AWS', region: '', credentials: 'kubeconfig', kubeconfig: '', listener: 'loadbalancer', labels: '', exclusive_to: '' };
const LISTENERS: [Listener, string][] = [['loadbalancer', 'A load balancer for each broker'], ['nodeport', 'A port on every node'], ['internal', 'Inside the Kubernetes cluster only']];

function labelsOf(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([key = '', ...value]) => [key.trim(), value.join('=').trim()]));
}

function wantedOf(form: Form): Wanted {
  return {
    display_name: form.display_name.trim(), cloud: form.cloud, region: form.region.trim(), credentials: form.credentials, listener: { type: form.listener }, labels: labelsOf(form.labels),
    kubeconfig: form.credentials === 'kubeconfig' ? form.kubeconfig : undefined, exclusive_to: form.exclusive_to.trim() || undefined,
  } as Wanted;
}

export function Register({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [form, setForm] = useState(EMPTY);
  const id = useId();
  const known = useQueryClient();
  const navigate = useNavigate();
  const register = api.useMutation('post', '/fleet/v1/data-planes', {
    onSuccess: (plane) => {
      void known.invalidateQueries({ queryKey: ['get', '/fleet/v1/data-planes'] });
      toast.success(`${plane.display_name} is in the fleet. It is probed now.`);
      setForm(EMPTY);
      void navigate({ to: '/admin/fleet/$id', params: { id: plane.id } });
    },
  });
  const missing = form.display_name.trim() === '' ? 'Give it a name first' : form.region.trim() === '' ? 'Say its region first' : form.credentials === 'kubeconfig' && form.kubeconfig.trim() === '' ? 'Paste its kubeconfig first' : undefined;
  return (
    <Sheet
      open={open} onClose={onClose} title="Register a data plane" lead="A Kubernetes cluster that runs a Kafka operator. It is probed at once, and takes clusters when nothing is missing."
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={id} busy={register.isPending} why={missing}>Register</Button></>}
    >
      <form id={id} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) register.mutate({ body: wantedOf(form) }); }}>
        <Fields form={form} set={(changes) => setForm((before) => ({ ...before, ...changes }))} error={register.error} />
        <Refusal error={register.error} />
      </form>
    </Sheet>
  );
}

function Fields({ form, set, error }: { form: Form; set: (changes: Partial<Form>) => void; error: unknown }) {
  const wrong = (field: string) => (error && Fault.of(error).isOf(field) ? Fault.of(error).message : undefined);
  return (
    <>
      <Field label="Name" wrong={wrong('display_name')}>{(field) => <Input {...field} autoComplete="off" value={form.display_name} onChange={({ target }) => set({ display_name: target.value })} placeholder="aws-us-east-1-b" />}</Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Cloud">{(field) => <Select {...field} value={form.cloud} onChange={({ target }) => set({ cloud: target.value as Form['cloud'] })}>{CLOUDS.map((cloud) => <option key={cloud}>{cloud}</option>)}</Select>}</Field>
        <Field label="Region" wrong={wrong('region')}>{(field) => <Input {...field} autoComplete="off" value={form.region} onChange={({ target }) => set({ region: target.value })} placeholder="us-east-1" />}</Field>
      </div>
      <Choices
        legend="Credentials" value={form.credentials} onChange={(credentials) => set({ credentials })}
        choices={[{ value: 'kubeconfig', label: 'A kubeconfig', hint: 'Kept encrypted, never shown again' }, { value: 'in_cluster', label: 'The provisioner’s own', hint: 'The service account that it runs as' }]}
      />
      {form.credentials === 'kubeconfig' && (
        <Field label="Kubeconfig" hint="Paste it, or drop the file here." wrong={wrong('kubeconfig')}>
          {(field) => (
            <TextArea
              {...field} className="h-44 font-mono text-xs" spellCheck={false} autoComplete="off" value={form.kubeconfig} placeholder={'apiVersion: v1\nkind: Config\nclusters: …'} onChange={({ target }) => set({ kubeconfig: target.value })}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                const file = event.dataTransfer.files[0];
                if (!file) return;
                event.preventDefault();
                void file.text().then((kubeconfig) => set({ kubeconfig }));
              }}
            />
          )}
        </Field>
      )}
      <Field label="Tenants reach brokers by">{(field) => <Select {...field} value={form.listener} onChange={({ target }) => set({ listener: target.value as Listener })}>{LISTENERS.map(([type, words]) => <option key={type} value={type}>{words}</option>)}</Select>}</Field>
      <Field label="Labels" optional hint="As in tier=gold, disk=nvme: plans may ask for them." wrong={wrong('labels')}>{(field) => <Input {...field} autoComplete="off" value={form.labels} onChange={({ target }) => set({ labels: target.value })} />}</Field>
      <Field label="Only for one organization" optional hint="Its id. Nobody else’s clusters are placed there." wrong={wrong('exclusive_to')}>{(field) => <Input {...field} autoComplete="off" value={form.exclusive_to} onChange={({ target }) => set({ exclusive_to: target.value })} />}</Field>
    </>
  );
}
