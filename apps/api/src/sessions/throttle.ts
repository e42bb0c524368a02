/**
 * Turns away who tries too often, by address and by account. A try is counted before it is looked at, so that a hundred at once are
 * a hundred; one that went well is taken back. Whether the account exists makes no difference.
 */
import { Injectable } from '@nestjs/common';
import { Problem } from '@samsa/domain/problem';
import * as attempts from '@samsa/store/attempts';
import { Database } from '@samsa/store/database';

const WINDOW_SECONDS = 900;
const TRIES_OF_ACCOUNT = 10;
const TRIES_OF_ADDRESS = 100;
const HOUR_SECONDS = 3_600;
/** Of all counts, one in so many clears away what is long over. */
const CLEAR_EVERY = 200;

@Injectable()
export class Throttle {
  private counted = 0;

  constructor(private readonly database: Database) {}

  /** @throws Problem 429 @returns what takes the try back */
  async guess(sourceAddress: string, account: string): Promise<() => Promise<void>> {
    const limits: [subject: string, most: number][] = [[`address ${sourceAddress}`, TRIES_OF_ADDRESS], [`account ${account}`, TRIES_OF_ACCOUNT]];
    for (const [subject, most] of limits) await this.take(subject, most, WINDOW_SECONDS);
    return async () => {
      for (const [subject] of limits) await attempts.uncount(this.database, subject);
    };
  }

  /** Things that are done, not guessed: each counts. @throws Problem 429 */
  async hourly(what: string, most: number): Promise<void> {
    await this.take(what, most, HOUR_SECONDS);
  }

  private async take(subject: string, most: number, windowSeconds: number): Promise<void> {
    if (++this.counted % CLEAR_EVERY === 0) await attempts.forget(this.database, HOUR_SECONDS);
    const { tries, waitSeconds } = await attempts.count(this.database, subject, windowSeconds);
    if (tries <= most) return;
    throw new Problem({
      status: 429,
      code: 'TooManyTries',
      detail: `Too many tries from here or for this account. Try again in ${Math.ceil(waitSeconds / 60)} min.`,
      retryAfterSeconds: waitSeconds,
    });
  }
}
