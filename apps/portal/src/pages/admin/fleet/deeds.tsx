/** Cordon, drain, retire: each says what will come of it before it is done. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { ask, client } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import type { DataPlane } from '../data-planes.tsx';

type Deed = 'cordon' | 'uncordon' | 'drain' | 'retire';
const SAID: Record<Deed, { label: string; done: string; says: (plane: DataPlane) => string }> = {
  cordon: { label: 'Cordon', done: 'is cordoned', says: () => 'No new clusters are placed on it. Those it has go on as they are.' },
  uncordon: { label: 'Uncordon', done: 'takes clusters again', says: () => 'Clusters are placed on it again. A drain ends as well.' },
  drain: { label: 'Drain', done: 'is being drained', says: ({ capacity }) => `Nothing is placed on it any more, and it tells what still stands there: ${capacity.used} clusters now. Their tenants are not touched.` },
  retire: { label: 'Retire', done: 'is retired', says: ({ display_name }) => `${display_name} leaves the fleet for ever: its kubeconfig is forgotten and nobody watches it. The Kubernetes cluster itself stays as it is.` },
};

function whyNot(deed: Deed, { state, cordoned_at, draining_at, capacity }: DataPlane): string | undefined {
  if (state === 'Retired') return 'It has been retired';
  if (deed === 'cordon' && (cordoned_at ?? draining_at)) return 'Nothing is placed on it already';
  if (deed === 'uncordon' && !cordoned_at && !draining_at) return 'It is not cordoned';
  if (deed === 'drain' && draining_at) return 'It is being drained already';
  if (deed === 'retire' && capacity.used > 0) return `${capacity.used} clusters still stand on it`;
  return undefined;
}

function carryOut(deed: Deed, id: string): Promise<DataPlane> {
  const params = { params: { path: { id } } };
  switch (deed) {
    case 'cordon': return ask(client.POST('/fleet/v1/data-planes/{id}:cordon', params));
    case 'uncordon': return ask(client.POST('/fleet/v1/data-planes/{id}:uncordon', params));
    case 'drain': return ask(client.POST('/fleet/v1/data-planes/{id}:drain', params));
    case 'retire': return ask(client.POST('/fleet/v1/data-planes/{id}:retire', params));
  }
}

export function Deeds({ plane }: { plane: DataPlane }) {
  const [deed, setDeed] = useState<Deed>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const known = useQueryClient();
  const close = () => {
    setDeed(undefined);
    setError(undefined);
  };
  const confirm = async (chosen: Deed) => {
    setBusy(true);
    try {
      await carryOut(chosen, plane.id);
      await known.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/fleet/v1/data-planes') });
      toast.success(`${plane.display_name} ${SAID[chosen].done}.`);
      close();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const shown: Deed[] = [plane.cordoned_at ?? plane.draining_at ? 'uncordon' : 'cordon', 'drain', 'retire'];
  return (
    <>
      {shown.map((each) => <Button key={each} look={each === 'retire' ? 'danger' : 'plain'} why={whyNot(each, plane)} onClick={() => setDeed(each)}>{SAID[each].label}</Button>)}
      {deed && (
        <Confirm open onClose={close} title={`${SAID[deed].label} ${plane.display_name}?`} deed={SAID[deed].label} name={deed === 'retire' ? plane.display_name : undefined} onConfirm={() => void confirm(deed)} busy={busy} error={error}>
          {SAID[deed].says(plane)}
        </Confirm>
      )}
    </>
  );
}
