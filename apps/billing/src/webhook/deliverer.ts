/**
 * Tells webhooks what happened. Woken by the feed's notices and by a short poll; deals the feed out into deliveries, takes a few of
 * each webhook by lease, sends them side by side, and records what became of each.
 *
 *   event ─ dealOut ─▶ delivery (pending) ─ take ─▶ POST ─▶ delivered
 *                            ▲                       │ anything but 2xx in time
 *                            └── later, ever later ──┴─▶ dead after so many ─ replay ─▶ pending
 *
 * A lease is longer than a POST can take, so nobody else sends what is under way; a process that is killed is found out by its
 * leases. At least once, therefore, and twice at worst: the id is the same.
 */
import { retryMs, signatureHeaders } from '@samsa/domain/webhook';
import type { Logger } from '@samsa/runtime/log';
import { KmsAway } from '@samsa/runtime/kms';
import type { Sealer } from '@samsa/runtime/seal';
import type { Database } from '@samsa/store/database';
import { EVENT_CHANNEL } from '@samsa/store/events';
import * as deliveries from '@samsa/store/webhook-deliveries';
import type { Attempt, Outcome, TakenDelivery } from '@samsa/store/webhook-deliveries';
import type { Addresses } from './addresses.ts';
import { type Answered, post } from './post.ts';

const POLL_MS = 1_000;
/** Events looked at in one transaction. */
const EVENTS_AT_ONCE = 500;
const IN_FLIGHT_MOST = 32;
/** Of one webhook at a time, so that one that hangs keeps only itself waiting. */
const OF_EACH_MOST = 4;
/** Longer than a POST by this: for opening secrets and for recording. */
const LEASE_BEYOND_MS = 20_000;
const ATTEMPTS_SHOWN = 10;
const FAULT_LENGTH_MOST = 300;
const CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

export interface DelivererOptions {
  timeoutMs: number;
  attemptsMost: number;
  firstRetryMs: number;
  addresses: Addresses;
}

export class Deliverer {
  private readonly inFlight = new Set<Promise<void>>();
  private listening: { stop(): Promise<void> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly log: Pick<Logger, 'warn'>,
    private readonly options: DelivererOptions,
  ) {}

  start(): void {
    this.listening = this.database.listen([EVENT_CHANNEL, deliveries.WEBHOOK_CHANNEL], () => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** What is under way is sent and recorded. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.listening?.stop();
    await this.round;
    await Promise.all(this.inFlight);
  }

  private wake(): void {
    this.again = true;
    if (this.round || this.stopped) return;
    this.round = this.work().catch((err: Error) => this.log.warn({ err }, 'webhooks could not be worked and are tried again')).finally(() => (this.round = undefined));
  }

  private async work(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      if ((await deliveries.dealOut(this.database, EVENTS_AT_ONCE)) === EVENTS_AT_ONCE) this.again = true;
      const room = IN_FLIGHT_MOST - this.inFlight.size;
      if (room <= 0) return; // the next that is done wakes
      const taken = await deliveries.take(this.database, { ofEach: OF_EACH_MOST, most: room, leaseMs: this.options.timeoutMs + LEASE_BEYOND_MS });
      for (const one of taken) this.launch(one);
    }
  }

  private launch(taken: TakenDelivery): void {
    const sending = this.deliver(taken)
      .catch((err: Error) => this.log.warn({ err, delivery: taken.id }, 'a webhook’s delivery failed of ourselves and is tried again when its lease is over'))
      .finally(() => {
        this.inFlight.delete(sending);
        this.wake();
      });
    this.inFlight.add(sending);
  }

  private async deliver(taken: TakenDelivery): Promise<void> {
    const began = Date.now();
    const answered = await this.send(taken);
    const attempt: Attempt = { at: new Date(began).toISOString(), ms: Date.now() - began, ...('status' in answered ? { status: answered.status } : { fault: answered.fault.slice(0, FAULT_LENGTH_MOST) }) };
    const outcome = this.outcomeOf(taken, answered);
    await deliveries.record(this.database, taken, outcome, [...taken.log, attempt].slice(-ATTEMPTS_SHOWN));
    if (outcome.state === 'pending' && outcome.retryInMs < POLL_MS) setTimeout(() => this.wake(), outcome.retryInMs).unref();
  }

  private outcomeOf({ attempts }: TakenDelivery, answered: Answered): Outcome {
    if ('status' in answered && answered.status >= 200 && answered.status < 300) return { state: 'delivered' };
    if (attempts >= this.options.attemptsMost) return { state: 'dead' };
    return { state: 'pending', retryInMs: retryMs(attempts, this.options.firstRetryMs, Math.random()) };
  }

  private async send({ id, webhookId, url, body, secretSealed, previousSecretSealed }: TakenDelivery): Promise<Answered> {
    try {
      const secrets = [await this.sealer.open(secretSealed, `webhook ${webhookId}`), ...(previousSecretSealed ? [await this.sealer.open(previousSecretSealed, `webhook-previous ${webhookId}`)] : [])];
      const text = JSON.stringify(body);
      const { timeoutMs, addresses } = this.options;
      const headers = { 'content-type': CONTENT_TYPE, 'user-agent': 'samsa-webhooks/1', ...signatureHeaders(id, Date.now(), text, secrets.map((secret) => secret.toString('utf8'))) };
      return await post({ url, headers, body: text, timeoutMs, addresses });
    } catch (error) {
      if (!(error instanceof KmsAway)) throw error;
      return { fault: 'Its secret could not be opened just now.' };
    }
  }
}
