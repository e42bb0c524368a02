/**
 * Looks at every budget: rates the month of each organization that has one, as it is and as it will be, and tells the thresholds that
 * are reached and were not told this month. Level-triggered: a round that died is made up by the next, and of two processes one row's
 * key lets one tell. Letters go after the row, so a mail folder that is away delays letters and nothing else.
 *
 * While a budget's whole amount is used up, what runs in its environments that are not of production is wished suspended, whether or
 * not that was told already; when no budget says so any more, it is wished to go on.
 */
import { reached, spender } from '@samsa/domain/budget';
import { micros, textOf } from '@samsa/domain/money';
import type { Mail } from '@samsa/runtime/mail';
import { readMonth } from '@samsa/store/billed-months';
import * as budgets from '@samsa/store/budgets';
import type { Letter } from '@samsa/store/budgets';
import type { Database } from '@samsa/store/database';

const WHOLE = 100;
/** Letters in one round. */
const LETTERS_AT_ONCE = 500;

export class BudgetWatcher {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail | undefined,
  ) {}

  /** @returns how many thresholds were told here */
  async run(): Promise<number> {
    let told = 0;
    for (const { organizationId, month } of await budgets.organizationsWithBudgets(this.database)) {
      const open = await budgets.untold(this.database, organizationId, month);
      const read = await readMonth(this.database, organizationId, month);
      const spent = spender(read);
      const suspended = new Set<string>();
      for (const budget of open) {
        const amounts = spent(budget);
        if (amounts.actual >= BigInt(budget.amountMicros)) for (const id of budget.suspendEnvironments) suspended.add(id);
        for (const threshold of reached(budget.thresholds, BigInt(budget.amountMicros), amounts)) {
          const used = threshold.measure === 'actual' && threshold.percent >= WHOLE;
          const alert = { ...threshold, month, currency: read.currency, amountMicros: amounts[threshold.measure], suspendEnvironments: used ? budget.suspendEnvironments : [] };
          if (await budgets.tell(this.database, budget, alert)) told++;
        }
      }
      await budgets.alignSuspensions(this.database, organizationId, [...suspended]);
    }
    await this.sendLetters();
    return told;
  }

  private async sendLetters(): Promise<void> {
    const { mail } = this;
    if (!mail) return;
    const send = async (letter: Letter): Promise<void> => {
      for (const to of letter.emails) await mail.send({ to, ...letterOf(letter) });
    };
    for (let sent = 0; sent < LETTERS_AT_ONCE && (await budgets.mailNext(this.database, send)); sent++);
  }
}

function letterOf({ displayName, month, measure, percent, amountMicros, budgetMicros, currency, suspendEnvironments }: Letter): { subject: string; text: string } {
  const amount = `${textOf(micros(amountMicros))} ${currency}`;
  const came = measure === 'actual' ? `has cost ${amount} so far` : `will have cost ${amount} by its end if what runs now goes on`;
  const suspends = suspendEnvironments.length > 0 ? `\n\nBy this budget the clusters of these environments are suspended until the month ends or the budget is raised: ${suspendEnvironments.join(', ')}.` : '';
  return {
    subject: `Budget ${displayName}: ${percent} % ${measure === 'actual' ? 'used' : 'expected'}`,
    text: `${month} ${came}, which is ${percent} % or more of the budget ${displayName} of ${textOf(micros(budgetMicros))} ${currency}.${suspends}\n`,
  };
}
