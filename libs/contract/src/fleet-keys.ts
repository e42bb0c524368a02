/** fleet/v1/keys: the key-encryption keys that wrap every secret at rest, by version alone, and their rotation. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { Timestamp } from './wire.ts';

export const KeyRotation = z.object({
  id: z.string(),
  /** What every secret is to be wrapped by. */
  key_version: z.number().int(),
  state: z.enum(['running', 'done']),
  /** Secrets wrapped anew so far, and those that were left when it was looked at last. */
  rewrapped: z.number().int(),
  remaining: z.number().int().optional(),
  /** Why it does not come to an end. */
  cause: z.string().optional(),
  requested_by: z.string(),
  created_at: Timestamp,
  ended_at: Timestamp.optional(),
});
export type KeyRotation = z.infer<typeof KeyRotation>;

export const EncryptionKeys = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('EncryptionKeys'),
  /** The version that wraps what is sealed now. */
  newest_version: z.number().int(),
  /** Secrets by the version that wraps them; 0 is the form of old, sealed by version 1 itself. A version not among them may be taken away. */
  in_use: z.array(z.object({ version: z.number().int(), secrets: z.number().int() })),
  /** The last one asked for. */
  rotation: KeyRotation.optional(),
});
export type EncryptionKeys = z.infer<typeof EncryptionKeys>;

export const KeysRotate = z.object({
  /** False where keys are made by somebody else: wraps by the newest there is. */
  make_key: z.boolean().default(true),
});
export type KeysRotate = z.infer<typeof KeysRotate>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;

export const getEncryptionKeys = operation({
  id: 'getEncryptionKeys', method: 'GET', path: '/fleet/v1/keys', summary: 'Which versions of the key-encryption key wrap secrets, and how far a rotation is',
  ...about, permission: 'fleet:read', status: 200, response: EncryptionKeys,
});
export const rotateEncryptionKeys = operation({
  id: 'rotateEncryptionKeys', method: 'POST', path: '/fleet/v1/keys:rotate', summary: 'Make a new key-encryption key and wrap every secret by it, in the background',
  ...about, permission: 'fleet:write', body: KeysRotate, status: 202, response: EncryptionKeys,
});
