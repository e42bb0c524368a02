/**
 * All that the billing process tells of its own accord: budgets' thresholds, quotas that end, the daily proof, webhooks. Apart from the months, so
 * that a receiver that hangs keeps no invoice waiting.
 */
import { readConfig } from '@samsa/runtime/config';
import { KEPT_DAYS, ATTEMPTS_MAX } from '@samsa/contract/webhooks';
import { FIRST_RETRY_MS } from '@samsa/domain/webhook';
import type { Logger } from '@samsa/runtime/log';
import { FolderMail } from '@samsa/runtime/mail';
import { Sealer } from '@samsa/runtime/seal';
import type { Database } from '@samsa/store/database';
import * as quotaRequests from '@samsa/store/quota-requests';
import { removeOld } from '@samsa/store/webhook-deliveries';
import { z } from 'zod';
import { BudgetWatcher } from './budget/watcher.ts';
import { Prover } from './proof/prover.ts';
import { Rounds } from './rounds.ts';
import { Addresses } from './webhook/addresses.ts';
import { Deliverer } from './webhook/deliverer.ts';

const EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;
const REMOVED_AT_ONCE = 5_000;

export interface Telling {
  stop(): Promise<void>;
}

export function startTelling(database: Database, log: Pick<Logger, 'info' | 'warn' | 'error'>): Telling {
  const config = readConfig(z.object({
    SAMSA_BILLING_EVERY_MS: z.coerce.number().int().min(100).default(EVERY_MS),
    /** Without it no webhook's secret can be opened, and none is delivered. */
    SAMSA_KEY_FILE: z.string().min(1).optional(),
    /** Ranges of addresses that webhooks may reach though they are not public, such as 10.0.0.0/8, separated by commas. */
    SAMSA_WEBHOOK_PRIVATE: z.string().default(''),
    SAMSA_WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(50).max(60_000).default(TIMEOUT_MS),
    SAMSA_WEBHOOK_ATTEMPTS: z.coerce.number().int().min(1).max(20).default(ATTEMPTS_MAX),
    /** Letters are put there as .eml files; without it they wait. */
    SAMSA_MAIL_FOLDER: z.string().min(1).optional(),
    SAMSA_MAIL_FROM: z.string().min(1).default('Samsa <samsa@localhost>'),
    SAMSA_WEBHOOK_FIRST_RETRY_MS: z.coerce.number().int().min(1).default(FIRST_RETRY_MS),
  }));
  const watcher = new BudgetWatcher(database, config.SAMSA_MAIL_FOLDER ? new FolderMail(config.SAMSA_MAIL_FOLDER, config.SAMSA_MAIL_FROM) : undefined);
  const rounds = new Rounds({
    everyMs: config.SAMSA_BILLING_EVERY_MS,
    work: async () => {
      const ended = await quotaRequests.expire(database);
      if (ended > 0) log.info({ ended }, 'quotas granted for a time were given back');
      const told = await watcher.run();
      if (told > 0) log.info({ told }, 'thresholds of budgets were told');
      await removeOld(database, KEPT_DAYS, REMOVED_AT_ONCE);
    },
    onFault: (fault) => log.warn({ err: fault }, 'a round of budgets and quotas failed and is tried again'),
  });
  const deliverer = config.SAMSA_KEY_FILE === undefined ? undefined : new Deliverer(database, Sealer.fromFile(config.SAMSA_KEY_FILE), log, {
    timeoutMs: config.SAMSA_WEBHOOK_TIMEOUT_MS, attemptsMost: config.SAMSA_WEBHOOK_ATTEMPTS, firstRetryMs: config.SAMSA_WEBHOOK_FIRST_RETRY_MS,
    addresses: new Addresses(config.SAMSA_WEBHOOK_PRIVATE.split(',').map((range) => range.trim()).filter(Boolean)),
  });
  if (!deliverer) log.warn({}, 'SAMSA_KEY_FILE is not set: webhooks are kept and not delivered');
  const prover = new Prover(database, log);
  const proving = new Rounds({
    everyMs: config.SAMSA_BILLING_EVERY_MS,
    work: () => prover.run(),
    onFault: (fault) => log.warn({ err: fault }, 'a day’s usage could not be counted again and is tried again'),
  });
  rounds.start();
  proving.start();
  deliverer?.start();
  return { stop: async () => void (await Promise.all([rounds.stop(), proving.stop(), deliverer?.stop()])) };
}
