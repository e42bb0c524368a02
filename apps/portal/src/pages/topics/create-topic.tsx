/** Makes a topic: a name, what it is for, and how many partitions. Everything else is the preset's or the cluster's. */
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import { Fault } from '../../fault.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Choices, Field, Input } from '../../ui/field.tsx';
import { Loading, Refusal } from '../../ui/states.tsx';
import { humanConfig } from './units.ts';

const NO_PRESET = 'none';
const PARTITIONS = 6;

export function CreateTopic({ cluster, open, onClose }: { cluster: string; open: boolean; onClose: () => void }) {
  const form = useId();
  const go = useNavigate();
  const [name, setName] = useState('');
  const [partitions, setPartitions] = useState(String(PARTITIONS));
  const [preset, setPreset] = useState('events');
  const presets = api.useQuery('get', '/samsa/v1/topic-presets', {}, { enabled: open });
  const create = api.useMutation('post', '/samsa/v1/clusters/{id}/topics', {
    onSuccess: async (made) => {
      toast.success(`The topic ${name} is there.`);
      await queries.invalidateQueries({ queryKey: ['get', '/samsa/v1/clusters/{id}/topics'] });
      if ('name' in made) void go({ to: '/clusters/$cluster/topics/$topic', params: { cluster, topic: made.name } });
    },
  });
  const chosen = presets.data?.data.find((one) => one.name === preset);
  const fault = create.error ? Fault.of(create.error) : undefined;
  const wrong = (field: string) => (fault?.isOf(field) ? fault.message : undefined);
  const submit = () => create.mutate({
    params: { path: { id: cluster } },
    body: { name, partitions: partitions === '' ? undefined : Number(partitions), preset: preset === NO_PRESET ? undefined : preset },
  });
  return (
    <Sheet
      open={open} onClose={onClose} title="Create a topic"
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending} why={name === '' ? 'Give it a name first' : undefined}>Create topic</Button></>}
    >
      <form id={form} className="flex flex-col gap-5" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field label="Name" hint="Letters, digits, dots, underscores and dashes" wrong={wrong('name')}>
          {(field) => <Input {...field} autoComplete="off" spellCheck={false} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {presets.isPending ? <Loading /> : (
          <Choices
            legend="What is it for?" value={preset} onChange={setPreset}
            choices={[...(presets.data?.data ?? []).map((one) => ({ value: one.name, label: one.title, hint: one.description })), { value: NO_PRESET, label: 'As the cluster has it', hint: 'Sets nothing. Configs can be changed later.' }]}
          />
        )}
        {chosen && <p className="text-xs text-muted">Sets {Object.entries(chosen.configs).map(([config, value]) => <code key={config} className="mr-2 inline-block">{config} = {humanConfig(config, value) ?? value}</code>)}</p>}
        <Field label="Partitions" hint="How many consumers of a group can read at once. It can grow later, never shrink." wrong={wrong('partitions')}>
          {(field) => <Input {...field} type="number" min={1} max={10_000} className="max-w-32" value={partitions} onChange={(event) => setPartitions(event.target.value)} />}
        </Field>
        {fault && !fault.isOf('name') && !fault.isOf('partitions') && <Refusal error={fault} />}
      </form>
    </Sheet>
  );
}
