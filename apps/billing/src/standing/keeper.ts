/**
 * Takes organizations along their way: from trial or paying over grace, suspension and trash to the purge, and back. Level-triggered
 * and of the database's clock alone: each round looks at those that are not simply paying, decides by the domain's table, and takes
 * one step in one transaction. Any number of processes may do it: an organization is one's at a time, and one that dies in the
 * middle has done nothing.
 */
import { lapseOf, nextOf, type StandingFacts, type StandingTimes, stepOf, trialWarnings } from '@samsa/domain/billing-standing';
import { micros, textOf } from '@samsa/domain/money';
import type { Mail } from '@samsa/runtime/mail';
import * as standing from '@samsa/store/billing-standing';
import type { Database, Tx } from '@samsa/store/database';
import { dunningLetter, stepLetter, trialLetter } from './letters.ts';

/** Organizations looked at side by side. */
const LANES = 4;
/** Transactions for one organization in one round: of a hundred clusters the rest are the next round's. */
const TURNS = 20;
const DAY_MS = 86_400_000;
/** Days past due after which one is reminded. */
const DUNNED = [0, 3, 7] as const;

export interface KeeperOptions {
  times: StandingTimes;
  mail: Mail | undefined;
  /** One organization that cannot be dealt with keeps nobody else waiting. */
  onFault(organizationId: string, fault: Error): void;
}

export class StandingKeeper {
  private stopped = false;

  constructor(private readonly database: Database, private readonly options: KeeperOptions) {}

  /** Nothing new is begun from here on. */
  stop(): void {
    this.stopped = true;
  }

  /** @returns how many steps were taken here */
  async run(): Promise<number> {
    const waiting = (await standing.unsettled(this.database))[Symbol.iterator]();
    const lane = async (): Promise<number> => {
      let steps = 0;
      for (const id of waiting) if (!this.stopped) steps += await this.keep(id).catch((fault: Error) => (this.options.onFault(id, fault), 0));
      return steps;
    };
    const counts = await Promise.all(Array.from({ length: LANES }, lane));
    const { mail } = this.options;
    if (mail) await standing.sendNotices(this.database, (to, { subject, body }) => mail.send({ to, subject, text: body }));
    return counts.reduce((total, count) => total + count, 0);
  }

  private async keep(organizationId: string): Promise<number> {
    let steps = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      const { stepped, written } = await this.database.transact((tx) => this.turn(tx, organizationId));
      steps += stepped ? 1 : 0;
      if (!stepped && written === 0) break;
    }
    return steps;
  }

  private async turn(tx: Tx, organizationId: string): Promise<{ stepped: boolean; written: number }> {
    const nothing = { stepped: false, written: 0 };
    if (!(await standing.claim(tx, organizationId))) return nothing;
    const looked = await standing.look(tx, organizationId);
    if (!looked) return nothing;
    const { account } = looked;
    const facts = factsOf(looked);
    const step = stepOf(facts, this.options.times);
    if (step) await standing.take(tx, account, step);
    if (step && step.event !== 'released') {
      const next = nextOf({ ...facts, ...step });
      await standing.tell(tx, stepLetter(account, step, lapseOf(facts), next), `${step.state} ${account.nowMs}`);
    }
    await warn(tx, looked);
    const { state, because } = step ?? account;
    return { stepped: step !== undefined, written: await standing.align(tx, organizationId, state, because) };
  }
}

function factsOf({ account, trial, debts }: standing.Looked): StandingFacts {
  const { state, because, nextAt, heldAt, nowMs } = account;
  return {
    state, because, nowMs, nextAtMs: nextAt?.getTime() ?? null, held: heldAt !== null, debt: debts.length > 0,
    trial: trial && { endsAtMs: trial.endsAtMs, creditLeft: micros(trial.credit - trial.used) },
  };
}

/** What is to be told beside the steps themselves. */
async function warn(tx: Tx, { account, trial, debts }: standing.Looked): Promise<void> {
  if (trial && account.state === 'trial') {
    const marks = trialWarnings({ ...trial, credit: micros(trial.credit), used: micros(trial.used) }, account.nowMs);
    for (const mark of marks) await standing.tell(tx, trialLetter(account, mark), `${mark.mark} ${mark.kind === 'days' ? trial.endsAtMs : trial.credit}`);
  }
  for (const debt of debts) {
    const days = (account.nowMs - (debt.dueAt?.getTime() ?? account.nowMs)) / DAY_MS;
    const mark = DUNNED.findLast((one) => days >= one);
    if (mark !== undefined) await standing.tell(tx, dunningLetter(account, { id: debt.id, month: debt.month, total: `${textOf(debt.total)} ${debt.currency}` }, mark), `${debt.id} ${mark}`);
  }
}
