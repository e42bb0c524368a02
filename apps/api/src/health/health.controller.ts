import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/health';
import { Problem } from '@samsa/domain/problem';
import { Database } from '@samsa/store/database';
import { Implements } from '../http/implements.ts';

const BOUND_MS = 1_000;

@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  @Implements(contract.getHealth)
  alive(): Promise<contract.Health> {
    return this.look();
  }

  @Implements(contract.getReadiness)
  async ready(): Promise<contract.Health> {
    const health = await this.look();
    if (health.status === 'ok') return health;
    throw new Problem({ status: 503, code: 'Unavailable', detail: `The database cannot be reached: ${health.database.cause}.`, retryAfterSeconds: 2 });
  }

  private async look(): Promise<contract.Health> {
    const startedAt = performance.now();
    const bound = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer within a second')), BOUND_MS).unref());
    try {
      await Promise.race([this.database.query('SELECT 1'), bound]);
      return { status: 'ok', database: { status: 'ok', latency_ms: Math.round(performance.now() - startedAt) } };
    } catch (error) {
      return { status: 'unavailable', database: { status: 'unavailable', cause: (error as Error).message } };
    }
  }
}
