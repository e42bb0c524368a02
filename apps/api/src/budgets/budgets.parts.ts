/** Budgets: amounts a month, and the thresholds at which somebody wants to be told. */
import { BudgetsController } from './budgets.controller.ts';
import { BudgetsService } from './budgets.service.ts';

export const budgetControllers = [BudgetsController];
export const budgetProviders = [BudgetsService];
