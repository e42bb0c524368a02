/**
 * Key-encryption keys and their rotation. A rotation is a wish like any other: the api makes the key and writes which version is
 * wanted; the provisioner wraps. From the moment the key is there everything new is sealed under it.
 */
import { Injectable } from '@nestjs/common';
import type { EncryptionKeys, KeyRotation, KeysRotate } from '@samsa/contract/fleet-keys';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { newKeyRotationId } from '@samsa/domain/ids';
import { conflict } from '@samsa/domain/problem';
import { KmsRefusal } from '@samsa/runtime/kms';
import { Sealer } from '@samsa/runtime/seal';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as keyRotations from '@samsa/store/key-rotations';
import type { Rotation } from '@samsa/store/key-rotations';

@Injectable()
export class KeysService {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  async get(caller: Caller): Promise<EncryptionKeys> {
    fleetAdmin(caller, 'fleet:read');
    const [newest_version, in_use, rotation] = await Promise.all([this.sealer.kms.newest(), keyRotations.inUse(this.database), keyRotations.newest(this.database)]);
    return { api_version: 'fleet/v1', kind: 'EncryptionKeys', newest_version, in_use, rotation: rotation && show(rotation) };
  }

  async rotate(caller: Caller, { make_key }: KeysRotate): Promise<EncryptionKeys> {
    const admin = fleetAdmin(caller, 'fleet:write');
    await this.database.transact(async (tx) => {
      const running = await keyRotations.lock(tx, admin);
      if (running) throw underWay(running);
      const version = make_key ? await this.made() : await this.sealer.kms.newest();
      const id = newKeyRotationId();
      await keyRotations.begin(tx, admin, id, version);
      await audit.record(tx, caller, { operation: 'rotateEncryptionKeys', resourceKind: 'KeyRotation', resourceId: id, after: { key_version: version, make_key } });
    });
    return this.get(caller);
  }

  /** @throws Problem 409 where keys are made by somebody else */
  private async made(): Promise<number> {
    try {
      return await this.sealer.kms.makeKey();
    } catch (error) {
      if (!(error instanceof KmsRefusal)) throw error;
      throw conflict('KeyNotMade', error.message, '/make_key');
    }
  }
}

const underWay = ({ id, keyVersion }: Rotation) => conflict('RotationUnderWay', `${id} is still wrapping everything by version ${keyVersion}. Wait until it is done; GET /fleet/v1/keys tells how far it is.`);

function show(rotation: Rotation): KeyRotation {
  const { id, keyVersion, rewrapped, remaining, cause, requestedBy, createdAt, endedAt } = rotation;
  return {
    id, key_version: keyVersion, state: endedAt ? 'done' : 'running', rewrapped, remaining: remaining ?? undefined, cause: cause ?? undefined,
    requested_by: requestedBy, created_at: createdAt.toISOString(), ended_at: endedAt?.toISOString(),
  };
}
