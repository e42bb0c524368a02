/** A password for the first organization's administrator, so that somebody can sign in with a browser. */
import { Passwords } from '@samsa/identity/password';
import type { Database } from '@samsa/store/database';
import * as logins from '@samsa/store/logins';
import type { Demo } from './demo.ts';

/** Given once: a password that stands, even another one, is left. @returns the e-mail address */
export async function seedLogin(database: Database, { userId }: Demo, password: string | undefined): Promise<string> {
  const [user] = await database.query<{ email: string; loginId: string | null }>('SELECT email, login_id AS "loginId" FROM user_account WHERE id = $1', [userId]);
  if (!user) throw new Error(`The administrator ${userId} is gone.`);
  if (password === undefined || user.loginId !== null || (await logins.findByEmail(database, user.email))) return user.email;
  const hash = await new Passwords().hash(password);
  await database.transact(async (tx) => {
    const { id } = await logins.insert(tx, user.email, hash, true);
    await logins.join(tx, userId, id);
  });
  return user.email;
}
