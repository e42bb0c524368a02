/** What Kafka answered, in the status and the code that clients of the Kafka REST surface know. */
import type { Cause } from '@samsa/domain/problem';
import { Code, type KafkaRefusal, type RefusalKind } from '@samsa/kafka/fault';

/** Terraform asks five times with this pause between: together longer than a cluster of one broker takes to restart. */
const RETRY_AFTER_SECONDS = 5;

const CAUSES: Record<RefusalKind, Omit<Cause, 'detail'>> = {
  unauthenticated: { status: 401, code: 'Unauthorized', kafkaCode: 40101 },
  forbidden: { status: 403, code: 'Forbidden', kafkaCode: 40301 },
  unknownTopic: { status: 404, code: 'UnknownTopic', kafkaCode: 40403 },
  unknownGroup: { status: 404, code: 'UnknownGroup', kafkaCode: 404 },
  notFound: { status: 404, code: 'NotFound', kafkaCode: 404 },
  topicExists: { status: 400, code: 'TopicExists', kafkaCode: 40002 },
  policy: { status: 400, code: 'PolicyViolation', kafkaCode: 40002 },
  invalid: { status: 400, code: 'InvalidArgument', kafkaCode: 40002 },
  timeout: { status: 503, code: 'Unavailable', kafkaCode: 50303, retryAfterSeconds: RETRY_AFTER_SECONDS },
  unavailable: { status: 503, code: 'Unavailable', kafkaCode: 50303, retryAfterSeconds: RETRY_AFTER_SECONDS },
};
/** Of Kafka's own codes, those that say more than the kind does. */
const BY_CODE: Partial<Record<number, Omit<Cause, 'detail'>>> = {
  [Code.messageTooLarge]: { status: 413, code: 'RecordTooLarge', kafkaCode: 413 },
  [Code.unknownTopicOrPartition]: CAUSES.unknownTopic,
};

export function causeOfRefusal(refusal: KafkaRefusal): Cause {
  const known = BY_CODE[refusal.code ?? Code.none] ?? CAUSES[refusal.kind];
  return { ...known, detail: refusal.message };
}

const OURS: ReadonlySet<RefusalKind> = new Set(['unauthenticated', 'forbidden']);

/**
 * The same where we asked as the cluster's administrator: that a broker refuses our login is no fault of the caller's, who would
 * otherwise be sent to sign in again.
 */
export function causeOfAdminsRefusal(refusal: KafkaRefusal): Cause {
  const cause = causeOfRefusal(refusal);
  if (cause.status < 500 && !OURS.has(refusal.kind)) return cause;
  const said = OURS.has(refusal.kind) ? 'the brokers do not let us in as their administrator' : refusal.message;
  return { ...CAUSES.unavailable, detail: `The cluster cannot be asked just now: ${said}. Its explain tells why; try again in ${RETRY_AFTER_SECONDS} s.` };
}

/** For causes that say no code of their own. The status' first digits lead every code; some statuses are their own code. */
export function kafkaCodeOf({ status, kafkaCode }: Cause): number {
  if (kafkaCode !== undefined) return kafkaCode;
  if (status >= 500) return status * 100 + 3;
  return status === 401 || status === 403 || status === 429 ? status * 100 + 1 : status;
}
