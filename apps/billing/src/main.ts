/** The billing process. Needs Postgres alone; any number of it may run, and none of them is told apart. */
import { BACKFILL_MOST_MS } from '@samsa/domain/metering';
import { readConfig } from '@samsa/runtime/config';
import { createLog } from '@samsa/runtime/log';
import { FolderMail } from '@samsa/runtime/mail';
import { onShutdown } from '@samsa/runtime/shutdown';
import { BILLING_CHANNEL } from '@samsa/store/billing-accounts';
import { forget } from '@samsa/store/broker-readings';
import { Database } from '@samsa/store/database';
import { keepMonths } from '@samsa/store/usage-counters';
import { z } from 'zod';
import { Closer } from './invoice/closer.ts';
import { Meter } from './meter/meter.ts';
import { Rounds } from './rounds.ts';
import { startTelling } from './telling.ts';
import { StandingKeeper } from './standing/keeper.ts';

const EVERY_MS = 60_000;
const METER_EVERY_MS = 5_000;
/** Topics' minutes are for looking at. */
const TOPICS_KEPT_MS = 7 * 86_400_000;
/** Months whose minutes are made room for ahead, and kept, the current one included. */
const MONTHS_AHEAD = 2;
const MONTHS_KEPT = 3;
const DAY_MS = 86_400_000;
const Days = z.coerce.number().int().min(1).max(3_650);

const config = readConfig(
  z.object({
    DATABASE_URL: z.string().min(1, 'the URL of a PostgreSQL database'),
    SAMSA_METER_EVERY_MS: z.coerce.number().int().min(100).default(METER_EVERY_MS),
    SAMSA_BILLING_EVERY_MS: z.coerce.number().int().min(100).default(EVERY_MS),
    /** An invoice is to be paid within these. */
    SAMSA_PAYMENT_DAYS: Days.default(14),
    /** How long the steps last from the end of a trial, or an invoice past due, to the purge. */
    SAMSA_GRACE_DAYS: Days.default(3),
    SAMSA_SUSPENDED_DAYS: Days.default(14),
    SAMSA_TRASH_DAYS: Days.default(14),
    /** Letters are put there as .eml files; without it they wait. */
    SAMSA_MAIL_FOLDER: z.string().min(1).optional(),
    SAMSA_MAIL_FROM: z.string().min(1).default('Samsa <samsa@localhost>'),
  }),
);
const log = createLog('billing');
const database = new Database(config.DATABASE_URL, 'samsa_billing');
const closer = new Closer(database, config.SAMSA_PAYMENT_DAYS);
const keeper = new StandingKeeper(database, {
  times: { grace: config.SAMSA_GRACE_DAYS * DAY_MS, suspended: config.SAMSA_SUSPENDED_DAYS * DAY_MS, trash: config.SAMSA_TRASH_DAYS * DAY_MS },
  mail: config.SAMSA_MAIL_FOLDER ? new FolderMail(config.SAMSA_MAIL_FOLDER, config.SAMSA_MAIL_FROM) : undefined,
  onFault: (organization, fault) => log.warn({ err: fault, organization }, 'an organization could not be looked at and is looked at again'),
});
const rounds = new Rounds({
  everyMs: config.SAMSA_BILLING_EVERY_MS,
  work: async () => {
    await keepMonths(database, MONTHS_AHEAD, MONTHS_KEPT);
    await forget(database, TOPICS_KEPT_MS, BACKFILL_MOST_MS);
    const closed = await closer.run();
    if (closed > 0) log.info({ invoices: closed }, 'months were closed');
    const steps = await keeper.run();
    if (steps > 0) log.info({ steps }, 'organizations were taken along their way');
  },
  onFault: (fault) => log.warn({ err: fault }, 'a round of billing failed and is tried again'),
});
const meter = new Meter(database);
const counting = new Rounds({
  everyMs: config.SAMSA_METER_EVERY_MS,
  work: async () => void (await meter.run()),
  onFault: (fault) => log.warn({ err: fault }, 'readings of brokers could not be counted; they are counted the next time'),
});
rounds.start();
const telling = startTelling(database, log);
counting.start();
const listening = database.listen([BILLING_CHANNEL], () => rounds.wake());
onShutdown(async () => {
  closer.stop();
  meter.stop();
  keeper.stop();
  await listening.stop();
  await telling.stop();
  await rounds.stop();
  await counting.stop();
  await database.close();
});
log.info('billing works');
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
