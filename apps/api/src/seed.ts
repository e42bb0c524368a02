/**
 * Makes an installation ready: the schema, the plans and their prices, the fleet of SAMSA_FLEET, and a first organization. Safe to run
 * again; prints one JSON line with what stands.
 */
import { PASSWORD_LENGTH_MIN } from '@samsa/contract/sessions';
import { micros } from '@samsa/domain/money';
import { readConfig } from '@samsa/runtime/config';
import { Sealer } from '@samsa/runtime/seal';
import { beginTrial } from '@samsa/store/billing-accounts';
import { Database } from '@samsa/store/database';
import { migrate } from '@samsa/store/migrate';
import { seedPrices } from '@samsa/store/price-books';
import { z } from 'zod';
import { seedOrganization, seedPlans } from './seed/demo.ts';
import { fleetOf, registerFleet } from './seed/fleet.ts';
import { seedLogin } from './seed/login.ts';

const MICROS = 1_000_000;

const config = readConfig(
  z.object({
    DATABASE_URL: z.string().min(1),
    SAMSA_KEY_FILE: z.string().min(1),
    SAMSA_FLEET: z.string().default(''),
    SAMSA_LISTENER: z.enum(['internal', 'nodeport', 'loadbalancer']).default('loadbalancer'),
    SAMSA_ORGANIZATION: z.string().min(1).default('Demo'),
    /** With which its administrator signs in; absent: with a key alone. */
    SAMSA_ADMIN_PASSWORD: z.string().min(PASSWORD_LENGTH_MIN).optional(),
    SAMSA_ENVIRONMENT: z.string().min(1).default('demo'),
    /** Whether the first organization is on trial; it pays otherwise. */
    SAMSA_TRIAL: z.enum(['on', 'off']).default('off'),
    SAMSA_TRIAL_DAYS: z.coerce.number().int().min(1).max(366).default(30),
    SAMSA_TRIAL_CREDIT: z.coerce.number().int().min(0).max(1_000_000).default(400),
    SAMSA_CLUSTER_LIMIT: z.coerce.number().int().min(0).default(100),
    SAMSA_CKU_LIMIT: z.coerce.number().int().min(0).default(100),
  }),
);
const applied = await migrate(config.DATABASE_URL);
const database = new Database(config.DATABASE_URL, 'samsa_api', { poolSize: 2 });
try {
  await seedPlans(database);
  await seedPrices(database);
  await registerFleet(database, Sealer.fromFile(config.SAMSA_KEY_FILE), fleetOf(config.SAMSA_FLEET), { type: config.SAMSA_LISTENER });
  const limits = { clusters: config.SAMSA_CLUSTER_LIMIT, cku: config.SAMSA_CKU_LIMIT };
  const demo = await seedOrganization(database, { name: config.SAMSA_ORGANIZATION, environment: config.SAMSA_ENVIRONMENT, limits });
  if (config.SAMSA_TRIAL === 'on') {
    const trial = { days: config.SAMSA_TRIAL_DAYS, credit: micros(config.SAMSA_TRIAL_CREDIT * MICROS) };
    await database.transact((tx) => beginTrial(tx, demo.organizationId, trial));
  }
  const email = await seedLogin(database, demo, config.SAMSA_ADMIN_PASSWORD);
  process.stdout.write(`${JSON.stringify({ applied, ...demo, email })}\n`);
} finally {
  await database.close();
}
