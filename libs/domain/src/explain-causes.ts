/**
 * What the operator and Kubernetes say of a cluster that does not come up, in one sentence each. Pure. Kubernetes' own words are kept
 * behind ours: whoever runs the fleet wants to search for them.
 */
import type { ClusterStatus, KubernetesSays } from './cluster-status.ts';

export interface TroubleOnPlane {
  cause: string;
  /** What those who run the fleet can do about it. */
  remedy: string;
}

type Warning = KubernetesSays['warnings'][number];

/** How long an operator usually takes to look at something new is a second; after this it is not there, or does not watch. */
export const OPERATOR_SILENT_SECONDS = 10;

/** Disks and ports are granted to the number, so theirs is used up on a good day; of pods there are some to spare. */
const SPARE = 'pods';

const WORDS: { reason: RegExp; message?: RegExp; says: string; remedy: string }[] = [
  { reason: /./, message: /exceeded quota|quota exceeded/i, says: 'The quota of its namespace is used up', remedy: 'Raise the quota of the namespace, or free what it counts: it goes on by itself.' },
  { reason: /^FailedScheduling$/, says: 'No node of the data plane takes its pods', remedy: 'Give the data plane nodes with room, or take away what keeps its pods off them: it goes on by itself.' },
  { reason: /^(?:ProvisioningFailed|FailedBinding|FailedAttachVolume|FailedMount)$/, says: 'Its volumes cannot be had', remedy: 'See the storage classes and volumes of the data plane: it goes on by itself.' },
  { reason: /^(?:ErrImagePull|ImagePullBackOff|InspectFailed)$|^Failed$/, message: /image/i, says: 'An image of it cannot be fetched', remedy: 'See that the data plane reaches the registry of its images.' },
  { reason: /^(?:BackOff|Unhealthy|OOMKilling)$/, says: 'A container of it does not stay up', remedy: 'Read the log of the container that is named.' },
];

const quoted = (message: string): string => (message ? ` (${message.replace(/[.\s]+$/, '')})` : '');

function ofWarning({ reason, message, object }: Warning): TroubleOnPlane {
  const known = WORDS.find((one) => one.reason.test(reason) && (one.message?.test(message) ?? true));
  if (known) return { cause: `${known.says}${quoted(message)}.`, remedy: known.remedy };
  return { cause: `Kubernetes warns of ${object || 'its namespace'}: ${reason}${quoted(message)}.`, remedy: `See ${object || 'its namespace'} on the data plane.` };
}

/** The quota, then the latest warning, then the operator's own words: the nearer to the ground, the likelier the cause. */
export function troubleOnPlane({ kubernetes, operator }: ClusterStatus): TroubleOnPlane | undefined {
  const full = kubernetes?.exhausted.find(({ resource }) => resource === SPARE);
  const said = kubernetes?.warnings.find(({ message }) => /exceeded quota/i.test(message)) ?? (full ? undefined : kubernetes?.warnings[0]);
  if (said) return ofWarning(said);
  if (full) return { cause: `The quota of its namespace is used up (${full.used} of ${full.hard} ${full.resource}).`, remedy: WORDS[0]!.remedy };
  if (!operator || operator.reason === 'Creating') return undefined;
  return { cause: `The operator says: ${operator.message.replace(/[.\s]+$/, '')} (${operator.reason}).`, remedy: 'Read the operator’s log and the status of its Kafka object.' };
}
