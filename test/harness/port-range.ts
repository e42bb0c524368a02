/** Before each test file: the brokers it starts take their ports from a range that no file running beside it draws from. */
import { FIRST_PORT, LAST_PORT } from '@samsa/local-kafka/ports';

/** More than the files that ever run at the same time. */
const RANGES = 4;

const at = Number(process.env['VITEST_POOL_ID'] ?? 0) % RANGES;
const width = Math.floor((LAST_PORT - FIRST_PORT) / RANGES);
process.env['SAMSA_PORTS'] = `${FIRST_PORT + at * width}-${FIRST_PORT + (at + 1) * width}`;
