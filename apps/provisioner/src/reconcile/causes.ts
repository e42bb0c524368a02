/** Faults of the outside in words a tenant can read, and whether trying again will help. */
import { isKubeFault, type KubeFault } from '@samsa/kube/fault';
import { KmsAway, KmsRefusal } from '@samsa/runtime/kms';

export interface ClassedFault {
  /** CamelCase. */
  reason: string;
  /** A stable sentence: no address, no time, so that repeated faults do not flap a condition. */
  message: string;
  /** Trying again changes nothing until somebody changes something. */
  permanent: boolean;
  retryAfterMs?: number;
}

const WORDS: Record<KubeFault['kind'], Omit<ClassedFault, 'retryAfterMs'>> = {
  unreachable: { reason: 'DataPlaneUnreachable', message: 'The data plane does not answer; the change waits until it does.', permanent: false },
  timeout: { reason: 'DataPlaneSlow', message: 'The data plane did not answer in time; the change is tried again.', permanent: false },
  unavailable: { reason: 'DataPlaneUnavailable', message: 'The data plane is not available just now; the change waits until it is.', permanent: false },
  throttled: { reason: 'DataPlaneThrottled', message: 'The data plane asks for patience; the change is tried again.', permanent: false },
  gone: { reason: 'DataPlaneStale', message: 'The view of the data plane was out of date; it is read again.', permanent: false },
  notFound: { reason: 'ObjectVanished', message: 'Something that was needed is not there any more; it is made again.', permanent: false },
  conflict: { reason: 'OwnedByAnother', message: 'Somebody else manages a field of ours.', permanent: false },
  alreadyExists: { reason: 'NameTaken', message: 'An object of the same name is already there and is not ours.', permanent: true },
  invalid: { reason: 'Refused', message: 'The data plane refuses the specification.', permanent: true },
  forbidden: { reason: 'PermissionMissing', message: 'Our account on the data plane lacks a permission.', permanent: true },
  unauthorized: { reason: 'CredentialsRefused', message: 'The data plane refuses our credentials.', permanent: false },
};

const DETAILED = new Set<KubeFault['kind']>(['invalid', 'forbidden', 'conflict', 'alreadyExists']);

export function classify(fault: unknown): ClassedFault {
  if (isKubeFault(fault)) {
    const kube = fault as KubeFault;
    const words = WORDS[kube.kind];
    const detail = DETAILED.has(kube.kind) ? ` ${kube.message}` : '';
    return { ...words, message: words.message + detail, retryAfterMs: kube.retryAfterMs };
  }
  if (fault instanceof KmsAway) return { reason: 'KeysUnavailable', message: 'The keys that seal our secrets cannot be had just now; the change waits until they can.', permanent: false };
  if (fault instanceof KmsRefusal) return { reason: 'KeysRefused', message: 'A secret of ours cannot be opened with any key there is.', permanent: false };
  const kind = (fault as { kind?: string }).kind ?? 'unexpected';
  return { reason: 'KafkaNotUsable', message: `The brokers do not yet serve a record (${kind}: ${(fault as Error).message}).`, permanent: false };
}
