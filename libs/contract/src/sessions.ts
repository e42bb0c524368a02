/**
 * samsa/v1: people sign in with a browser. A session is an HttpOnly cookie that stands for one member of one organization and
 * may do what a cloud API key of that member may; requests that change something carry `csrf_token` in `x-samsa-csrf` besides.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { RoleName } from './role-bindings.ts';
import { DisplayName, Timestamp } from './wire.ts';

export const SESSION_COOKIE = 'samsa_session';
export const CSRF_HEADER = 'x-samsa-csrf';
/** What NIST SP 800-63B-4 asks of a password that nothing else stands beside; it asks for no mixture of characters. */
export const PASSWORD_LENGTH_MIN = 15;
export const PASSWORD_LENGTH_MAX = 256;

export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const NewPassword = z.string()
  .min(PASSWORD_LENGTH_MIN, `must have at least ${PASSWORD_LENGTH_MIN} characters; a few words are easy to remember`)
  .max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`);
const PresentedPassword = z.string().min(1).max(PASSWORD_LENGTH_MAX);
export const FullName = z.string().trim().min(1).max(128);
export const OneTimeToken = z.string().min(1).max(256);

/** Where a permission is held: everywhere in the organization, or in the places named; nowhere with the reason. */
export const HeldPermission = z.object({
  permission: z.string(),
  everywhere: z.boolean(),
  environments: z.array(z.string()),
  clusters: z.array(z.string()),
  /** Of one that is held nowhere: what gives it. */
  reason: z.string().optional(),
});
export type HeldPermission = z.infer<typeof HeldPermission>;

export const HeldRole = z.object({ role: RoleName, environment: z.string().optional(), cluster: z.string().optional(), resource: z.string().optional() });
export type HeldRole = z.infer<typeof HeldRole>;

export const OrganizationChoice = z.object({ id: z.uuid(), display_name: z.string() });
export type OrganizationChoice = z.infer<typeof OrganizationChoice>;

export const Session = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Session'),
  user: z.object({ id: z.string(), kind: z.enum(['User', 'ServiceAccount']), full_name: z.string(), email: z.string().optional() }),
  organization: OrganizationChoice,
  /** Those `session:switch` goes to, this one among them. */
  organizations: z.array(OrganizationChoice),
  roles: z.array(HeldRole),
  permissions: z.array(HeldPermission),
  fleet_admin: z.boolean(),
  /** Absent when the caller is an API key: there is no cookie that could be abused. */
  csrf_token: z.string().optional(),
  /** `password` can be changed; `identity_provider` is changed there. */
  signed_in_by: z.enum(['password', 'identity_provider', 'api_key']),
  expires_at: Timestamp.optional(),
});
export type Session = z.infer<typeof Session>;

export const SignUp = z.object({ email: Email, password: NewPassword, organization: DisplayName, full_name: FullName.optional() });
export type SignUp = z.infer<typeof SignUp>;
export const SignIn = z.object({ email: Email, password: PresentedPassword, organization: z.uuid().optional() });
export type SignIn = z.infer<typeof SignIn>;
export const SwitchOrganization = z.object({ organization: z.uuid() });
export const ChangePassword = z.object({ current: PresentedPassword, password: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;
export const ForgotPassword = z.object({ email: Email });
export const ResetPassword = z.object({ token: OneTimeToken, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

const about = { tag: 'Sessions', surface: 'samsa' } as const;

export const signUp = operation({
  id: 'signUp', method: 'POST', path: '/samsa/v1/sign-up', summary: 'Make an organization with its first administrator, and sign in',
  ...about, permission: 'open', body: SignUp, status: 201, response: Session,
});
export const signIn = operation({
  id: 'signIn', method: 'POST', path: '/samsa/v1/session', summary: 'Sign in with e-mail and password; answers a cookie',
  ...about, permission: 'open', body: SignIn, status: 200, response: Session,
});
export const getSession = operation({
  id: 'getSession', method: 'GET', path: '/samsa/v1/session', summary: 'Who one is, and what one may do',
  ...about, permission: 'authenticated', status: 200, response: Session,
});
export const signOut = operation({
  id: 'signOut', method: 'DELETE', path: '/samsa/v1/session', summary: 'Sign out: the session ends here and everywhere',
  ...about, permission: 'authenticated', status: 204,
});
export const switchOrganization = operation({
  id: 'switchOrganization', method: 'POST', path: '/samsa/v1/session:switch', summary: 'Go on in another organization one belongs to',
  ...about, permission: 'authenticated', body: SwitchOrganization, status: 200, response: Session,
});
export const changePassword = operation({
  id: 'changePassword', method: 'POST', path: '/samsa/v1/password:change', summary: 'Change one’s password; all other sessions end',
  ...about, permission: 'authenticated', body: ChangePassword, status: 200, response: Session,
});
export const forgotPassword = operation({
  id: 'forgotPassword', method: 'POST', path: '/samsa/v1/password:forgot', summary: 'Have a link for a new password mailed, if there is such an account',
  ...about, permission: 'open', body: ForgotPassword, status: 202, response: z.object({ detail: z.string() }),
});
export const resetPassword = operation({
  id: 'resetPassword', method: 'POST', path: '/samsa/v1/password:reset', summary: 'Set a new password with the token of that mail; all sessions end',
  ...about, permission: 'open', body: ResetPassword, status: 204,
});
