/** Ids carry their kind in front, as the compatible API has them, and in their type. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganizationId = Id<'organization'>;
export type EnvironmentId = Id<'environment'>;
export type ClusterId = Id<'cluster'>;
export type DataPlaneId = Id<'data-plane'>;
export type WholeClusterId = Id<'whole-cluster'>;
export type PrincipalId = Id<'principal'>;
export type ApiKeyId = Id<'api-key'>;
export type OperationId = Id<'operation'>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ID_LENGTH = 8;
const KEY_LENGTH = 16;
const SECRET_LENGTH = 64;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function draw(letters: string, length: number): string {
  let drawn = '';
  for (let i = 0; i < length; i++) drawn += letters[randomInt(letters.length)];
  return drawn;
}

const short = (prefix: string): string => `${prefix}-${draw(LETTERS, ID_LENGTH)}`;

export const newEnvironmentId = (): EnvironmentId => short('env') as EnvironmentId;
export const newClusterId = (): ClusterId => short('lkc') as ClusterId;
export const newServiceAccountId = (): PrincipalId => short('sa') as PrincipalId;
export const newUserId = (): PrincipalId => short('u') as PrincipalId;
export const newDataPlaneId = (): DataPlaneId => short('dp') as DataPlaneId;
export const newWholeClusterId = (): WholeClusterId => short('wc') as WholeClusterId;
export const newRoleBindingId = (): string => short('rb');
export const newDriftId = (): string => short('dr');
export const newQuotaRequestId = (): string => short('qr');
export const newBudgetId = (): string => short('bg');
export const newWebhookId = (): string => short('wh');
export const newWebhookDeliveryId = (): string => `wd-${draw(LETTERS, KEY_LENGTH)}`;
export const newUsageProofId = (): string => short('up');
export const newKeyRotationId = (): string => short('kr');
export const newCreditId = (): string => short('cr');
export const newChargeId = (): string => short('ch');
export const newTaxRateId = (): string => short('tx');
export const newPaymentIntentId = (): string => `pi-${draw(LETTERS, 2 * ID_LENGTH)}`;
export const newInvitationId = (): string => short('i');
export const newApiKeyId = (): ApiKeyId => draw(KEY_LETTERS, KEY_LENGTH) as ApiKeyId;

const API_KEY = /^[A-Z2-7]{16}$/;

/** Whether a name can only be that of an API key: no user, service account or user of ours is named so. */
export const isApiKeyId = (name: string): name is ApiKeyId => API_KEY.test(name);

/** The schema registry that stands by in an environment: the same id for the same environment, always. */
export const schemaRegistryIdOf = (environmentId: string): string =>
  `lsrc-${[...createHash('sha256').update(environmentId).digest().subarray(0, ID_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;

/** 64 letters of 6 bits: 384 bits, so a plain SHA-256 of it is a safe way to keep it. */
export function newSecret(): string {
  const bytes = randomBytes(SECRET_LENGTH);
  let secret = '';
  for (const byte of bytes) secret += SECRET_LETTERS[byte & 63];
  return secret;
}

/** `op-` and a ULID: sorts by time of birth. */
export function newOperationId(nowMs: number): OperationId {
  let time = '';
  for (let left = nowMs, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = CROCKFORD[left % 32] + time;
  return `op-${time}${draw(CROCKFORD, 16)}` as OperationId;
}
