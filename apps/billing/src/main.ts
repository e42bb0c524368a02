/** The billing process. Needs Postgres alone; any number of it may run, and none of them is told apart. */
import { readConfig } from '@samsa/runtime/config';
import { createLog } from '@samsa/runtime/log';
import { onShutdown } from '@samsa/runtime/shutdown';
import { Database } from '@samsa/store/database';
import { z } from 'zod';
import { Closer } from './invoice/closer.ts';

const EVERY_MS = 60_000;

const config = readConfig(
  z.object({
    DATABASE_URL: z.string().min(1, 'the URL of a PostgreSQL database'),
    SAMSA_BILLING_EVERY_MS: z.coerce.number().int().min(100).default(EVERY_MS),
  }),
);
const log = createLog('billing');
const database = new Database(config.DATABASE_URL, 'samsa_billing');
const closer = new Closer(database, {
  everyMs: config.SAMSA_BILLING_EVERY_MS,
  onClosed: (count) => log.info({ invoices: count }, 'months were closed'),
  onFault: (fault) => log.warn({ err: fault }, 'months could not be closed; they are tried again'),
});
closer.start();
onShutdown(async () => {
  await closer.stop();
  await database.close();
});
log.info('billing works');
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
