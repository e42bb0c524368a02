/** Where to begin and what to look for. Texts are asked for when they are entered, not letter by letter: each question reads the topic. */
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import type { FROMS } from './search.ts';

export interface MessageSearch {
  from?: (typeof FROMS)[number];
  time?: string;
  offset?: number;
  partition?: number;
  key?: string;
  value?: string;
  header?: string;
  path?: string;
  equals?: string;
  produce?: boolean;
}

const TEXTS = [['key', 'Key has', ''], ['value', 'Value has', ''], ['header', 'Header has', ''], ['path', 'JSON path', '$.order.id'], ['equals', 'is', '42']] as const;
const LABELS = { newest: 'Newest', oldest: 'Oldest', timestamp: 'A time', offset: 'An offset' } as const;

export function MessageFilters({ search, partitions, onSearch, actions }: { search: MessageSearch; partitions: number; onSearch: (change: MessageSearch) => void; actions: ReactNode }) {
  const [texts, setTexts] = useState<Partial<Record<(typeof TEXTS)[number][0], string>>>(() => Object.fromEntries(TEXTS.map(([name]) => [name, search[name] ?? ''])));
  const [more, setMore] = useState(TEXTS.some(([name]) => search[name] !== undefined));
  const enter = () => onSearch(Object.fromEntries(TEXTS.map(([name]) => [name, texts[name] || undefined])));
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => { event.preventDefault(); enter(); }}>
      <div className="flex flex-wrap items-end gap-3">
        <Field label="From">{(field) => <Select {...field} className="min-w-28" value={search.from ?? 'newest'} onChange={(event) => onSearch({ from: event.target.value as MessageSearch['from'] })}>{Object.entries(LABELS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</Select>}</Field>
        {search.from === 'timestamp' && <Field label="Time">{(field) => <Input {...field} type="datetime-local" step={1} value={search.time ?? ''} onChange={(event) => onSearch({ time: event.target.value || undefined })} />}</Field>}
        {search.from === 'offset' && <Field label="Offset">{(field) => <Input {...field} type="number" min={0} className="max-w-32" value={search.offset ?? ''} onChange={(event) => onSearch({ offset: event.target.value === '' ? undefined : Number(event.target.value) })} />}</Field>}
        <Field label="Partition">{(field) => (
          <Select {...field} className="min-w-24" value={search.partition ?? ''} onChange={(event) => onSearch({ partition: event.target.value === '' ? undefined : Number(event.target.value) })}>
            <option value="">All</option>{Array.from({ length: partitions }, (_, at) => <option key={at} value={at}>{at}</option>)}
          </Select>
        )}</Field>
        <Button aria-expanded={more} onClick={() => setMore(!more)}>Filter</Button>
        <span className="ml-auto flex flex-wrap gap-2">{actions}</span>
      </div>
      {more && (
        <div className="grid items-end gap-3 rounded-lg border border-line bg-surface p-3 sm:grid-cols-3 lg:grid-cols-[repeat(5,1fr)_auto]">
          {TEXTS.map(([name, label, example]) => <Field key={name} label={label}>{(field) => <Input {...field} placeholder={example} spellCheck={false} value={texts[name] ?? ''} onChange={(event) => setTexts({ ...texts, [name]: event.target.value })} />}</Field>)}
          <Button look="primary" type="submit">Search</Button>
        </div>
      )}
    </form>
  );
}
