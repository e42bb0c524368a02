/**
 * The derivation of a SCRAM-SHA-512 credential, as RFC 5802 writes it. A cluster API key is a SCRAM user, so this runs once
 * for every key. What Kafka stores is made from `saltedPassword`, and whoever holds that can log in: it is a secret like
 * the password itself, except that it opens this one cluster user only.
 */
import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** Kafka's minimum. Secrets are 64 random characters, so more rounds would only cost time at every login. */
export const SCRAM_ITERATIONS = 4096;
export const SCRAM_SALT_BYTES = 24;
const SCRAM_SHA512_BYTES = 64;

export interface ScramCredential {
  salt: Buffer;
  saltedPassword: Buffer;
  iterations: number;
}

const derive = promisify(pbkdf2);

/** Derives a credential from a password; the same password, salt and iterations give the same one. About 3 ms, off the main thread. */
export async function scramCredential(
  password: string,
  salt: Buffer = randomBytes(SCRAM_SALT_BYTES),
  iterations: number = SCRAM_ITERATIONS,
): Promise<ScramCredential> {
  const saltedPassword = await derive(password, salt, iterations, SCRAM_SHA512_BYTES, 'sha512');
  return { salt, saltedPassword, iterations };
}

/** The credential as one text, for whoever keeps it (sealed: see above). */
export function packCredential({ salt, saltedPassword, iterations }: ScramCredential): string {
  return JSON.stringify({ salt: salt.toString('base64'), saltedPassword: saltedPassword.toString('base64'), iterations });
}

/** @throws SyntaxError for what `packCredential` did not make */
export function unpackCredential(packed: string): ScramCredential {
  const { salt, saltedPassword, iterations } = JSON.parse(packed) as { salt: string; saltedPassword: string; iterations: number };
  return { salt: Buffer.from(salt, 'base64'), saltedPassword: Buffer.from(saltedPassword, 'base64'), iterations };
}
