/** A cluster whose data plane is still being made: it waits; and when it is not wanted any more, nothing of it was ever applied. */
import type { Decision } from '@samsa/domain/cluster-plan';
import type { BeingMade } from '@samsa/store/whole-clusters';
import type { Pass } from './pass.ts';

export function awaitPlace(pass: Pass, { state, step }: BeingMade): Decision {
  if (pass.cluster.deletionRequestedAt) {
    pass.enter('release');
    pass.gone = true;
    return { stage: 'converged' };
  }
  pass.enter('namespace');
  if (state === 'Failed') return { stage: 'namespace', wait: 'The place for it alone does not come up; those who run this installation see why.', reason: 'PlaceFailed' };
  return { stage: 'namespace', wait: `A place for it alone is being made${step ? ` (${step})` : ''}.`, reason: 'MakingPlace' };
}
