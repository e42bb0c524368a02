/** What the api reads from its environment. */
import { Port } from '@samsa/runtime/config';
import { z } from 'zod';

export const ApiConfig = z.object({
  DATABASE_URL: z.string().min(1, 'the URL of a PostgreSQL database'),
  SAMSA_KEY_FILE: z.string().min(1, 'a file with the 32-byte key-encryption key in base64'),
  SAMSA_HOST: z.string().default('127.0.0.1'),
  SAMSA_PORT: Port.default(8080),
  SAMSA_PUBLIC_URL: z.url().optional(),
  SAMSA_PORTAL_DIR: z.string().min(1).optional(),
  SAMSA_RATE_LIMIT: z.coerce.number().int().min(1).default(500),
  /** Whether strangers may make an organization of their own. */
  SAMSA_SIGN_UP: z.enum(['open', 'closed']).default('open'),
  /** From one address. */
  SAMSA_SIGN_UPS_PER_HOUR: z.coerce.number().int().min(1).default(20),
  /** Of an organization that somebody signs up with. */
  SAMSA_SIGN_UP_CLUSTER_LIMIT: z.coerce.number().int().min(0).default(10),
  SAMSA_SIGN_UP_CKU_LIMIT: z.coerce.number().int().min(0).default(10),
  /** Of an organization that somebody signs up with; 0 for no trial: then it pays from the start. */
  SAMSA_TRIAL_DAYS: z.coerce.number().int().min(0).max(366).default(30),
  /** Whole units of the currency it may use meanwhile. */
  SAMSA_TRIAL_CREDIT: z.coerce.number().int().min(0).max(1_000_000).default(400),
  /** Shared with the payment provider, who signs its events with it; without it none is believed. */
  SAMSA_PAYMENT_SECRET: z.string().min(16).optional(),
  /** Letters are put there as .eml files. */
  SAMSA_MAIL_FOLDER: z.string().min(1).optional(),
  SAMSA_MAIL_FROM: z.string().min(1).default('Samsa <samsa@localhost>'),
});
