/**
 * What Kafka, or the way to it, answered instead of doing what was asked. One class and a closed set of kinds, so that a
 * REST surface can turn each into a status and a reconciler can tell "wait" from "give up" without knowing protocol codes.
 * The broker's own sentence is kept: it names the config, the limit or the policy better than we could.
 */

export type RefusalKind =
  | 'unauthenticated' // the broker refused the login
  | 'forbidden' // logged in, but the authorizer says no
  | 'unknownTopic'
  | 'topicExists'
  | 'unknownGroup'
  | 'notFound' // another named thing: a SCRAM user, a partition
  | 'policy' // a broker-side policy refused
  | 'invalid' // the request can never succeed as it stands
  | 'timeout' // sent, not answered in time: it may have been done
  | 'unavailable'; // not reachable, overloaded, electing: try later

/**
 * A refusal with its kind, the broker's text as `message`, and the Kafka protocol error code if a broker spoke at all
 * (`code` is absent when nobody answered, which is what a circuit breaker counts).
 */
export class KafkaRefusal extends Error {
  override readonly name = 'KafkaRefusal';

  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly code?: number,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Codes of the Kafka protocol that our own code decides on. */
export const Code = {
  none: 0,
  unknownTopicOrPartition: 3,
  leaderNotAvailable: 5,
  notLeaderOrFollower: 6,
  requestTimedOut: 7,
  messageTooLarge: 10,
  coordinatorLoadInProgress: 14,
  coordinatorNotAvailable: 15,
  notCoordinator: 16,
  topicAlreadyExists: 36,
  saslAuthenticationFailed: 58,
  fencedLeaderEpoch: 74,
  groupIdNotFound: 69,
  resourceNotFound: 91,
} as const;

const KINDS: Readonly<Record<RefusalKind, readonly number[]>> = {
  unauthenticated: [33, 34, 58],
  forbidden: [29, 30, 31, 53, 65],
  unknownTopic: [3, 100],
  topicExists: [36],
  unknownGroup: [69],
  notFound: [91],
  policy: [44],
  invalid: [
    1, 2, 4, 10, 12, 17, 18, 21, 23, 24, 26, 28, 32, 35, 37, 38, 39, 40, 42, 43, 50, 54, 61, 68, 76, 85, 86, 87, 90, 92, 93, 95, 99,
    128,
  ],
  timeout: [7],
  unavailable: [],
};

const KIND_BY_CODE = new Map<number, RefusalKind>(
  (Object.entries(KINDS) as Array<[RefusalKind, readonly number[]]>).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/** The kind of a protocol error code; a code we do not know is 'unavailable', because most of the rest pass by themselves. */
export function kindOfCode(code: number): RefusalKind {
  return KIND_BY_CODE.get(code) ?? 'unavailable';
}

/** A refusal for a broker's error code. `said` is the broker's text (may be null), `subject` what it was about, e.g. "topic orders". */
export function refusalOf(code: number, said: string | null | undefined, subject: string): KafkaRefusal {
  return new KafkaRefusal(kindOfCode(code), said ?? `${subject}: ${TEXTS[code] ?? `Kafka answered error ${code} without a text`}`, code);
}

/** For the answers that Kafka sends as a bare number. */
const TEXTS: Readonly<Record<number, string>> = {
  1: 'the offset is outside of what the partition holds',
  3: 'there is no such topic or partition',
  5: 'no leader at the moment; an election is under way',
  6: 'the broker asked is not the leader any more',
  10: 'the record is larger than the topic takes (max.message.bytes)',
  14: 'the coordinator is loading',
  15: 'the coordinator is not available yet',
  16: 'the broker asked is not the coordinator any more',
  29: 'not authorized to access the topic',
  30: 'not authorized to access the group',
  31: 'not authorized to access the cluster',
  68: 'the group is not empty: stop its members first',
  69: 'there is no such group',
};

/** True when nobody answered: the connection, not the request, is what failed. */
export function isSilence(error: unknown): boolean {
  return error instanceof KafkaRefusal && error.code === undefined && (error.kind === 'unavailable' || error.kind === 'timeout');
}
