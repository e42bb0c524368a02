/** The frame of the pages before one is signed in, and what happens once one is. */
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { sessionChanged } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Refusal } from '../../ui/states.tsx';
import { Fault } from '../../fault.ts';
import mark from '../../shell/mark.svg';

export function Entrance({ title, lead, children, below }: { title: string; lead?: ReactNode; children: ReactNode; below?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Samsa`;
  }, [title]);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="flex w-full max-w-sm flex-col gap-5">
        <p className="flex items-center gap-2 text-base font-semibold"><img src={mark} alt="" className="size-7" />Samsa</p>
        <div className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-6">
          <div>
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {lead && <p className="mt-1 text-sm text-muted">{lead}</p>}
          </div>
          {children}
        </div>
        {below && <p className="text-center text-sm text-muted">{below}</p>}
      </div>
    </main>
  );
}

/** A form whose refusal stands at its field if it names one, and above the button otherwise. */
export function EntranceForm({ deed, onSubmit, fields, children }: { deed: string; onSubmit: () => Promise<void>; fields: string[]; children: (wrong: (field: string) => string | undefined) => ReactNode }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    onSubmit().catch((error: unknown) => setFault(Fault.of(error))).finally(() => setBusy(false));
  };
  const atField = fault && fields.find((field) => fault.isOf(field));
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {children((field) => (fault && atField === field ? fault.message.replace(new RegExp(`^${field}: `), '') : undefined))}
      {fault && !atField && <Refusal error={fault} />}
      <Button type="submit" look="primary" busy={busy}>{deed}</Button>
    </form>
  );
}

/** Where one wanted to go; never to another site. */
export function useEntered(next?: string): () => Promise<void> {
  const router = useRouter();
  return async () => {
    await sessionChanged();
    router.history.push(next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/');
  };
}

/** The token of the link one came by, taken out of the address bar. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}

export const PASSWORD_HINT = 'At least 15 characters. A few words are easy to remember.';
