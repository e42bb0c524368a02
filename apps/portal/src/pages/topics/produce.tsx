/** Appends one record. */
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { Fault } from '../../fault.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, Input, Select, Switch, TextArea } from '../../ui/field.tsx';
import { Refusal } from '../../ui/states.tsx';

type Encoding = 'text' | 'json' | 'base64';

interface ProduceProps {
  cluster: string;
  topic: string;
  partitions: number;
  open: boolean;
  onClose: () => void;
  onProduced: () => void;
}

/** `name: value` on each line. */
function headersOf(text: string): { name: string; value: string }[] {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const cut = line.indexOf(':');
    return cut < 0 ? { name: line.trim(), value: '' } : { name: line.slice(0, cut).trim(), value: line.slice(cut + 1).trim() };
  });
}

export function Produce({ cluster, topic, partitions, open, onClose, onProduced }: ProduceProps) {
  const form = useId();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const [encoding, setEncoding] = useState<Encoding>('json');
  const [headers, setHeaders] = useState('');
  const [partition, setPartition] = useState('');
  const [tombstone, setTombstone] = useState(false);
  const produce = api.useMutation('post', '/samsa/v1/clusters/{id}/topics/{topic}/messages', {
    onSuccess: ({ partition: at, offset }) => {
      toast.success(`Produced to partition ${at} at offset ${offset}.`);
      onProduced();
      onClose();
    },
  });
  const fault = produce.error ? Fault.of(produce.error) : undefined;
  const submit = () => produce.mutate({
    params: { path: { id: cluster, topic } },
    body: { key: key === '' ? undefined : { data: key }, value: tombstone ? undefined : { encoding, data: value }, headers: headersOf(headers), partition: partition === '' ? undefined : Number(partition) },
  });
  return (
    <Sheet open={open} onClose={onClose} title="Produce a message" lead={`To ${topic}, as the cluster’s administrator on your behalf.`} footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={produce.isPending}>Produce</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Key" optional>{(field) => <Input {...field} spellCheck={false} value={key} onChange={(event) => setKey(event.target.value)} />}</Field>
          <Field label="Partition">{(field) => <Select {...field} value={partition} onChange={(event) => setPartition(event.target.value)}><option value="">By the key, or any</option>{Array.from({ length: partitions }, (_, at) => <option key={at} value={at}>{at}</option>)}</Select>}</Field>
        </div>
        <Field label="Value is">{(field) => <Select {...field} value={encoding} disabled={tombstone} onChange={(event) => setEncoding(event.target.value as Encoding)}><option value="json">JSON</option><option value="text">Text</option><option value="base64">Bytes, as base64</option></Select>}</Field>
        <Field label="Value" wrong={fault?.pointer?.startsWith('/value') ? fault.message : undefined}>{(field) => <TextArea {...field} rows={10} spellCheck={false} className="font-mono text-xs" disabled={tombstone} value={value} onChange={(event) => setValue(event.target.value)} />}</Field>
        <Switch label="No value" hint="A tombstone: in a compacted topic it deletes the key" checked={tombstone} onChange={setTombstone} />
        <Field label="Headers" optional hint="One on each line, as in trace: abc">{(field) => <TextArea {...field} rows={3} spellCheck={false} className="font-mono text-xs" value={headers} onChange={(event) => setHeaders(event.target.value)} />}</Field>
        {fault && !fault.pointer?.startsWith('/value') && <Refusal error={fault} />}
      </form>
    </Sheet>
  );
}
