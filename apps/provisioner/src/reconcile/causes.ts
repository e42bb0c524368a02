/** Faults of the outside in words a tenant can read, whether trying again will help, and whose fault it is. */
import type { FaultClass } from '@samsa/domain/quarantine';
import { KafkaRefusal, type RefusalKind } from '@samsa/kafka/fault';
import { isKubeFault, type KubeFault } from '@samsa/kube/fault';
import { KmsAway, KmsRefusal } from '@samsa/runtime/kms';
import { isAway } from '@samsa/store/fault';

/** Something is not there yet that will be: no fault of anybody's. */
export class NotYet extends Error {}

export interface ClassedFault {
  /** CamelCase. */
  reason: string;
  /** A stable sentence: no address, no time, so that repeated faults do not flap a condition. */
  message: string;
  /** Trying again changes nothing until somebody changes something. */
  permanent: boolean;
  retryAfterMs?: number;
  /** Whether it counts against the key's own budget. */
  class: FaultClass;
  /** As it was thrown, for those who run the fleet. */
  raw?: string;
}

/** What the data plane says of this key alone; all else is of the whole data plane or passes by itself. */
const OF_THE_KEY = new Set<KubeFault['kind']>(['conflict', 'alreadyExists', 'invalid']);
const BROKERS_REFUSE = new Set<RefusalKind>(['forbidden', 'policy', 'invalid', 'unauthenticated']);
/** Classes of SQLSTATE and codes of sockets with which Postgres is away or busy, and not wrong. */
const STORE_AWAY = /^(?:08|40|53|55|57)\w{3}$|^E(?:CONN|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH)/;
const UNEXPECTED = 'Something went wrong on our side that nobody expected; the change is tried again.';

const WORDS: Record<KubeFault['kind'], Omit<ClassedFault, 'retryAfterMs' | 'class'>> = {
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
    const words = WORDS[fault.kind];
    const detail = DETAILED.has(fault.kind) ? ` ${fault.message}` : '';
    return { ...words, message: words.message + detail, retryAfterMs: fault.retryAfterMs, class: OF_THE_KEY.has(fault.kind) ? 'refused' : 'transient' };
  }
  if (fault instanceof KmsAway) return passing('KeysUnavailable', 'The keys that seal our secrets cannot be had just now; the change waits until they can.');
  if (fault instanceof KmsRefusal) return passing('KeysRefused', 'A secret of ours cannot be opened with any key there is.');
  const { message, code } = fault as Error & { code?: unknown };
  if (fault instanceof KafkaRefusal) {
    const words = `The brokers do not yet serve a record (${fault.kind}: ${message}).`;
    return { reason: 'KafkaNotUsable', message: words, permanent: false, class: BROKERS_REFUSE.has(fault.kind) ? 'refused' : 'transient' };
  }
  if (fault instanceof NotYet) return passing('NotYet', `${message}.`);
  if (isAway(fault) || (typeof code === 'string' && STORE_AWAY.test(code))) return passing('StoreUnavailable', 'Our own records cannot be reached just now; the change waits until they can.');
  return { reason: 'Unexpected', message: UNEXPECTED, permanent: false, class: 'unclassified', raw: fault instanceof Error ? `${fault.name}: ${message}` : String(fault) };
}

function passing(reason: string, message: string): ClassedFault {
  return { reason, message, permanent: false, class: 'transient' };
}

/** A data plane nobody has seen whole yet. */
export const UNSEEN: ClassedFault = { ...WORDS.unreachable, class: 'transient' };
