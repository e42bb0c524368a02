/** What organizations are told of their bill, in words. Times are UTC. */
import type { Lapse, Standing, Step, TrialWarning } from '@samsa/domain/billing-standing';
import type { Account } from '@samsa/store/billing-accounts';
import type { Notice } from '@samsa/store/billing-standing';

type Letter = Omit<Notice, 'id'>;

const CAUSES: Record<Lapse, string> = {
  trial: 'The trial is over: its time or its credit is used up.',
  debt: 'An invoice is past due.',
  admin: 'Those who run this installation have decided it.',
};
const STATES: Record<Standing, { subject: string; says: string }> = {
  trial: { subject: 'is on trial', says: 'Its clusters run.' },
  paying: { subject: 'is in good standing', says: 'Its clusters run, or are being started again.' },
  grace: { subject: 'is to be suspended', says: 'Everything still runs.' },
  suspended: { subject: 'is suspended', says: 'The brokers of its clusters are stopped, their volumes are kept. Everything comes back as it was when this is lifted.' },
  trash: { subject: 'is in the trash', says: 'The brokers of its clusters stay stopped, and their volumes will be removed.' },
  purged: { subject: 'was purged', says: 'Its clusters and their data are being removed for good.' },
};

const day = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');

export function stepLetter({ organizationId, displayName }: Account, { state, because }: Step, lapse: Lapse | undefined, next: { state: Standing; atMs: number } | undefined): Letter {
  const { subject, says } = STATES[state];
  const why = because ?? lapse;
  const follows = next ? `Unless something is done it ${STATES[next.state].subject} from ${day(next.atMs)} UTC.` : '';
  return { organizationId, kind: `standing.${state}`, subject: `${displayName} ${subject}`, body: [why && CAUSES[why], says, follows].filter(Boolean).join('\n') };
}

export function trialLetter({ organizationId, displayName, trialEndsAt }: Account, { kind, mark }: TrialWarning): Letter {
  const subject = kind === 'days' ? `The trial of ${displayName} ends in ${mark === 1 ? 'a day' : `${mark} days`}` : `${displayName} has used ${mark} % of the credit of its trial`;
  const body = `It ends on ${day(trialEndsAt?.getTime() ?? 0)} UTC, or when its credit is used up. Afterwards its clusters are suspended: brokers stopped, volumes kept.`;
  return { organizationId, kind: `trial.${kind}`, subject, body };
}

export function dunningLetter({ organizationId, displayName }: Account, invoice: { id: string; month: string; total: string }, days: number): Letter {
  const since = days === 0 ? 'is past due' : `has been past due for ${days} days`;
  return { organizationId, kind: 'dunning', subject: `The invoice of ${displayName} for ${invoice.month} ${since}`, body: `Invoice ${invoice.id} over ${invoice.total} ${since}. Please pay it.` };
}
