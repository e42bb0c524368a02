/** The api process: reads its environment, listens, says so on stdout, ends cleanly. */
import type { AddressInfo } from 'node:net';
import { readConfig } from '@samsa/runtime/config';
import { createLog } from '@samsa/runtime/log';
import { Sealer } from '@samsa/runtime/seal';
import { onShutdown } from '@samsa/runtime/shutdown';
import { Database } from '@samsa/store/database';
import { ApiConfig } from './config.ts';
import { PublicUrl } from './http/answers.ts';
import { buildApi } from './server.ts';

const config = readConfig(ApiConfig);
const log = createLog('api');
const database = new Database(config.DATABASE_URL, 'samsa_api');
const base = (config.SAMSA_PUBLIC_URL ?? `http://${config.SAMSA_HOST}:${config.SAMSA_PORT}`).replace(/\/+$/, '');
const sealer = Sealer.fromFile(config.SAMSA_KEY_FILE);
await sealer.kms.newest(); // a key file that cannot be used is said now, not to the first who needs it
const app = await buildApi({ database, sealer, url: new PublicUrl(base), perSecond: config.SAMSA_RATE_LIMIT, portal: config.SAMSA_PORTAL_DIR, log });
await app.listen(config.SAMSA_PORT, config.SAMSA_HOST);
onShutdown(async () => {
  await app.close();
  await database.close();
});
const { port } = app.getHttpServer().address() as AddressInfo;
log.info({ port, base }, 'the api is listening');
process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
