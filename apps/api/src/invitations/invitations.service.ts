/**
 * Invitations: they name the id of the user that will be. One open invitation an address; an expired one makes room for the
 * next. A token is mailed, and only its hash kept; whoever has it accepts (`acceptance.service.ts`). Until then the user is not there,
 * and takes neither keys nor roles.
 */
import { Injectable } from '@nestjs/common';
import type { Invitation, InvitationCreate } from '@samsa/contract/users';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand } from '@samsa/domain/access';
import { principalCrn } from '@samsa/domain/crn';
import { newInvitationId, newUserId } from '@samsa/domain/ids';
import { conflict, notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as invitations from '@samsa/store/invitations';
import type { InvitationFilter, StoredInvitation } from '@samsa/store/invitations';
import * as users from '@samsa/store/users';
import * as organizations from '@samsa/store/organizations';
import { newToken, tokenHashOf } from '../access/session-credentials.ts';
import { listing, metadata, PublicUrl, reference, REPLAY_WINDOW_SECONDS } from '../http/answers.ts';
import { Postbox } from '../sessions/postbox.ts';

const LIVES_DAYS = 7;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
    private readonly postbox: Postbox,
  ) {}

  async list(caller: Caller, query: PageQuery & InvitationFilter) {
    const { page_size, page_token, ...filter } = query;
    const wanted = { ...filter, email: filter.email?.toLowerCase() };
    const page = { size: page_size, token: page_token };
    const found = allows(caller, 'invitation:read', {}) ? await invitations.list(this.database, caller, wanted, page) : { items: [] };
    const about = { version: 'iam/v2', kind: 'InvitationList', url: this.url, path: '/iam/v2/invitations', query: { ...filter, page_size } } as const;
    return listing(about, found, (invitation) => this.show(invitation));
  }

  async create(caller: Caller, sent: InvitationCreate): Promise<Invitation> {
    demand(caller, 'invitation:create', {});
    const wanted = { ...sent, email: sent.email.toLowerCase() };
    const token = newToken();
    const admit = () => this.database.transact(async (tx) => {
      const twin = await this.makeRoom(tx, caller, wanted);
      if (twin) return { invitation: twin, fresh: false };
      const ids = { id: newInvitationId(), userId: newUserId(), tokenHash: tokenHashOf(token) };
      const invitation = await invitations.insert(tx, caller, ids, wanted, LIVES_DAYS);
      await audit.record(tx, caller, { operation: 'createInvitation', resourceKind: 'Invitation', resourceId: invitation.id, after: wanted });
      return { invitation, fresh: true };
    });
    // Two at once: the second is refused by the address, and by then can see the first.
    const { invitation, fresh } = await admit().catch((error: unknown) => (uniqueViolation(error) === 'invitation_open' ? admit() : Promise.reject(error)));
    if (fresh) await this.mail(caller, invitation, token);
    return this.show(invitation);
  }

  async resend(caller: Caller, id: string): Promise<Invitation> {
    const token = newToken();
    const renewed = await this.database.transact(async (tx) => {
      const before = allows(caller, 'invitation:read', {}) ? await invitations.lock(tx, caller, id) : undefined;
      if (!before) throw notFound('invitation', id);
      demand(caller, 'invitation:create', {});
      if (before.acceptedAt) throw conflict('Accepted', `${id} has been accepted: there is nothing to be sent again.`);
      await audit.record(tx, caller, { operation: 'resendInvitation', resourceKind: 'Invitation', resourceId: id, after: { email: before.email } });
      return invitations.renew(tx, caller, id, tokenHashOf(token), LIVES_DAYS);
    });
    await this.mail(caller, renewed, token);
    return this.show(renewed);
  }

  async get(caller: Caller, id: string): Promise<Invitation> {
    const found = allows(caller, 'invitation:read', {}) ? await invitations.find(this.database, caller, id) : undefined;
    if (!found) throw notFound('invitation', id);
    return this.show(found);
  }

  async delete(caller: Caller, id: string): Promise<void> {
    await this.database.transact(async (tx) => {
      const before = allows(caller, 'invitation:read', {}) ? await invitations.lock(tx, caller, id) : undefined;
      if (!before) throw notFound('invitation', id);
      demand(caller, 'invitation:delete', {});
      if (before.acceptedAt) throw conflict('Accepted', `${id} has been accepted: ${before.userId} is a user now. It cannot be withdrawn any more.`);
      await invitations.remove(tx, caller, id);
      await audit.record(tx, caller, { operation: 'deleteInvitation', resourceKind: 'Invitation', resourceId: id, before: { email: before.email } });
    });
  }

  private async mail(caller: Caller, invitation: StoredInvitation, token: string): Promise<void> {
    const organization = await organizations.own(this.database, caller);
    await this.postbox.invite(invitation.email, organization?.displayName ?? '', token, LIVES_DAYS);
  }

  /** @returns the invitation that a client's retry asks for again. @throws Problem 409 */
  private async makeRoom(tx: Tx, caller: Caller, wanted: InvitationCreate): Promise<StoredInvitation | undefined> {
    if (await users.findByEmail(tx, caller, wanted.email)) throw conflict('AlreadyMember', `${wanted.email} belongs to the organization already.`, '/email');
    const open = await invitations.lockOpen(tx, caller, wanted.email);
    if (!open) return undefined;
    if (open.status === 'INVITE_STATUS_EXPIRED') {
      await invitations.remove(tx, caller, open.id);
      return undefined;
    }
    const replayed = open.creatorId === caller.principal && open.authType === wanted.auth_type && Date.now() - open.createdAt.getTime() < REPLAY_WINDOW_SECONDS * 1_000;
    if (!replayed) throw alreadyInvited(wanted.email);
    return open;
  }

  private show(invitation: StoredInvitation): Invitation {
    const { id, organizationId, userId, creatorId } = invitation;
    const creatorKind = creatorId.startsWith('sa-') ? 'service-account' : 'user';
    return {
      api_version: 'iam/v2',
      kind: 'Invitation',
      id,
      metadata: metadata(this.url, `/iam/v2/invitations/${id}`, principalCrn(organizationId, 'invitation', id), invitation),
      email: invitation.email,
      auth_type: invitation.authType,
      status: invitation.status,
      accepted_at: invitation.acceptedAt?.toISOString(),
      expires_at: invitation.expiresAt.toISOString(),
      user: reference(this.url, `/iam/v2/users/${userId}`, userId, principalCrn(organizationId, 'user', userId)),
      creator: reference(this.url, `/iam/v2/${creatorKind}s/${creatorId}`, creatorId, principalCrn(organizationId, creatorKind, creatorId)),
    };
  }
}

function alreadyInvited(email: string) {
  return conflict('AlreadyInvited', `${email} has an open invitation. Delete it first to invite anew.`, '/email');
}
