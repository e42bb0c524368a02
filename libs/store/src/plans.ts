/** Plans: versioned rows that say what a cluster kind is made of. Small, rarely changed, so cached for a few seconds. */
import type { PlanDefinition, PlanReference } from '@samsa/domain/plan-catalogue';
import type { Queryable } from './database.ts';

const FRESH_MS = 5_000;

export class Plans {
  private readonly byRevision = new Map<string, PlanDefinition>();
  private newest = new Map<string, PlanReference>();
  private readAt = 0;

  constructor(private readonly database: Queryable) {}

  /** The newest revision of a plan. */
  async current(name: string): Promise<{ reference: PlanReference; definition: PlanDefinition } | undefined> {
    if (Date.now() - this.readAt > FRESH_MS) await this.read();
    const reference = this.newest.get(name);
    const definition = reference && this.byRevision.get(`${name} ${reference.revision}`);
    return reference && definition && { reference, definition };
  }

  async at(reference: PlanReference): Promise<PlanDefinition> {
    const key = `${reference.name} ${reference.revision}`;
    if (!this.byRevision.has(key)) await this.read();
    const definition = this.byRevision.get(key);
    if (!definition) throw new Error(`There is no plan ${key}.`);
    return definition;
  }

  private async read(): Promise<void> {
    const rows = await this.database.query<{ name: string; revision: number; definition: PlanDefinition }>(
      'SELECT name, revision, definition FROM plan ORDER BY revision',
    );
    const newest = new Map<string, PlanReference>();
    for (const { name, revision, definition } of rows) {
      this.byRevision.set(`${name} ${revision}`, definition);
      newest.set(name, { name, revision });
    }
    this.newest = newest;
    this.readAt = Date.now();
  }
}
