/** What an installation says about how people come in. */
import type { TrialTerms } from '@samsa/store/billing-accounts';

export interface Limits {
  clusters: number;
  cku: number;
}

export class SignInSettings {
  constructor(
    /** Whether a stranger may make an organization. */
    readonly signUpOpen: boolean,
    /** Of one address. */
    readonly signUpsPerHour: number,
    /** Of an organization that somebody signs up with. */
    readonly limits: Limits,
    /** On which it begins; none when left out. */
    readonly trial?: TrialTerms,
  ) {}
}
