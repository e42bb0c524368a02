/**
 * May an operation be cancelled, and what undoes it? Pure. Nothing is ever stopped half way: cancelling is another intent, the
 * next generation, and the loop goes there from wherever it stands.
 *
 *   create   becomes a deletion. What was never ready holds no data, so protection from deletion has nothing to protect
 *   update   goes back to the specification it set out from, if that one had been reached
 *   delete   is taken back while nobody has begun it
 *   suspend, resume   follow from the bill, and would only be wished again
 */
import type { LifeOperation } from '@samsa/contract/operations';
import { conflict, type Problem } from './problem.ts';

export interface Cancelled {
  operation: {
    id: string;
    intent: LifeOperation['intent'];
    generation: number;
    ended: boolean;
    /** As stored, or because somebody has cancelled it already. */
    state: LifeOperation['state'];
    /** What it set out from. */
    previous?: { generation: number; kind: string };
  };
  cluster: {
    id: string;
    kind: string;
    generation: number;
    observedGeneration: number;
    /** The last generation that the loop has begun to work towards. */
    attemptedGeneration: number;
    gone: boolean;
  };
}

export type Cancelling = { by: 'delete' | 'revert' | 'keep' } | { refused: Problem };

const refuse = (code: string, detail: string): Cancelling => ({ refused: conflict(code, detail) });

export function cancelling({ operation, cluster }: Cancelled): Cancelling {
  const { id, intent, generation, previous } = operation;
  if (operation.state === 'cancelled') return refuse('Cancelled', `${id} is cancelled already.`);
  if (operation.ended || cluster.gone) return refuse('Ended', `${id} has ended as ${operation.state}: there is nothing left to cancel.`);
  if (generation !== cluster.generation) return refuse('Superseded', `A newer intent on ${cluster.id} has taken the place of ${id}. Cancel the newest operation of the cluster.`);
  const begun = cluster.attemptedGeneration >= generation;
  if (intent === 'suspend' || intent === 'resume') return refuse('OfTheBill', `${id} follows from how the bill of the organization stands: GET /samsa/v1/billing-account says what would change that.`);
  if (intent === 'create') return { by: 'delete' };
  if (intent === 'delete') {
    return begun ? refuse('DestructionBegun', `The deletion of ${cluster.id} has begun, and what is destroyed does not come back. Create a new cluster when it is gone.`) : { by: 'keep' };
  }
  if (!previous) return refuse('NothingToReturnTo', `What ${cluster.id} was before ${id} is not known. Patch the cluster to what it is to be.`);
  if (cluster.observedGeneration < previous.generation) {
    return refuse('NeverReached', `The specification that ${cluster.id} had before ${id} was itself never reached. Patch the cluster to what it is to be, or delete it.`);
  }
  if (begun && previous.kind !== cluster.kind) return refuse('NoWayBack', `A ${cluster.kind} cluster cannot become ${previous.kind} again, and the change of ${cluster.id} has begun. Wait for its end.`);
  return { by: 'revert' };
}
