/**
 * One call's way to a cluster: which broker to ask, how long the whole call may take, and what to do when a leader or a
 * coordinator has moved. Made anew for each call, so the budget is the call's and nobody else's.
 */
import { findCoordinatorV4, metadataV12, type Connection } from '@platformatic/kafka';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker } from '../admin.ts';
import { Code, KafkaRefusal, refusalOf } from '../fault.ts';
import type { Session } from './session.ts';
import type { ClusterMetadata, TopicMetadata } from './shapes.ts';
import { refusalFrom, responseInside } from './translate.ts';

/** Anything the library can send: its request codec with its response codec. */
export interface Api<Arguments extends unknown[], Response> {
  async: (connection: Connection, ...args: Arguments) => Promise<Response>;
}

/** Below the three seconds within which a dead cluster must have been called dead. */
export const CALL_BUDGET_MS = 2_500;
/** How long a write waits for every broker to show it. */
export const SETTLE_BUDGET_MS = 1_500;
const BROKERS_TTL_MS = 30_000;
const RETRY_PAUSE_MS = 50;
const SETTLE_PAUSE_MS = 5;
const COORDINATOR_KEY_GROUP = 0;

/** What passes by itself: elections, coordinators loading, a topic just made that this broker has not heard of. */
const PASSING: ReadonlySet<number> = new Set([
  Code.leaderNotAvailable,
  Code.notLeaderOrFollower,
  Code.coordinatorLoadInProgress,
  Code.coordinatorNotAvailable,
  Code.notCoordinator,
  Code.fencedLeaderEpoch,
]);

export class Wire {
  readonly session: Session;
  readonly #endsAtMs: number;
  #heard = false;

  constructor(session: Session, budgetMs: number = CALL_BUDGET_MS) {
    this.session = session;
    this.#endsAtMs = performance.now() + budgetMs;
  }

  /** Whether any broker answered anything in this call: a cluster that is partly down is not a dead one. */
  get heard(): boolean {
    return this.#heard;
  }

  get leftMs(): number {
    return Math.max(0, this.#endsAtMs - performance.now());
  }

  /** Sends to any broker. A response that carries error codes is returned, not thrown: callers know which of them matter. */
  async send<Arguments extends unknown[], Response>(api: Api<Arguments, Response>, ...args: Arguments): Promise<Response> {
    return this.#send(await this.within(this.session.any()), api, args);
  }

  async sendTo<Arguments extends unknown[], Response>(broker: Broker, api: Api<Arguments, Response>, ...args: Arguments): Promise<Response> {
    return this.#send(await this.within(this.session.to(broker)), api, args);
  }

  /** The live brokers, from memory for half a minute. */
  async brokers(): Promise<readonly Broker[]> {
    if (this.session.brokers.length === 0 || Date.now() - this.session.brokersAtMs > BROKERS_TTL_MS) await this.metadata([]);
    return this.session.brokers;
  }

  /** Metadata of the named topics, or of all (null). Never makes a topic. */
  async metadata(topics: string[] | null, authorizedOperations = false): Promise<ClusterMetadata> {
    const response = await this.send(metadataV12.api, topics, false, authorizedOperations);
    this.session.brokers = response.brokers.map(({ nodeId, host, port, rack }) => ({ id: nodeId, host, port, rack: rack ?? null }));
    this.session.brokersAtMs = Date.now();
    return response;
  }

  /** Metadata of one topic; throws its refusal. */
  async topic(name: string, authorizedOperations = false): Promise<TopicMetadata> {
    const { topics } = await this.metadata([name], authorizedOperations);
    const topic = topics[0];
    if (!topic) throw refusalOf(Code.unknownTopicOrPartition, null, `topic ${name}`);
    if (topic.errorCode !== Code.none) throw refusalOf(topic.errorCode, null, `topic ${name}`);
    return topic;
  }

  async broker(id: number): Promise<Broker> {
    const find = async (): Promise<Broker | undefined> => (await this.brokers()).find((broker) => broker.id === id);
    let broker = await find();
    if (!broker) {
      await this.metadata([]);
      broker = await find();
    }
    if (!broker) throw new KafkaRefusal('notFound', `there is no broker ${id} in this cluster`, Code.resourceNotFound);
    return broker;
  }

  /** The broker that coordinates a group. */
  async coordinator(groupId: string): Promise<Broker> {
    const { coordinators } = await this.send(findCoordinatorV4.api, COORDINATOR_KEY_GROUP, [groupId]);
    const found = coordinators[0];
    if (!found || found.errorCode !== Code.none) {
      throw refusalOf(found?.errorCode ?? Code.coordinatorNotAvailable, found?.errorMessage, `the coordinator of group ${groupId}`);
    }
    return { id: found.nodeId, host: found.host, port: found.port, rack: null };
  }

  /** Does it again, within the budget, while a broker answers that leadership is moving. */
  async retrying<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const passes = error instanceof KafkaRefusal && error.code !== undefined && PASSING.has(error.code);
        if (!passes || this.leftMs < 2 * RETRY_PAUSE_MS) throw error;
        await sleep(RETRY_PAUSE_MS);
      }
    }
  }

  /**
   * Waits until `shown` is true on every broker. Never fails: the write was accepted, and a broker that is away, or a caller
   * who may write but not read, must not turn that into an error. Answers whether it was seen everywhere.
   */
  async settle(shown: (broker: Broker) => Promise<boolean>, budgetMs: number = SETTLE_BUDGET_MS): Promise<boolean> {
    const until = performance.now() + Math.min(budgetMs, this.leftMs);
    const settled = async (broker: Broker): Promise<boolean> => {
      while (performance.now() < until) {
        const seen = await shown(broker).catch(() => undefined);
        if (seen !== false) return seen ?? false;
        await sleep(SETTLE_PAUSE_MS);
      }
      return false;
    };
    const brokers = await this.brokers().catch(() => []);
    const answers = await Promise.all(brokers.map(settled));
    return answers.every(Boolean);
  }

  /** Holds a promise to what is left of the budget. */
  async within<T>(promise: Promise<T>, onTimeout?: () => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        onTimeout?.();
        reject(new KafkaRefusal(onTimeout ? 'timeout' : 'unavailable', 'the cluster did not answer in time'));
      }, this.leftMs);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #send<Arguments extends unknown[], Response>(connection: Connection, api: Api<Arguments, Response>, args: Arguments): Promise<Response> {
    try {
      const response = await this.within(api.async(connection, ...args), () => this.session.cut(connection));
      this.#heard = true;
      return response;
    } catch (error) {
      const response = responseInside<Response>(error);
      if (response !== undefined) {
        this.#heard = true;
        return response;
      }
      throw refusalFrom(error, `the broker at ${connection.host}:${connection.port}`);
    }
  }
}
