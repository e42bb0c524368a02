/** The api process: reads its environment, listens, says so on stdout, ends cleanly. */
import type { AddressInfo } from 'node:net';
import { micros } from '@samsa/domain/money';
import { readConfig } from '@samsa/runtime/config';
import { createLog } from '@samsa/runtime/log';
import { FolderMail, NoMail } from '@samsa/runtime/mail';
import { Sealer } from '@samsa/runtime/seal';
import { onShutdown } from '@samsa/runtime/shutdown';
import { Database } from '@samsa/store/database';
import { ApiConfig } from './config.ts';
import { PublicUrl } from './http/answers.ts';
import { buildApi } from './server.ts';
import { SignInSettings } from './sessions/settings.ts';

const MICROS = 1_000_000;

const config = readConfig(ApiConfig);
const log = createLog('api');
const database = new Database(config.DATABASE_URL, 'samsa_api');
const base = (config.SAMSA_PUBLIC_URL ?? `http://${config.SAMSA_HOST}:${config.SAMSA_PORT}`).replace(/\/+$/, '');
const sealer = Sealer.fromFile(config.SAMSA_KEY_FILE);
await sealer.kms.newest(); // a key file that cannot be used is said now, not to the first who needs it
const limits = { clusters: config.SAMSA_SIGN_UP_CLUSTER_LIMIT, cku: config.SAMSA_SIGN_UP_CKU_LIMIT };
const trial = config.SAMSA_TRIAL_DAYS === 0 ? undefined : { days: config.SAMSA_TRIAL_DAYS, credit: micros(config.SAMSA_TRIAL_CREDIT * MICROS) };
const signIn = {
  settings: new SignInSettings(config.SAMSA_SIGN_UP === 'open', config.SAMSA_SIGN_UPS_PER_HOUR, limits, trial),
  mail: config.SAMSA_MAIL_FOLDER ? new FolderMail(config.SAMSA_MAIL_FOLDER, config.SAMSA_MAIL_FROM) : new NoMail(),
};
const app = await buildApi({ database, sealer, url: new PublicUrl(base), perSecond: config.SAMSA_RATE_LIMIT, portal: config.SAMSA_PORTAL_DIR, signIn, paymentSecret: config.SAMSA_PAYMENT_SECRET, log });
await app.listen(config.SAMSA_PORT, config.SAMSA_HOST);
onShutdown(async () => {
  await app.close();
  await database.close();
});
const { port } = app.getHttpServer().address() as AddressInfo;
log.info({ port, base }, 'the api is listening');
process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
