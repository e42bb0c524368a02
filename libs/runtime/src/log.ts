/** One logger a process, JSON lines on stderr so that stdout stays for the ready line. Secrets are redacted by name. */
import { pino } from 'pino';

export type { Logger } from 'pino';

export const createLog = (process_: string) =>
  pino(
    {
      level: process.env['SAMSA_LOG_LEVEL'] ?? 'info',
      base: { process: process_, pid: process.pid },
      redact: { paths: ['secret', 'password', '*.secret', '*.password', 'headers.authorization'], censor: '[redacted]' },
    },
    pino.destination({ fd: 2, sync: false }),
  );
