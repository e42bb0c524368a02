/** iam/v2/users and invitations: people, and how they come in. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { FullName, OneTimeToken, PASSWORD_LENGTH_MAX, Session } from './sessions.ts';
import { ById, listOf, Metadata, PageQuery, Timestamp } from './wire.ts';

const AuthType = z.enum(['AUTH_TYPE_LOCAL', 'AUTH_TYPE_SSO']);

export const User = z.object({
  api_version: z.literal('iam/v2'),
  kind: z.literal('User'),
  id: z.string(),
  metadata: Metadata,
  email: z.string(),
  full_name: z.string(),
  auth_type: AuthType,
});
export type User = z.infer<typeof User>;
export const UserPatch = z.object({ full_name: z.string().trim().min(1).max(128).optional() });
export type UserPatch = z.infer<typeof UserPatch>;

const Plain = z.object({ id: z.string(), related: z.string(), resource_name: z.string() });
export const Invitation = z.object({
  api_version: z.literal('iam/v2'),
  kind: z.literal('Invitation'),
  id: z.string(),
  metadata: Metadata,
  email: z.string(),
  auth_type: AuthType,
  status: z.enum(['INVITE_STATUS_SENT', 'INVITE_STATUS_STAGED', 'INVITE_STATUS_ACCEPTED', 'INVITE_STATUS_EXPIRED', 'INVITE_STATUS_DEACTIVATED']),
  accepted_at: Timestamp.optional(),
  expires_at: Timestamp,
  user: Plain,
  creator: Plain,
});
export type Invitation = z.infer<typeof Invitation>;
export const InvitationCreate = z.object({ email: z.email().max(254), auth_type: AuthType.default('AUTH_TYPE_LOCAL') });
export type InvitationCreate = z.infer<typeof InvitationCreate>;

const users = { tag: 'Users', surface: 'control' } as const;
const invitations = { tag: 'Invitations', surface: 'control' } as const;

export const listUsers = operation({
  id: 'listUsers', method: 'GET', path: '/iam/v2/users', summary: 'The people of the organization',
  ...users, permission: 'user:read', query: PageQuery, status: 200, response: listOf(User, 'iam/v2', 'UserList'),
});
export const getUser = operation({
  id: 'getUser', method: 'GET', path: '/iam/v2/users/{id}', summary: 'One person',
  ...users, permission: 'user:read', params: ById, status: 200, response: User,
});
export const patchUser = operation({
  id: 'patchUser', method: 'PATCH', path: '/iam/v2/users/{id}', summary: 'Change a person’s name',
  ...users, permission: 'user:update', params: ById, body: UserPatch, status: 200, response: User,
});
export const deleteUser = operation({
  id: 'deleteUser', method: 'DELETE', path: '/iam/v2/users/{id}', summary: 'Remove a person from the organization: their sessions end, their keys and roles go',
  ...users, permission: 'user:delete', params: ById, status: 204,
});
export const listInvitations = operation({
  id: 'listInvitations', method: 'GET', path: '/iam/v2/invitations', summary: 'Invitations sent',
  ...invitations, permission: 'invitation:read',
  query: PageQuery.extend({ email: z.string().optional(), status: z.string().optional(), user: z.string().optional(), creator: z.string().optional() }),
  status: 200, response: listOf(Invitation, 'iam/v2', 'InvitationList'),
});
export const createInvitation = operation({
  id: 'createInvitation', method: 'POST', path: '/iam/v2/invitations', summary: 'Invite a person by e-mail',
  ...invitations, permission: 'invitation:create', body: InvitationCreate, status: 201, response: Invitation,
});
export const getInvitation = operation({
  id: 'getInvitation', method: 'GET', path: '/iam/v2/invitations/{id}', summary: 'One invitation',
  ...invitations, permission: 'invitation:read', params: ById, status: 200, response: Invitation,
});
export const deleteInvitation = operation({
  id: 'deleteInvitation', method: 'DELETE', path: '/iam/v2/invitations/{id}', summary: 'Withdraw an invitation not yet accepted',
  ...invitations, permission: 'invitation:delete', params: ById, status: 204,
});

const ours = { tag: 'Invitations', surface: 'samsa' } as const;

export const InvitationLook = z.object({
  email: z.string(),
  organization: z.string(),
  expires_at: Timestamp,
  /** `new_password`: choose one. `password`: that of the account there is already. `identity_provider`: sign in there. */
  needs: z.enum(['new_password', 'password', 'identity_provider']),
});
export type InvitationLook = z.infer<typeof InvitationLook>;
export const InvitationToken = z.object({ token: OneTimeToken });
export const InvitationAcceptance = z.object({ token: OneTimeToken, password: z.string().min(1).max(PASSWORD_LENGTH_MAX), full_name: FullName.optional() });
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;

export const lookAtInvitation = operation({
  id: 'lookAtInvitation', method: 'POST', path: '/samsa/v1/invitations:look', summary: 'What an invitation’s token is for',
  ...ours, permission: 'open', body: InvitationToken, status: 200, response: InvitationLook,
});
export const acceptInvitation = operation({
  id: 'acceptInvitation', method: 'POST', path: '/samsa/v1/invitations:accept', summary: 'Accept an invitation with the token that was mailed, and sign in',
  ...ours, permission: 'open', body: InvitationAcceptance, status: 200, response: Session,
});
export const resendInvitation = operation({
  id: 'resendInvitation', method: 'POST', path: '/samsa/v1/invitations/{id}:resend', summary: 'Mail an open invitation again, with a new token and new time',
  ...ours, permission: 'invitation:create', params: ById, status: 200, response: Invitation,
});
