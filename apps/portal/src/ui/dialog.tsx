/** What stands above the page: a dialog in the middle, a sheet at the side, and the question that wants a name typed. */
import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { Field, Input } from './field.tsx';
import { Refusal } from './states.tsx';

interface OverProps {
  open: boolean;
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** At the bottom: what ends it. */
  footer?: ReactNode;
}

const DIALOG = 'fixed top-[50%] left-[50%] w-[calc(100vw-1.5rem)] max-w-lg max-h-[calc(100dvh-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl animate-[rise_120ms_ease-out]';
const SHEET = 'fixed inset-y-0 right-0 h-dvh w-full max-w-2xl border-l sm:w-[calc(100vw-4rem)] animate-[slide_160ms_ease-out]';

function Over({ open, onClose, title, lead, children, footer, place }: OverProps & { place: string }) {
  return (
    <Radix.Root open={open} onOpenChange={(still) => !still && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[var(--scrim)]" />
        <Radix.Content className={classes('z-40 flex flex-col border-line bg-raised shadow-float focus:outline-none', place)} {...(lead ? {} : { 'aria-describedby': undefined })}>
          <header className="flex items-start justify-between gap-3 border-b border-line px-5 py-3">
            <div className="min-w-0">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {lead && <Radix.Description className="text-sm text-muted">{lead}</Radix.Description>}
            </div>
            <Radix.Close asChild><IconButton label="Close" size="small" icon={<X aria-hidden className="size-4" />} /></Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function Dialog(props: OverProps) {
  return <Over {...props} place={DIALOG} />;
}

export function Sheet(props: OverProps) {
  return <Over {...props} place={SHEET} />;
}

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What is lost. */
  children: ReactNode;
  /** Must be typed; without it one click is enough. */
  name?: string;
  /** As in "Delete the cluster". */
  deed: string;
  onConfirm: () => void;
  busy?: boolean;
  error?: unknown;
}

/** Asks before something that cannot be undone. */
export function Confirm({ open, onClose, title, children, name, deed, onConfirm, busy, error }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const form = useId();
  const why = name !== undefined && typed !== name ? `Type ${name} first` : undefined;
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} title={title} footer={<><Button onClick={close}>Keep it</Button><Button look="danger" type="submit" form={form} busy={busy} why={why}>{deed}</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!why) onConfirm(); }}>
        <div className="text-sm">{children}</div>
        {name !== undefined && (
          <Field label={<>Type <code className="rounded bg-hover px-1 py-0.5">{name}</code> to confirm</>}>
            {(field) => <Input {...field} autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />}
          </Field>
        )}
        <Refusal error={error} />
      </form>
    </Dialog>
  );
}
