/** Budgets: the api keeps the wish and shows what the month has come to; the billing process tells. */
import { Injectable } from '@nestjs/common';
import type { Budget, BudgetCreate, BudgetPatch } from '@samsa/contract/budgets';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, demand, reach } from '@samsa/domain/access';
import { type BudgetPlace, type Spent, spender } from '@samsa/domain/budget';
import { newBudgetId } from '@samsa/domain/ids';
import { conflict, notFound, Problem } from '@samsa/domain/problem';
import { monthOf } from '@samsa/domain/rating';
import * as audit from '@samsa/store/audit';
import { readMonth, span } from '@samsa/store/billed-months';
import * as budgets from '@samsa/store/budgets';
import type { StoredAlert, StoredBudget } from '@samsa/store/budgets';
import * as clusters from '@samsa/store/clusters';
import { Database, type Queryable } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import { listing, PublicUrl } from '../http/answers.ts';

/** Of an organization. */
const BUDGETS_MAX = 200;

interface Standing {
  month: string;
  currency: string;
  spent(place: BudgetPlace): Spent;
}

@Injectable()
export class BudgetsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token }: PageQuery) {
    const page = mayRead(caller) ? await budgets.list(this.database, caller, { size: page_size, token: page_token }) : { items: [] };
    const [standing, alerts] = await Promise.all([this.standing(caller), budgets.alertsOf(this.database, caller, page.items.map((one) => one.id))]);
    return listing({ version: 'samsa/v1', kind: 'BudgetList', url: this.url, path: '/samsa/v1/budgets', query: { page_size } }, page, (one) => show(one, standing, alerts));
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string): Promise<Budget> {
    const found = mayRead(caller) ? await budgets.find(this.database, caller, id) : undefined;
    if (!found) throw notFound('budget', id);
    return show(found, await this.standing(caller), await budgets.alertsOf(this.database, caller, [id]));
  }

  /** @throws Problem 404 for a place that is not there, 409 when there are too many */
  async create(caller: Caller, wanted: BudgetCreate): Promise<Budget> {
    demand(caller, 'budget:write', {});
    const id = newBudgetId();
    await this.database.transact(async (tx) => {
      if ((await budgets.countOwn(tx, caller)) >= BUDGETS_MAX) throw conflict('TooMany', `An organization has ${BUDGETS_MAX} budgets at most. Remove one first.`);
      if (wanted.cluster !== undefined && !(await clusters.find(tx, caller, wanted.cluster))) throw missing('Kafka cluster', wanted.cluster, '/cluster');
      await checkEnvironments(tx, caller, [...(wanted.environment === undefined ? [] : [wanted.environment]), ...wanted.suspend_environments]);
      await budgets.insert(tx, caller, id, wanted);
      await audit.record(tx, caller, { operation: 'createBudget', resourceKind: 'Budget', resourceId: id, after: wanted });
    });
    return this.get(caller, id);
  }

  /** @throws Problem 404 */
  async patch(caller: Caller, id: string, wanted: BudgetPatch): Promise<Budget> {
    demand(caller, 'budget:write', {});
    await this.database.transact(async (tx) => {
      const before = await budgets.lock(tx, caller, id);
      if (!before) throw notFound('budget', id);
      await checkEnvironments(tx, caller, wanted.suspend_environments ?? []);
      await budgets.update(tx, caller, id, wanted);
      const was = { display_name: before.displayName, amount_micros: before.amountMicros, thresholds: before.thresholds, emails: before.emails, suspend_environments: before.suspendEnvironments };
      await audit.record(tx, caller, { operation: 'patchBudget', resourceKind: 'Budget', resourceId: id, before: was, after: wanted });
    });
    return this.get(caller, id);
  }

  /** @throws Problem 404 */
  async delete(caller: Caller, id: string): Promise<void> {
    demand(caller, 'budget:write', {});
    await this.database.transact(async (tx) => {
      const before = await budgets.lock(tx, caller, id);
      if (!before) throw notFound('budget', id);
      await budgets.remove(tx, caller, id);
      await audit.record(tx, caller, { operation: 'deleteBudget', resourceKind: 'Budget', resourceId: id, before: { display_name: before.displayName, amount_micros: before.amountMicros } });
    });
  }

  private async standing(caller: Caller): Promise<Standing> {
    const { nowMs } = await span(this.database, caller.organizationId);
    const read = await readMonth(this.database, caller.organizationId, monthOf(nowMs));
    return { month: read.month, currency: read.currency, spent: spender(read) };
  }
}

/** A budget tells what it costs: who may not see all of that sees no budget. */
const mayRead = (caller: Caller): boolean => reach(caller, 'budget:read') === 'everywhere';

const missing = (noun: string, id: string, pointer: string): Problem => new Problem({ status: 404, code: 'NotFound', detail: `There is no ${noun} ${id} that you can see.`, pointer });

/** @throws Problem 404 */
async function checkEnvironments(database: Queryable, caller: Caller, ids: readonly string[]): Promise<void> {
  for (const id of ids) if (!(await environments.find(database, caller, id))) throw missing('environment', id, '/environment');
}

function show(budget: StoredBudget, { month, currency, spent }: Standing, alerts: readonly StoredAlert[]): Budget {
  const { id, displayName, environmentId, clusterId, amountMicros, thresholds, emails, suspendEnvironments, createdAt, updatedAt } = budget;
  const { actual, projected } = spent(budget);
  return {
    api_version: 'samsa/v1', kind: 'Budget', id, display_name: displayName, environment: environmentId ?? undefined, cluster: clusterId ?? undefined, amount_micros: amountMicros, currency,
    thresholds, emails, suspend_environments: suspendEnvironments, month: { month, actual_micros: Number(actual), projected_micros: Number(projected) },
    alerts: alerts.filter((alert) => alert.budgetId === id).map(({ at, amountMicros: amount, budgetMicros, suspendEnvironments: suspends, month: of, measure, percent }) =>
      ({ month: of, measure, percent, amount_micros: amount, budget_micros: budgetMicros, at: at.toISOString(), suspend_environments: suspends })),
    created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString(),
  };
}
