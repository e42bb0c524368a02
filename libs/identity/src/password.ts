/**
 * Passwords as they are kept: scrypt, each with a salt of its own and its costs written beside it, so that they can be raised and
 * old ones made anew at the next sign-in. One hash takes 32 MiB and about a quarter of a second of a core, so only so many are made
 * at once, in the thread pool, and a waiting room that is full turns people away for a moment rather than holding up everybody.
 *
 * Checking costs the same whether there is an account or not: who is not there is checked against a hash that nothing matches.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '@samsa/domain/problem';

interface Costs {
  N: number;
  r: number;
  p: number;
}

/** One of the equivalent settings that OWASP's cheat sheet gives. */
const COSTS: Costs = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MEMORY_MAX_BYTES = 128 * 1024 * 1024;
const AT_ONCE = 2;
const WAITING_MOST = 64;
const BUSY_RETRY_SECONDS = 2;

export class Passwords {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];
  /** Matches nothing: what somebody who is not there is checked against. */
  private readonly nobody = write(COSTS, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

  /** @throws Problem 503 when too many wait */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    return write(COSTS, salt, await this.derive(password, salt, COSTS));
  }

  /** @param kept undefined when there is no such account: takes as long. @throws Problem 503 when too many wait */
  async matches(password: string, kept: string | undefined): Promise<boolean> {
    const { costs, salt, hash } = read(kept ?? this.nobody);
    return timingSafeEqual(await this.derive(password, salt, costs), hash) && kept !== undefined;
  }

  /** Whether it was made with other costs than are usual now. */
  isStale(kept: string): boolean {
    const { costs } = read(kept);
    return costs.N !== COSTS.N || costs.r !== COSTS.r || costs.p !== COSTS.p;
  }

  private async derive(password: string, salt: Buffer, costs: Costs): Promise<Buffer> {
    await this.enter();
    try {
      return await new Promise((resolve, reject) => {
        const options = { ...costs, maxmem: MEMORY_MAX_BYTES };
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
      });
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside--;
    }
  }

  private enter(): Promise<void> {
    if (this.inside < AT_ONCE) {
      this.inside++;
      return Promise.resolve();
    }
    if (this.waiting.length >= WAITING_MOST) {
      throw new Problem({ status: 503, code: 'Busy', detail: 'Very many people are signing in just now. Try again in a moment.', retryAfterSeconds: BUSY_RETRY_SECONDS });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

function write({ N, r, p }: Costs, salt: Buffer, hash: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function read(kept: string): { costs: Costs; salt: Buffer; hash: Buffer } {
  const [scheme, N, r, p, salt = '', hash = ''] = kept.split('$');
  if (scheme !== 'scrypt') throw new Error(`A password is kept by the unknown scheme ${scheme}.`);
  return { costs: { N: Number(N), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}
