/** Retry or cancel many at once: each is told beforehand with what will come of it, and afterwards with what came of it. */
import { useQueryClient } from '@tanstack/react-query';
import { Check, CircleAlert, LoaderCircle, Minus } from 'lucide-react';
import { useState } from 'react';
import { Fault } from '../../../fault.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { carryOut, type Deed, type Operation, outcomeOf, whyNot } from './deeds.ts';

/** Asked for at the same time. */
const AT_ONCE = 4;
type Result = 'running' | 'done' | Fault;

export function Bulk({ deed, operations, step, onClose }: { deed: Deed; operations: Operation[]; step?: string; onClose: (changed: boolean) => void }) {
  const [results, setResults] = useState<Map<string, Result>>(new Map());
  const known = useQueryClient();
  const able = operations.filter((operation) => whyNot(deed, operation) === undefined);
  const begun = results.size > 0;
  const busy = [...results.values()].includes('running');
  const go = async () => {
    const waiting = [...able];
    const told = (id: string, result: Result) => setResults((before) => new Map(before).set(id, result));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { id } = next;
        told(id, 'running');
        await carryOut(deed, id, step).then(() => told(id, 'done'), (error: unknown) => told(id, Fault.of(error)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await known.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/fleet/v1/') });
  };
  const name = deed === 'retry' ? 'Retry' : 'Cancel';
  const lead = begun ? undefined : `${able.length} of ${operations.length} can be ${deed === 'retry' ? 'tried again' : 'cancelled'}. Nothing has happened yet.`;
  return (
    <Dialog
      open onClose={() => onClose(begun)} title={operations.length === 1 ? `${name} ${operations[0]?.id}` : `${name} ${able.length} operations`} lead={lead}
      footer={begun ? <Button look="primary" busy={busy} onClick={() => onClose(true)}>Close</Button> : <><Button onClick={() => onClose(false)}>Leave them</Button><Button look={deed === 'cancel' ? 'danger' : 'primary'} why={able.length === 0 ? 'None of them can be' : undefined} onClick={() => void go()}>{name} {able.length}</Button></>}
    >
      <ul aria-label="What will happen" aria-live="polite" className="flex flex-col gap-2.5">
        {operations.map((operation) => <Line key={operation.id} deed={deed} operation={operation} step={step} result={results.get(operation.id)} />)}
      </ul>
    </Dialog>
  );
}

function Line({ deed, operation, step, result }: { deed: Deed; operation: Operation; step?: string; result: Result | undefined }) {
  // Once it was asked for, how it stands meanwhile says nothing against it.
  const why = result === undefined ? whyNot(deed, operation) : undefined;
  const failed = result instanceof Fault ? result.message : undefined;
  return (
    <li className="flex gap-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {result === 'running' ? <LoaderCircle aria-label="Being asked" className="animate-spin text-info" /> : result === 'done' ? <Check aria-label="Accepted" className="text-good" /> : failed ? <CircleAlert aria-label="Refused" className="text-bad" /> : <Minus aria-hidden className="text-muted" />}
      <span className="min-w-0">
        <span className={why ? 'text-muted' : ''}>{why ? `${operation.resource.id} is left out.` : outcomeOf(deed, operation, step)}</span>
        <span className="block text-xs break-words text-muted">{failed ?? why ?? operation.cause ?? `${operation.intent}, ${operation.percent} %`}</span>
      </span>
    </li>
  );
}
