/** What a page shows when it has nothing, not yet, or not at all. Skeletons have the final size, so that nothing jumps. */
import { CircleAlert, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { Fault } from '../fault.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Copy } from './copy.tsx';

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('skeleton inline-block h-4 w-24 align-middle', className)} />;
}

/** `lines` of text to come. */
export function Loading({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-3">
      {Array.from({ length: lines }, (_, at) => <Skeleton key={at} className={at % 3 === 2 ? 'w-1/2' : 'w-full'} />)}
    </div>
  );
}

export function EmptyState({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <div aria-hidden className="grid size-11 place-items-center rounded-xl bg-accent-soft text-accent [&_svg]:size-5">{icon ?? <Inbox />}</div>
      <div className="flex flex-col gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        {children && <div className="max-w-md text-sm text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}

/** A whole part of a page that could not be had. Takes whatever was thrown. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const fault = Fault.of(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-10 text-center">
      <div aria-hidden className="grid size-11 place-items-center rounded-xl bg-bad-soft text-bad"><CircleAlert className="size-5" /></div>
      <div className="flex max-w-lg flex-col gap-1">
        <h2 className="text-base font-semibold">{fault.title}</h2>
        <p className="text-sm break-words text-muted">{fault.message}</p>
      </div>
      {retry && <Button size="small" onClick={retry}>Try again</Button>}
      <RequestId fault={fault} />
    </div>
  );
}

/** A refusal within a form or card: the field, the cause and the remedy. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  const fault = Fault.of(error);
  return (
    <div role="alert" className="flex gap-2 rounded-md border border-bad/30 bg-bad-soft px-3 py-2 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="font-medium text-bad">{fault.title}</p>
        <p className="break-words">{fault.message}</p>
        <RequestId fault={fault} />
      </div>
    </div>
  );
}

function RequestId({ fault }: { fault: Fault }) {
  if (!fault.requestId) return null;
  return <p className="mt-1 flex items-center gap-1 text-xs text-muted">Request <code className="truncate">{fault.requestId}</code><Copy text={fault.requestId} label="Copy the request's id" /></p>;
}
