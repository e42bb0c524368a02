/** The provisioner process. Needs Postgres, Redis and the key-encryption key; everything else it reads from Postgres. */
import { readConfig } from '@samsa/runtime/config';
import { createLog } from '@samsa/runtime/log';
import { Sealer } from '@samsa/runtime/seal';
import { onShutdown } from '@samsa/runtime/shutdown';
import { Database } from '@samsa/store/database';
import { z } from 'zod';
import { KeyRotator } from './keys/key-rotator.ts';
import { CENSUS_EVERY_MS } from './fleet/census.ts';
import { SCRAPE_EVERY_MS } from './meter/scraper.ts';
import { Provisioner } from './provisioner.ts';
import { RESYNC_MS } from './reconcile/cluster.reconciler.ts';

const config = readConfig(
  z.object({
    DATABASE_URL: z.string().min(1, 'the URL of a PostgreSQL database'),
    REDIS_URL: z.string().min(1, 'the URL of a Redis server'),
    SAMSA_KEY_FILE: z.string().min(1, 'a file with the 32-byte key-encryption key in base64'),
    SAMSA_CANARY: z.enum(['on', 'off']).default('on'),
    SAMSA_RESYNC_SECONDS: z.coerce.number().min(1).default(RESYNC_MS / 1_000),
    SAMSA_INSPECT_SECONDS: z.coerce.number().min(1).optional(),
    SAMSA_SCRAPE_SECONDS: z.coerce.number().min(1).default(SCRAPE_EVERY_MS / 1_000),
    /** How often what Kubernetes has is laid down, for the daily proof of usage. */
    SAMSA_CENSUS_SECONDS: z.coerce.number().min(1).default(CENSUS_EVERY_MS / 1_000),
    SAMSA_OPERATOR_MANIFESTS: z.string().min(1, 'a file or folder of the operator’s manifests').optional(),
    SAMSA_FAILPOINTS: z.string().min(1, 'a folder where tests plant faults').optional(),
    /** For the data plane that this process itself runs on, if not what the kubelet says. */
    SAMSA_SERVICE_ACCOUNT_DIR: z.string().min(1).optional(),
    SAMSA_SERVICE_ACCOUNT_SERVER: z.url().optional(),
  }),
);
const log = createLog('provisioner');
const database = new Database(config.DATABASE_URL, 'samsa_provisioner');
const sealer = Sealer.fromFile(config.SAMSA_KEY_FILE);
await sealer.kms.newest(); // a key file that cannot be used is said now, not when the first secret is needed
const provisioner = new Provisioner({
  database, redisUrl: config.REDIS_URL, sealer, log, canary: config.SAMSA_CANARY === 'on',
  resyncMs: config.SAMSA_RESYNC_SECONDS * 1_000, inspectMs: config.SAMSA_INSPECT_SECONDS && config.SAMSA_INSPECT_SECONDS * 1_000,
  scrapeMs: config.SAMSA_SCRAPE_SECONDS * 1_000, censusMs: config.SAMSA_CENSUS_SECONDS * 1_000, operatorManifests: config.SAMSA_OPERATOR_MANIFESTS, failpoints: config.SAMSA_FAILPOINTS,
  here: { folder: config.SAMSA_SERVICE_ACCOUNT_DIR, server: config.SAMSA_SERVICE_ACCOUNT_SERVER },
});
const rotator = new KeyRotator(database, sealer, log);
await provisioner.start();
rotator.start();
onShutdown(async () => {
  await Promise.all([provisioner.stop(), rotator.stop()]);
  await database.close();
});
log.info('the provisioner works');
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
