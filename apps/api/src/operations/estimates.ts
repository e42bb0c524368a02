/** Puts beside an operation what its steps usually take, and when it will be through by that. */
import { Injectable } from '@nestjs/common';
import type { LifeOperation } from '@samsa/contract/operations';
import { etaOf, withUsual } from '@samsa/domain/operation-times';
import { Database } from '@samsa/store/database';
import { KeptUsualTimes } from '@samsa/store/usual-times';

/** What moves: of the others nobody can say when they end. */
const MOVING = new Set<LifeOperation['state']>(['pending', 'running']);

@Injectable()
export class Estimates {
  private readonly usual: KeptUsualTimes;

  constructor(database: Database) {
    this.usual = new KeptUsualTimes(database);
  }

  async of<Operation extends LifeOperation | (Omit<LifeOperation, 'api_version'> & { api_version: 'fleet/v1' })>(operation: Operation): Promise<Operation> {
    const usual = await this.usual.current();
    const eta = MOVING.has(operation.state) ? etaOf(operation, usual, new Date()) : undefined;
    return { ...withUsual(operation, usual), eta };
  }

  async ofAll<Operation extends Parameters<Estimates['of']>[0]>(operations: readonly Operation[]): Promise<Operation[]> {
    return Promise.all(operations.map((operation) => this.of(operation)));
  }
}
