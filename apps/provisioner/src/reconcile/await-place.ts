/** A cluster whose data plane is still being made: it waits; and when it is not wanted any more, nothing of it was ever applied. */
import type { Decision } from '@samsa/domain/cluster-plan';
import type { BeingMade } from '@samsa/store/whole-clusters';
import type { Pass } from './pass.ts';

export function awaitPlace(pass: Pass, { state, step, pending }: BeingMade): Decision {
  if (pass.cluster.deletionRequestedAt && pending) {
    pass.enter('release');
    pass.gone = true;
    return { stage: 'converged' };
  }
  if (pass.cluster.deletionRequestedAt) return { stage: 'users', wait: 'The place made for it is being taken up.', reason: 'MakingPlace' };
  pass.enter('namespace');
  if (!pending) return { stage: 'namespace', wait: 'The place made for it is being taken up.', reason: 'MakingPlace' };
  if (state === 'Failed') return { stage: 'namespace', wait: 'The place for it alone does not come up; those who run this installation see why.', reason: 'PlaceFailed' };
  return { stage: 'namespace', wait: `A place for it alone is being made${step ? ` (${step})` : ''}.`, reason: 'MakingPlace' };
}
