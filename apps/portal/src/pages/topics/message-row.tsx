/** One record: a line, and all of it when opened, as it was written or laid out. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { classes } from '../../ui/classes.ts';
import { Code } from '../../ui/copy.tsx';
import { bytesText, Moment } from '../../ui/figures.tsx';
import { Facts } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';

type Message = Schema<'MessagePage'>['data'][number];
type Part = Message['key'];

export function MessageRow({ record, open, onToggle }: { record: Message; open: boolean; onToggle: () => void }) {
  return (
    <li>
      <button type="button" aria-expanded={open} onClick={onToggle} className="flex w-full items-center gap-3 px-4 py-2.5 text-left text-sm hover:bg-hover">
        <ChevronRight aria-hidden className={classes('size-4 shrink-0 text-muted transition-transform', open && 'rotate-90')} />
        <span className="hidden w-44 shrink-0 text-xs text-muted sm:block"><Moment at={record.timestamp} /></span>
        <span className="w-20 shrink-0 text-xs text-muted tabular-nums">{record.partition} · {record.offset}</span>
        <code className="w-24 shrink-0 truncate text-xs sm:w-40"><Brief part={record.key} /></code>
        <code className="min-w-0 flex-1 truncate text-xs"><Brief part={record.value} /></code>
      </button>
      {open && (
        <div className="grid gap-4 border-t border-line bg-sunken/50 px-4 py-4 lg:grid-cols-[19rem_1fr]">
          <div><Facts facts={[['Partition', record.partition], ['Offset', record.offset], ['Time', <Moment key="time" at={record.timestamp} />], ['Headers', record.headers.length]]} /></div>
          <div className="flex min-w-0 flex-col gap-4">
            <Whole title="Key" part={record.key} />
            <Whole title="Value" part={record.value} />
            {record.headers.length > 0 && <Facts facts={record.headers.map(({ name, value }, at) => [`${at + 1}. ${name}`, <code key={at} className="break-all"><Brief part={value} /></code>])} />}
          </div>
        </div>
      )}
    </li>
  );
}

function Brief({ part }: { part: Part }) {
  if (part.encoding === 'null') return <span className="text-muted italic">null</span>;
  if (part.encoding === 'base64') return <span className="text-muted">{bytesText(part.size_bytes)} of bytes{part.schema_id !== undefined && `, schema ${part.schema_id}`}</span>;
  return <>{part.data}</>;
}

function Whole({ title, part }: { title: string; part: Part }) {
  const [laidOut, setLaidOut] = useState(true);
  const isJson = part.encoding === 'json' && !part.truncated;
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">{title}</span>
        <Badge>{part.encoding === 'null' ? 'none' : part.encoding}</Badge>
        {part.schema_id !== undefined && <Badge tone="info">schema {part.schema_id}</Badge>}
        <span className="text-xs text-muted">{bytesText(part.size_bytes)}{part.truncated && ', its beginning'}</span>
        {isJson && <span className="ml-auto"><Segments label={`How the ${title.toLowerCase()} is shown`} value={laidOut ? 'pretty' : 'raw'} onChange={(way) => setLaidOut(way === 'pretty')} segments={[{ value: 'pretty', label: 'Pretty' }, { value: 'raw', label: 'Raw' }]} /></span>}
      </div>
      {part.encoding !== 'null' && <Code label={title.toLowerCase()} wrap text={isJson && laidOut ? layOut(part.data) : part.data} />}
    </div>
  );
}

type Parse = (text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown) => unknown;
const { parse, rawJSON } = JSON as unknown as { parse: Parse; rawJSON?: (text: string) => unknown };

/** Indented, with long numbers as they were written. */
function layOut(text: string): string {
  try {
    return JSON.stringify(parse(text, (_key, value, { source }) => (typeof value === 'number' && source !== undefined && rawJSON && String(value) !== source ? rawJSON(source) : value)), null, 2);
  } catch {
    return text;
  }
}
