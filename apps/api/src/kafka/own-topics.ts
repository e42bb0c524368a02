/** Topics that are ours, such as the canary's: tenants do not see them and cannot take their names. */
import { KafkaRefusal } from '@samsa/kafka/fault';

const OWN_PREFIX = '__samsa';

export const isOwnTopic = (name: string): boolean => name.startsWith(OWN_PREFIX);

/** @throws KafkaRefusal as if there were no such topic */
export function refuseOwnTopic(name: string): void {
  if (isOwnTopic(name)) throw new KafkaRefusal('unknownTopic', `topic ${name}: there is no such topic or partition`);
}

/** @throws KafkaRefusal `invalid` */
export function refuseOwnName(name: string): void {
  if (isOwnTopic(name)) throw new KafkaRefusal('invalid', `topic_name: names that begin with ${OWN_PREFIX} are taken by the platform. Choose another name.`);
}
